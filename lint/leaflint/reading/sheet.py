"""What reading makes of a file: a sheet with its front matter, blocks, sections and header, each with its place."""

from __future__ import annotations

import bisect
from typing import NamedTuple

from leaflint.nodes import Mapping, Span
from leaflint.reading.text import Text
from leaflint.vocabulary import Mention, Question


class Line(NamedTuple):
    """A line of a block: its words, and the end of the bold text that opens it (its start where none does).

    Bold text may go on past the end of its line.
    """

    prose: Span
    strong: int


class Block(NamedTuple):
    """A heading, paragraph, list item, table cell, footnote or code block; `kind` says which.

    `span` is where it stands in the sheet, `prose` its words in the sheet's prose, `lines` these line by line.
    Of a list's item, what it opens with is the "item"; further paragraphs in it are paragraphs.
    `level` is a heading's level or how deep in lists an item is; `numbered` says that its list is. `cell` is a
    table cell's (table, row, column), from 0.
    """

    kind: str
    span: Span
    prose: Span
    lines: tuple[Line, ...]
    level: int = 0
    numbered: bool = False
    cell: tuple[int, int, int] | None = None

    @property
    def strong(self) -> int:
        """The end of the bold text that opens the block, over all lines that open bold; its start where none does."""
        end = self.prose.start
        for line in self.lines:
            if line.strong > line.prose.start:
                end = line.strong
            elif line.prose.start > end:
                break
        return end


class Prose(NamedTuple):
    """The words of a sheet without markup: blocks are divided by a line end, lines within one by a space.

    `starts` and `origins` are the pieces in which the words and the sheet's text run in step, or, where markup stands
    for other characters (`&amp;`, a run of blanks), a piece for these alone.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[Span, ...]

    def source(self, span: Span) -> Span:
        """Where the words of `span` stand in the sheet's text."""
        if not self.starts:
            return Span(0, 0)
        start = self._origin(span.start).start
        return Span(start, max(self._origin(span.end - 1).end, start))

    def _origin(self, offset: int) -> Span:
        """Where the character at `offset` stands."""
        piece = max(bisect.bisect_right(self.starts, offset) - 1, 0)
        start, origin = self.starts[piece], self.origins[piece]
        after = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        if after - start != origin.end - origin.start:
            return origin
        at = origin.start + min(max(offset - start, 0), after - start - 1)
        return Span(at, at + 1)


class Section(NamedTuple):
    """A question with its answer. `question` is None where the vocabulary does not know it; `aside` marks a heading
    that is none and need not be ("References").

    `heading` and `answer` are spans of the prose, `blocks` the answer's blocks.
    """

    question: Question | None
    heading: Span
    answer: Span
    blocks: tuple[Block, ...]
    aside: bool = False

    @property
    def id(self) -> str | None:
        """The section's id, or None for a question that is not known."""
        return self.question.section if self.question else None


class Named(NamedTuple):
    """A drug or condition the sheet is about: its id (None: not in the vocabulary), the words, and their place."""

    id: str | None
    words: str
    span: Span


class Comment(NamedTuple):
    """A comment addressed to leaflint: its words after `leaflint:`, its place, and the lines that it speaks of.

    `lines` is None where it speaks of the whole sheet.
    """

    words: str
    span: Span
    lines: tuple[int, int] | None


class Sheet(NamedTuple):
    """A fact sheet as it was read. Spans of `prose` become spans of the file through `Prose.source`.

    `starts` are the offsets at which the mentions start, in their order.
    """

    text: Text
    front: Mapping | None
    body: int
    prose: Prose
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    header: tuple[Block, ...]
    sections: tuple[Section, ...]
    comments: tuple[Comment, ...]
    language: str
    drug: Named | None
    condition: Named | None

    @property
    def path(self) -> str:
        """The sheet's path as it is reported."""
        return self.text.path

    def section(self, id_: str) -> Section | None:
        """The first section with this id, or None."""
        return next((section for section in self.sections if section.id == id_), None)

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions inside a span of the prose."""
        return self.mentions[bisect.bisect_left(self.starts, span.start) : bisect.bisect_left(self.starts, span.end)]


class Column(NamedTuple):
    """A drug of a page that compares drugs, and the cells that answer for it, each as a section of its own."""

    drug: Named
    sections: tuple[Section, ...]


class ComparisonPage(NamedTuple):
    """A Markdown page of tables, one a question with one column a drug: a witness, not a sheet.

    `columns` are what it says of each drug, as the sheet on that drug would: of the same text, with the cells alone.
    """

    text: Text
    sections: tuple[Section, ...]
    columns: tuple[Sheet, ...] = ()
