"""A part of a text, folded, where it stands."""

from __future__ import annotations

from leaflint.nodes import Span
from leaflint.vocabulary import fold


def folded_in_place(text: str, span: Span) -> str:
    """`text` up to the end of `span`, folded, with blanks before it: offsets stay, and a long text costs no more."""
    # Two characters before it tell a shape in it from the end of a longer one.
    start = max(span.start - 2, 0)
    return " " * start + fold(text[start : span.end])
