"""Two texts word by word: what stayed, what went, what came."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: Beyond so many pairs of words the time to compare them would be felt: the whole passage is shown as replaced.
_MOST_PAIRS = 4_000_000


class Piece(NamedTuple):
    """Words that stand together; `kind` is "same", "gone" or "new"."""

    kind: str
    words: str


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both texts in their order, what went before what came in its place."""
    before, after = old.split(), new.split()
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    middle = _middle(before[start : len(before) - end], after[start : len(after) - end])
    pieces = (Piece("same", _joined(before[:start])), *middle, Piece("same", _joined(before[len(before) - end :])))
    return tuple(piece for piece in pieces if piece.words)


def _middle(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    if len(before) * len(after) > _MOST_PAIRS:
        yield Piece("gone", _joined(before))
        yield Piece("new", _joined(after))
        return
    for kind, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", _joined(before[i:j]))
        else:
            yield Piece("gone", _joined(before[i:j]))
            yield Piece("new", _joined(after[k:m]))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words at the start are the same."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def _joined(words: Sequence[str]) -> str:
    return " ".join(words)
