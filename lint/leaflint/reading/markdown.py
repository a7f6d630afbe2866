"""The body of a sheet as blocks, and its words as one prose, each with its place in the file."""

from __future__ import annotations

import html
import re
from typing import Any, NamedTuple

import pyromark

from leaflint.nodes import Span
from leaflint.reading.html import visible_lines
from leaflint.reading.offsets import ByteOffsets
from leaflint.reading.sheet import Block, Line, Prose
from leaflint.reading.text import Text, Unreadable
from leaflint.reading.writing import ProseWriter

MAX_PIECES = 50_000
_SPLIT = "no sheet needs so many; split the file, or leave it out with 'exclude'"
_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
)
_LEAVES = {"Paragraph": "paragraph", "TableCell": "cell", "Heading": "heading", "CodeBlock": "code"}
_CONTAINERS = frozenset(["List", "Item", "BlockQuote", "FootnoteDefinition", "Table", "TableHead", "TableRow"])
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD = re.compile(r"<(/?)(?:b|strong)>", re.IGNORECASE)
_RAISED = re.compile(r"<(/?)sup>", re.IGNORECASE)
# A raised digit is a note's number or a power: never one more digit of the number before it.
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEVELS = {f"H{level}": level for level in range(1, 7)}


class Body(NamedTuple):
    """What the Markdown of a sheet holds.

    The blocks in their order, the prose, where HTML stands in the file, and the outermost blocks: a list, a table
    or a quotation as a whole.
    """

    blocks: tuple[Block, ...]
    prose: Prose
    html: tuple[Span, ...]
    outermost: tuple[Span, ...]


def read_markdown(text: Text, start: int) -> Body | Unreadable:
    """The body of the sheet, which begins at offset `start`; or why it is not read: more markup than a sheet has."""
    content = text.content[start:]
    character = ByteOffsets(content).character
    writer = _Writer(text.content)
    take, pieces = writer.take, writer.prose.starts
    for count, (event, where) in enumerate(_PARSER.events_with_range(content)):
        span = Span(start + character(where["start"]), start + character(where["end"]))
        take(event, span)
        if count >= MAX_PIECES or len(pieces) >= MAX_PIECES:
            here = text.place(Span(span.start, span.start))
            return Unreadable(f"more than {MAX_PIECES} pieces of markup", _SPLIT, here)
    writer.close()
    return Body(tuple(writer.blocks), writer.prose.prose(), tuple(writer.html), tuple(writer.outermost))


class _Writer:
    """Takes parser events one by one and writes blocks and prose."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.prose = ProseWriter()
        self.blocks: list[Block] = []
        self.html: list[Span] = []
        self.outermost: list[Span] = []
        self.depth = self.struck = self.footnotes = 0
        self.lists: list[bool] = []
        self.item_opens = self.raised = False
        self.table = (-1, -1, -1)
        self.kind: str | None = None
        self.span = Span(0, 0)
        self.level = self.first = self.bold = self.reached = 0
        self.lines: list[Line] = []
        self.bold_line: int | None = None

    def take(self, event: Any, span: Span) -> None:
        if isinstance(event, str):
            if event in ("SoftBreak", "HardBreak"):
                self.break_line(span)
            elif event == "Rule":
                self.close()
            return
        ((kind, value),) = event.items()
        if kind == "Text":
            self.text(value, span)
        elif kind == "Start":
            name, details = (value, None) if isinstance(value, str) else next(iter(value.items()))
            self.begin(name, details, span)
        elif kind == "End":
            self.end(value if isinstance(value, str) else next(iter(value)), span)
        elif kind == "Code":
            # Its span has the backticks too, and a line end in it is a blank of its words.
            offset = self.content.find(value, span.start, span.end)
            self.text(value, Span(offset, offset + len(value)) if offset >= 0 else span)
        elif kind == "Html":
            self.html.append(span)
        elif kind == "InlineHtml":
            self.inline_html(span)

    def begin(self, name: str, details: Any, span: Span) -> None:
        if not self.depth and name != "HtmlBlock":
            self.outermost.append(self.trimmed(span))
        self.depth += 1
        if name == "Strong":
            self.begin_bold(span)
            return
        if self.kind is not None and (name in _LEAVES or name in _CONTAINERS or name == "HtmlBlock"):
            self.close()
        table, row, column = self.table
        if name in _LEAVES:
            if name == "TableCell":
                self.table = (table, row, column + 1)
            self.open(_LEAVES[name], span, _LEVELS[details["level"]] if name == "Heading" else 0)
        elif name == "Strikethrough":
            self.struck += 1
        elif name == "List":
            self.lists.append(details is not None)
        elif name == "Item":
            self.item_opens = True
        elif name == "FootnoteDefinition":
            self.footnotes += 1
        elif name == "Table":
            self.table = (table + 1, -1, -1)
        elif name in ("TableHead", "TableRow"):
            self.table = (table, row + 1, -1)

    def end(self, name: str, span: Span) -> None:
        self.depth -= 1
        if name in _LEAVES:
            self.close(span)
        elif name in _CONTAINERS:
            self.close()
        else:
            self.reached = span.end
        if name == "Strong":
            self.end_bold()
        elif name == "Strikethrough":
            self.struck -= 1
        elif name == "List":
            self.lists.pop()
        elif name == "Item":
            self.item_opens = False
        elif name == "FootnoteDefinition":
            self.footnotes -= 1
        elif name == "HtmlBlock":
            self.html_block(span)

    def open(self, kind: str, span: Span, level: int = 0) -> None:
        self.kind, self.span, self.level = kind, span, level
        self.first = self.prose.length
        self.lines = [Line(Span(self.first, self.first), self.first)]
        self.bold, self.bold_line, self.raised = 0, 0, False

    def close(self, span: Span | None = None) -> None:
        """End the open block, if any, where its markup or its last words end."""
        kind, self.kind = self.kind, None
        if kind is None:
            return
        self.prose.drop_blanks(self.first)
        prose = Span(self.first, self.prose.length)
        while len(self.lines) > 1 and self.lines[-1].prose.start >= prose.end:
            self.lines.pop()
        if prose.start == prose.end:
            return
        self.end_line()
        level, numbered = self.level, False
        if self.footnotes:
            kind = "footnote"
        elif kind == "paragraph" and self.item_opens:
            kind, level, numbered = "item", len(self.lists), self.lists[-1]
        self.item_opens = False
        trimmed = self.trimmed(span or Span(self.span.start, self.reached))
        cell = self.table if kind == "cell" else None
        self.blocks.append(Block(kind, trimmed, prose, tuple(self.lines), level, numbered, cell))
        self.prose.add("\n", Span(trimmed.end, min(trimmed.end + 1, len(self.content))))

    def trimmed(self, span: Span) -> Span:
        return Span(span.start, span.start + len(self.content[span.start : span.end].rstrip()))

    def break_line(self, span: Span) -> None:
        if self.kind is None or self.lines[-1].prose.start == self.prose.length:
            return
        self.prose.drop_blanks(self.lines[-1].prose.start)
        self.end_line()
        self.prose.text(" ", span)
        if not self.bold:
            self.bold_line = len(self.lines)
        self.lines.append(Line(Span(self.prose.length, self.prose.length), self.prose.length))

    def end_line(self) -> None:
        start, strong = self.lines[-1].prose.start, self.lines[-1].strong
        self.lines[-1] = Line(Span(start, self.prose.length), min(strong, self.prose.length))

    def begin_bold(self, span: Span) -> None:
        if self.kind is None:
            self.open("paragraph", span)
        self.bold += 1

    def end_bold(self) -> None:
        if self.bold:
            self.bold -= 1
            if self.bold_line is not None:
                self.lines[self.bold_line] = self.lines[self.bold_line]._replace(strong=self.prose.length)

    def text(self, value: str, span: Span) -> None:
        if self.struck:
            return
        if self.kind is None:
            self.open("paragraph", span)
        if self.raised:
            value = value.translate(_SUPERSCRIPTS)
        if not self.bold and not value.isspace():
            self.bold_line = None
        self.prose.text(value, span)
        self.reached = span.end

    def inline_html(self, span: Span) -> None:
        self.html.append(span)
        self.reached = span.end
        tag = self.content[span.start : span.end]
        if _BREAK.fullmatch(tag):
            self.break_line(span)
        elif raised := _RAISED.fullmatch(tag):
            self.raised = not raised.group(1)
        elif bold := _BOLD.fullmatch(tag):
            if bold.group(1):
                self.end_bold()
            else:
                self.begin_bold(span)

    def html_block(self, span: Span) -> None:
        before = len(self.blocks)
        for line in visible_lines(self.content, span):
            if len(self.prose.starts) >= MAX_PIECES:
                break
            for piece in line:
                words = self.content[piece.start : piece.end]
                self.raised = bool(_RAISED.fullmatch(self.content, piece.start - len("<sup>"), piece.start))
                self.text(html.unescape(words) if words.startswith("&") else words, piece)
            self.close()
        if not self.depth and len(self.blocks) > before:
            self.outermost.append(self.trimmed(span))
