"""`python -m leaflint`."""

from __future__ import annotations

import os
import sys

# `python -m` looks for modules in the working directory first, where anybody's sheets lie.
if not sys.flags.safe_path and sys.path[:1] == [os.getcwd()]:  # noqa: PTH109 (pathlib is yet to be imported)
    del sys.path[0]

from leaflint.cli import main

if __name__ == "__main__":
    sys.exit(main())
