"""Pages as short literals: `«…»` marks the words that are looked for, and what was read is shown in words."""

from __future__ import annotations

import functools

from leaflint.nodes import Span
from leaflint.reading import Sheet, Text, read_sheet
from leaflint.reading.markdown import Body, read_markdown
from leaflint.vocabulary import Vocabulary, load_vocabulary


@functools.cache
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def unmarked(marked: str) -> tuple[str, Span]:
    """The text without its marks, and the span that they enclose (empty at the end without any)."""
    start = marked.index("«") if "«" in marked else len(marked)
    end = marked.index("»") - 1 if "»" in marked else start
    return marked.replace("«", "").replace("»", ""), Span(start, end)


def read(text: str) -> Sheet:
    sheet = read_sheet("sheet.md", text.encode(), vocabulary())
    assert isinstance(sheet, Sheet), sheet
    return sheet


def body(text: str) -> Body:
    read = read_markdown(Text("sheet.md", text), 0)
    assert isinstance(read, Body), read
    return read


def blocks(text: str) -> list[tuple[str, str]]:
    """The blocks of a page: kind and words."""
    page = body(text)
    return [(block.kind, page.prose.text[slice(*block.prose)]) for block in page.blocks]


def sections(text: str) -> list[tuple[str | None, str]]:
    """The sections of a page: id and answer; "aside" for a heading that is no question."""
    sheet = read(text)
    return [("aside" if one.aside else one.id, sheet.prose.text[slice(*one.answer)]) for one in sheet.sections]


def header(text: str) -> list[str]:
    """The words of the blocks above the first question."""
    sheet = read(text)
    return [sheet.prose.text[slice(*block.prose)] for block in sheet.header]


def position(text: Text, span: Span) -> tuple[int, int, int, int]:
    """Line and column of a span's start and end."""
    place = text.place(span)
    return place.line, place.column, place.end_line, place.end_column
