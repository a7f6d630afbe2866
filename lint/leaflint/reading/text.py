"""A sheet's bytes made into text, behind guards, and places counted as an editor counts them."""

from __future__ import annotations

import bisect
import codecs
import re
from functools import cached_property
from typing import NamedTuple

from leaflint.finding import Excerpt, Place
from leaflint.nodes import Span
from leaflint.reading.offsets import ByteOffsets

MAX_BYTES = 1024 * 1024
MAX_QUOTE = 80
MAX_EXCERPT = 160
MAX_NESTING = 100

_LINE_END = re.compile(r"\r\n?")
_NESTED = rf"^[ \t]*(?:(?:>[ \t]*|(?:[-+*]|\d{{1,9}}[.)])[ \t]+)){{{MAX_NESTING}}}"
_REFUSED = (
    (re.compile("\0"), "the file holds a NUL byte: it is binary, or damaged", "export the sheet as plain text again"),
    (
        re.compile(_NESTED, re.MULTILINE),
        f"quotes or lists are nested deeper than {MAX_NESTING} levels",
        "write it flatter",
    ),
)


class Unreadable(NamedTuple):
    """Why a sheet cannot be read, what to do about it, and where the trouble starts."""

    message: str
    hint: str
    place: Place


class Text:
    """What stands in a file: `content` without byte-order mark and with `\\n` line ends, and its places."""

    def __init__(self, path: str, content: str) -> None:
        self.path = path
        self.content = content
        self._lines = [0, *(match.end() for match in re.finditer("\n", content))]

    def place(self, span: Span) -> Place:
        """The place of `span`; one that ends with a line's end stops there."""
        start, end = span
        if end > start and self.content[end - 1 : end] == "\n":
            end -= 1
        line, column, utf8 = self._position(start)
        end_line, end_column, utf8_end = self._position(end)
        return Place(self.path, line, column, end_line, end_column, utf8, utf8_end)

    def span(self, place: Place) -> Span:
        """The span of the text that a place in it names."""
        return Span(
            self._lines[place.line - 1] + place.column - 1, self._lines[place.end_line - 1] + place.end_column - 1
        )

    def line_of(self, offset: int) -> int:
        """The line, from 1, on which the character at `offset` stands."""
        return bisect.bisect_right(self._lines, offset)

    def line_span(self, line: int) -> Span:
        """The span of line number `line`, from 1, without its end."""
        if line >= len(self._lines):
            return Span(self._lines[-1], len(self.content))
        return Span(self._lines[line - 1], self._lines[line] - 1)

    def quote(self, span: Span) -> str:
        """The words of `span` on one line, at most MAX_QUOTE characters."""
        words = " ".join(self.content[span.start : min(span.end, span.start + 4 * MAX_QUOTE)].split())
        return words if len(words) <= MAX_QUOTE else words[: MAX_QUOTE - 1].rstrip() + "…"

    def excerpt(self, span: Span) -> Excerpt:
        """The line on which `span` starts, cut to MAX_EXCERPT characters around it."""
        start, end = self.line_span(self.line_of(span.start))
        first = start if end - start <= MAX_EXCERPT else max(start, min(span.start - 40, end - MAX_EXCERPT))
        return Excerpt(self.content[first : min(end, first + MAX_EXCERPT)], first - start + 1)

    @cached_property
    def _offsets(self) -> ByteOffsets:
        return ByteOffsets(self.content)

    def _position(self, offset: int) -> tuple[int, int, int]:
        line = self.line_of(offset)
        start = self._lines[line - 1]
        return line, offset - start + 1, self._offsets.byte(offset) - self._offsets.byte(start) + 1


def decode(path: str, data: bytes) -> Text | Unreadable:
    """The text of a sheet, or why it is not readable: too large, not UTF-8, binary, or nested past reason."""
    if len(data) > MAX_BYTES:
        size = f"{len(data) / MAX_BYTES:.1f} MiB; a sheet may have {MAX_BYTES // 1024} KiB"
        return Unreadable(f"the file is too large: {size}", "split it, or leave it out with 'exclude'", Place(path))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Unreadable("the file is UTF-16, not UTF-8", "save it again with the encoding UTF-8", Place(path))
    unmarked = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = Text(path, _LINE_END.sub("\n", unmarked.decode()))
    except UnicodeDecodeError as error:
        readable = Text(path, _LINE_END.sub("\n", unmarked[: error.start].decode()) + "\ufffd")
        where = readable.place(Span(len(readable.content) - 1, len(readable.content)))
        byte = f"0x{unmarked[error.start]:02X}"
        return Unreadable(f"the file is not UTF-8: byte {byte} here", "save it again with the encoding UTF-8", where)
    for pattern, message, hint in _REFUSED:
        if found := pattern.search(text.content):
            return Unreadable(message, hint, text.place(Span(found.start(), found.start() + 1)))
    return text
