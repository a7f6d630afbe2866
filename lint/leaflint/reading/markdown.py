"""The body of a sheet as blocks, and its words as one prose, each with its place in the file."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pyromark

from leaflint.nodes import Span
from leaflint.reading.sheet import Block, Prose
from leaflint.reading.text import ByteOffsets

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_TASKLISTS
)
_LEAVES = {
    "Paragraph": "paragraph",
    "TableCell": "cell",
    "Heading": "heading",
    "CodeBlock": "code",
    "HtmlBlock": "html",
}
_RUN = re.compile(r"[ \t\n]+")
_LEVELS = {f"H{level}": level for level in range(1, 7)}


class Body(NamedTuple):
    """What the Markdown of a sheet holds: blocks in their order, the prose, and where HTML stands in the file."""

    blocks: tuple[Block, ...]
    prose: Prose
    html: tuple[Span, ...]


def read_markdown(content: str, start: int) -> Body:
    """The body of the sheet `content`, which begins at offset `start`; spans are those of `content`."""
    writer = _Writer(content, start)
    for event, where in _PARSER.events_with_range(content[start:], merge_text=True):
        writer.take(event, where["start"], where["end"])
    writer.close()
    prose = Prose("".join(writer.words), tuple(writer.starts), tuple(writer.origins))
    return Body(tuple(writer.blocks), prose, tuple(writer.html))


class _Writer:
    """Takes parser events one by one and writes blocks and prose."""

    def __init__(self, content: str, start: int) -> None:
        self.content = content
        self.start = start
        self.offsets = ByteOffsets(content[start:])
        self.words: list[str] = []
        self.length = 0
        self.starts: list[int] = []
        self.origins: list[Span] = []
        self.blocks: list[Block] = []
        self.html: list[Span] = []
        self.items: list[bool] = []
        self.struck = 0
        self.table = (-1, -1, -1)
        self.open: str | None = None
        self.first = self.strong = 0

    def take(self, event: Any, start: int, end: int) -> None:
        span = Span(self.start + self.offsets.character(start), self.start + self.offsets.character(end))
        if isinstance(event, str):
            if event in ("SoftBreak", "HardBreak"):
                self.break_line(span)
            elif event == "Rule":
                self.close()
            return
        ((kind, value),) = event.items()
        if kind == "Start":
            self.begin(value, span)
        elif kind == "End":
            self.end(value, span)
        elif kind in ("Text", "Code"):
            self.text(value, span, kind == "Code")
        elif kind in ("Html", "InlineHtml"):
            self.html.append(span)

    def begin(self, tag: Any, span: Span) -> None:
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if name in _LEAVES:
            self.close()
            if name == "TableCell":
                table, row, column = self.table
                self.table = (table, row, column + 1)
            self.opened(_LEAVES[name], span, _LEVELS[value["level"]] if value and name == "Heading" else 0)
        elif name == "Strong":
            if self.open is None:
                self.opened("item", span)
            self.strong_start = self.length
        elif name == "Strikethrough":
            self.struck += 1
        elif name == "Item":
            self.close()
            self.items.append(True)
        elif name in ("List", "BlockQuote", "FootnoteDefinition", "Table", "TableHead", "TableRow"):
            self.close()
            table, row, _ = self.table
            if name == "Table":
                self.table = (table + 1, -1, -1)
            elif name in ("TableHead", "TableRow"):
                self.table = (table, row + 1, -1)

    def end(self, tag: Any, span: Span) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name in _LEAVES:
            self.close(span)
        elif name == "Item":
            self.close()
            self.items.pop()
        elif name == "Strong":
            if self.open and self.strong_start == self.first:
                self.strong = self.length
        elif name == "Strikethrough":
            self.struck -= 1
        elif name in ("List", "BlockQuote", "FootnoteDefinition", "Table"):
            self.close()

    def opened(self, kind: str, span: Span, level: int = 0) -> None:
        self.open = kind
        self.block_span = span
        self.level = level
        self.first = self.strong = self.length
        self.line: int | None = None
        self.strong_start = -1

    def text(self, value: str, span: Span, code: bool) -> None:
        if self.struck:
            return
        if self.open is None:
            self.opened("item", span)
        if self.open == "html":
            return
        in_step = len(value) == span.end - span.start
        if code and not in_step:
            offset = self.content.find(value, span.start, span.end)
            span, in_step = (Span(offset, offset + len(value)), True) if offset >= 0 else (span, False)
        if not in_step:
            self.piece(_RUN.sub(" ", value), span)
            return
        reached = 0
        for run in _RUN.finditer(value):
            if run.group() != " ":
                self.piece(value[reached : run.start()], Span(span.start + reached, span.start + run.start()))
                self.piece(" ", Span(span.start + run.start(), span.start + run.end()))
                reached = run.end()
        self.piece(value[reached:], Span(span.start + reached, span.end))

    def break_line(self, span: Span) -> None:
        if self.open is not None:
            if self.line is None:
                self.line = self.length
            self.piece(" ", span)

    def piece(self, words: str, origin: Span) -> None:
        if words:
            self.words.append(words)
            self.starts.append(self.length)
            self.origins.append(origin)
            self.length += len(words)

    def close(self, span: Span | None = None) -> None:
        """End the open block, if any, where its markup or its last words end."""
        if self.open is None:
            return
        if self.length > self.first:
            kind = "item" if self.items and self.open == "paragraph" else self.open
            whole = span or Span(self.block_span.start, self.origins[-1].end)
            trimmed = Span(whole.start, whole.start + len(self.content[whole.start : whole.end].rstrip()))
            line = self.length if self.line is None else self.line
            cell = self.table if kind == "cell" else None
            prose = Span(self.first, self.length)
            self.blocks.append(Block(kind, trimmed, prose, self.strong, line, self.level, cell))
            self.piece("\n", Span(trimmed.end, trimmed.end + 1))
        self.open = None
