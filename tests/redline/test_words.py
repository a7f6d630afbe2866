"""A redline: both texts can be read off it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaflint.redline import Piece, redline

WORDS = ("take", "two", "three", "mg", "every", "day", "week", "not")
LINES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
TEXTS = st.lists(LINES, max_size=4).map("\n".join)


def side(pieces: tuple[Piece, ...], kind: str) -> str:
    return "".join(piece.words for piece in pieces if piece.kind in ("same", kind))


@given(TEXTS, TEXTS)
def test_both_texts_stand_in_it(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert side(pieces, "gone") == old
    assert side(pieces, "new") == new


def test_only_what_changed_is_marked() -> None:
    assert redline("Take 2 to 3 mg a day.", "Take 2 to 4 mg a day.") == (
        Piece("same", "Take 2 to"),
        Piece("gone", " 3"),
        Piece("new", " 4"),
        Piece("same", " mg a day."),
    )


def test_texts_beyond_all_measure_are_shown_as_replaced() -> None:
    old, new = "a " * 3_000, "b " * 3_000
    assert [piece.kind for piece in redline(old, new)] == ["gone", "new"]
