"""What changed between two texts of a sheet: facts first, then words."""

from __future__ import annotations

from leaflint.redline.between import FactChange, SectionChange, SheetChange, between, without_text
from leaflint.redline.page import as_html
from leaflint.redline.plain import as_text
from leaflint.redline.words import Piece, redline

__all__ = [
    "FactChange",
    "Piece",
    "SectionChange",
    "SheetChange",
    "as_html",
    "as_text",
    "between",
    "redline",
    "without_text",
]
