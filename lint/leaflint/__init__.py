"""leaflint: the linter for clinical claims in patient fact sheets."""

from __future__ import annotations

__version__ = "0.1.0"
