"""Two wordings side by side, as short as they can be."""

from __future__ import annotations

_AROUND = 2
_LONG = 70


def difference(old: str, new: str) -> str:
    """What stood and what stands, from the first word that differs to the last, with a word or two around them."""
    before, after = old.split(), new.split()
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return f"was {_cut(before, start, end)!r}, is {_cut(after, start, end)!r}"


def _cut(words: list[str], start: int, end: int) -> str:
    shown = " ".join(words[max(start - _AROUND, 0) : len(words) - max(end - _AROUND, 0)])
    return shown if len(shown) <= _LONG else shown[: _LONG - 1].rstrip() + "…"
