"""`python -m leaflint`."""

from __future__ import annotations

import sys

from leaflint.cli import main

if __name__ == "__main__":
    sys.exit(main())
