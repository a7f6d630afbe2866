"""Offsets in a text, counted in characters and in bytes of its UTF-8 form."""

from __future__ import annotations

import bisect
import itertools
import re

_WIDE = re.compile(r"[^\x00-\x7f]")


class ByteOffsets:
    """The offsets of one text: each in bytes as one in characters, and the reverse."""

    def __init__(self, content: str) -> None:
        self._is_ascii = content.isascii()
        wide = [] if self._is_ascii else [(m.start(), len(m.group().encode())) for m in _WIDE.finditer(content)]
        self._starts = [start for start, _ in wide]
        self._extra = list(itertools.accumulate((size - 1 for _, size in wide), initial=0))
        self._ends = [start + 1 + extra for start, extra in zip(self._starts, self._extra[1:], strict=True)]

    def character(self, byte: int) -> int:
        """The offset in characters of the offset `byte`, where a character starts or the text ends."""
        return byte if self._is_ascii else byte - self._extra[bisect.bisect_right(self._ends, byte)]

    def byte(self, character: int) -> int:
        """The offset in bytes of the offset `character`."""
        return character if self._is_ascii else character + self._extra[bisect.bisect_left(self._starts, character)]
