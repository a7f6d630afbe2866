"""Reading: the bytes of a file to a sheet, and why not."""

from __future__ import annotations

from leaflint.reading.read import declared_in, read_sheet
from leaflint.reading.sheet import Block, Comment, ComparisonPage, Named, Prose, Section, Sheet
from leaflint.reading.text import MAX_BYTES, Text, Unreadable

__all__ = [
    "MAX_BYTES",
    "Block",
    "Comment",
    "ComparisonPage",
    "Named",
    "Prose",
    "Section",
    "Sheet",
    "Text",
    "Unreadable",
    "declared_in",
    "read_sheet",
]
