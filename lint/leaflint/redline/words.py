"""Two texts word by word: what stayed, what went, what came."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

#: Beyond so many pairs of words the time to compare them would be felt: the whole passage is shown as replaced.
_MOST_PAIRS = 4_000_000
_WORD = re.compile(r"\n|\S+")


class Piece(NamedTuple):
    """Words that stand together, with the blanks and line ends beside them; `kind` is "same", "gone" or "new"."""

    kind: str
    words: str


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both texts in their order, what went before what came in its place.

    The pieces that stayed and those that went are the old text, letter by letter, and those that stayed and those
    that came the new one, where words are divided by one blank or by line ends without blanks beside them.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    middle = _middle(before[start : len(before) - end], after[start : len(after) - end])
    changes = [("same", before[:start], after[:start]), *middle, ("same", *_last(before, after, end))]
    pieces = _with_blanks((kind, gone, new) for kind, gone, new in changes if gone or new)
    return tuple(
        Piece(kind, "".join(piece.words for piece in run)) for kind, run in groupby(pieces, lambda one: one.kind)
    )


def _last(before: Sequence[str], after: Sequence[str], count: int) -> tuple[Sequence[str], Sequence[str]]:
    return before[len(before) - count :], after[len(after) - count :]


def _middle(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    if len(before) * len(after) > _MOST_PAIRS:
        yield "changed", before, after
        return
    for kind, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield ("same" if kind == "equal" else "changed"), before[i:j], after[k:m]


def _with_blanks(changes: Iterator[tuple[str, Sequence[str], Sequence[str]]]) -> Iterator[Piece]:
    """The words as pieces, each with the blank that divides it from the word before in its own text."""
    old, new = _Line(), _Line()
    for kind, gone, came in changes:
        if kind == "changed":
            yield from (Piece("gone", old.added(word)) for word in gone)
            yield from (Piece("new", new.added(word)) for word in came)
            continue
        for word in gone:
            one, other = old.blank(word), new.blank(word)
            if one != other:
                yield Piece("gone" if one else "new", " ")
            yield Piece("same", (one if one == other else "") + word)
            old.last = new.last = word


class _Line:
    """A text as far as it is written: its last word."""

    last = "\n"

    def blank(self, word: str) -> str:
        """What divides the last word from the next."""
        return "" if "\n" in (self.last, word) else " "

    def added(self, word: str) -> str:
        """The next word, with the blank before it."""
        blank, self.last = self.blank(word), word
        return blank + word


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words at the start are the same."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count
