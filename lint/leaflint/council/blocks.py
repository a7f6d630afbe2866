"""The parts that a report is made of, whatever it is printed as: HTML, Word and PDF say the same because they walk
the same blocks.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from leaflint.redline import Piece


class Words(NamedTuple):
    """Words of one kind: "" (plain), "strong", "muted", "code", "link" (to the heading whose anchor is `to`)."""

    text: str
    kind: str = ""
    to: str = ""


#: Words that stand beside each other; "\n" in them is a line end.
Line: TypeAlias = tuple[Words, ...]


class Heading(NamedTuple):
    """A heading; `level` is 1 to 3, `anchor` a name that no other heading of the document has."""

    level: int
    text: str
    anchor: str


class Paragraph(NamedTuple):
    """A paragraph."""

    words: Line


class Listing(NamedTuple):
    """A list of short paragraphs."""

    lines: tuple[Line, ...]


class Table(NamedTuple):
    """A table with one row of headings; `widths` are shares of the width, one for each column.

    `numbers` are the columns that hold numbers. The first column is the heading of each row.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]
    numbers: frozenset[int] = frozenset()


class Card(NamedTuple):
    """A finding to be decided: what is wrong, the words side by side, and boxes to tick.

    `level` is a severity in lower case, `sides` are pairs of who speaks and the words; `advice` says what to write.
    """

    level: str
    label: str
    where: str
    message: str
    sides: tuple[tuple[str, str], ...]
    advice: str
    boxes: tuple[str, ...]


class Redline(NamedTuple):
    """A section that changed: its question, and its words."""

    title: str
    pieces: tuple[Piece, ...]


class Signature(NamedTuple):
    """The lines that somebody fills in who signs; `digest` is what is signed."""

    statement: str
    digest: str
    fields: tuple[str, ...]


class Figure(NamedTuple):
    """A drawing as SVG, and what it shows in words."""

    svg: str
    alt: str


class Mark(NamedTuple):
    """Where something of a sheet begins: a comment made below it is about `path` at `line`."""

    name: str
    path: str
    line: int


Block: TypeAlias = Heading | Paragraph | Listing | Table | Card | Redline | Signature | Figure | Mark


class Document(NamedTuple):
    """A whole report. `as_of` is an ISO date, `by` the program that made it."""

    title: str
    subtitle: str
    as_of: str
    by: str
    blocks: tuple[Block, ...]


def line(*parts: str | Words) -> Line:
    """A line of plain and other words; empty ones are left out."""
    words = (part if isinstance(part, Words) else Words(part) for part in parts)
    return tuple(word for word in words if word.text)
