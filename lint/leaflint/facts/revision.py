"""The dates on a sheet's revision lines: when it was revised, reviewed or published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from leaflint.facts.dated_sentences import dated_sentences
from leaflint.facts.dates import DateReading, PartialDate, find_dates
from leaflint.facts.other_dates import read_other_date
from leaflint.nodes import Scalar, Span
from leaflint.reading import Block, Sheet
from leaflint.vocabulary import Mention, Vocabulary

_RANK = ("published", "reviewed", "revised")
_VERSION_NUMBER = re.compile(
    r"[\s:]*+(?:no\.?|n[.º°]*+)?\s*+\d{1,2}(?:\.\d{1,2})*(?![\w/-])[\s,;|(–—-]*+", re.IGNORECASE
)
# What may be meant as a date behind a label without a colon: not "written for a reading age of 11".
_DATE_LIKE = re.compile(
    r"\d{3}|\d(?:st|nd|rd|th)?\W{1,2}(?:de )?[^\W\d_]{3,}|[^\W\d_]{3,}\.?,? \d{1,2}\W|\d ?[./-] ?\d"
)
_DIGIT = re.compile(r"\d")


class DateLine(NamedTuple):
    """A date on a revision line, or the empty place where one should stand.

    `role` is "revised", "reviewed", "published" or "next"; `values` are its readings, likeliest first, none where
    no such day exists; `missing` says that the line gives no date at all. `span` is its place in the file.
    """

    role: str
    words: str
    span: Span
    values: tuple[PartialDate, ...]
    declared: bool = False
    missing: bool = False


def read_date_lines(sheet: Sheet, vocabulary: Vocabulary, order: str) -> list[DateLine]:
    """The dates that the front matter and the revision lines give, in the order of the sheet.

    Revision lines are those above the first question; where none there has a date, the last lines of the sheet too.
    Where no line has a label, a sentence there may say it.
    """
    found = list(_declared(sheet, order))
    header = [line for place in _places(sheet) for line in _in_place(sheet, place, vocabulary, order)]
    tail = sheet.sections[-1].blocks[-2:] if sheet.sections and not any(line.values for line in header) else ()
    last = [block for block in tail if _opens_with_label(sheet, block)]
    labelled = [*header, *(line for block in last for line in _in_place(sheet, block.prose, vocabulary, order))]
    if any(line.role in _RANK for line in labelled):
        return [*found, *labelled]
    blocks = [block for block in (*sheet.header, *tail) if block.kind != "heading"]
    return [*found, *labelled, *(_dated(sheet, role, date) for role, date in dated_sentences(sheet, blocks, order))]


def revised(lines: list[DateLine]) -> DateLine | None:
    """The line that says how old the text is: what is declared, else the latest revision, review or publication."""
    dated = [line for line in lines if line.values and line.role in _RANK]
    return max(dated, key=lambda line: (line.declared, _RANK.index(line.role), line.values[0].last), default=None)


def _declared(sheet: Sheet, order: str) -> Iterator[DateLine]:
    node = sheet.front.get("revised") if sheet.front else None
    if isinstance(node, Scalar):
        words = node.text.strip()
        dates = find_dates(words, Span(0, len(words)), (), order)
        whole = next((date for date in dates if date.span == Span(0, len(words))), None)
        yield DateLine("revised", words, node.span, whole.values if whole else (), declared=True, missing=not words)


def _opens_with_label(sheet: Sheet, block: Block) -> bool:
    labels = _labels(sheet, block.prose)
    return bool(labels) and not sheet.prose.text[block.prose.start : labels[0].span.start].strip(" \"'*(")


def _places(sheet: Sheet) -> Iterator[Span]:
    """The words of each block above the first question; of a table, those of each row."""
    for _, row in groupby(enumerate(sheet.header), lambda item: item[1].cell[:2] if item[1].cell else item[0]):
        blocks = [block for _, block in row]
        yield Span(blocks[0].prose.start, blocks[-1].prose.end)


def _in_place(sheet: Sheet, place: Span, vocabulary: Vocabulary, order: str) -> Iterator[DateLine]:
    text = sheet.prose.text
    for label, after in pairwise([*_labels(sheet, place), None]):
        assert label is not None
        rest = Span(label.span.end, after.span.start if after else place.end)
        if label.id == "version":
            number = _VERSION_NUMBER.match(text, *rest)
            rest = rest._replace(start=number.end()) if number else rest
        dates = _following(text, rest, find_dates(text, rest, sheet.within(rest), order))
        if not dates and (below := _below(sheet, label)):
            dates = find_dates(text, below, sheet.within(below), order)
        for date in dates:
            yield _dated(sheet, label.id, date)
        repeated = after and after.id == label.id and not text[slice(*rest)].strip(" :")
        far = any(date.values for date in find_dates(text, rest, sheet.within(rest), order))
        if not dates and not far and not repeated and label.id != "version":
            yield from _undated(sheet, label, rest, vocabulary)


def _below(sheet: Sheet, label: Mention) -> Span | None:
    """The cell below a label that heads the column of a table."""
    cells = {block.cell: block.prose for block in sheet.header if block.cell}
    for (table, row, column), words in cells.items():
        if row == 0 and words.start <= label.span.start < words.end:
            return cells.get((table, 1, column))
    return None


def _labels(sheet: Sheet, place: Span) -> list[Mention]:
    return [mention for mention in sheet.within(place) if mention.kind == "revision"]


def _following(text: str, rest: Span, dates: list[DateReading]) -> list[DateReading]:
    """The dates that belong to a label: the first one close behind it, and those listed after that."""
    kept: list[DateReading] = []
    reached = rest.start
    for date in dates:
        between = text[reached : date.span.start]
        if len(between) > 30 or any(mark in between for mark in ".|;"):
            break
        kept.append(date)
        reached = date.span.end
    return kept


def _dated(sheet: Sheet, role: str, date: DateReading) -> DateLine:
    words = sheet.prose.text[slice(*date.span)]
    return DateLine(role.replace("version", "revised"), words, sheet.prose.source(date.span), date.values)


def _undated(sheet: Sheet, label: Mention, rest: Span, vocabulary: Vocabulary) -> Iterator[DateLine]:
    """A label with no date that the grammar reads: other wordings, a placeholder, or nothing at all."""
    text = sheet.prose.text
    words = text[slice(*rest)].split("|")[0].strip(" \t:.-–—*")
    offset = text.index(words, rest.start) if words else rest.start
    whole = sheet.prose.source(Span(label.span.start, max(label.span.end, offset + len(words))))
    placeholder = any(mention.kind == "placeholder" for mention in sheet.within(rest)) or words.startswith(
        ("{", "[", "<", "_")
    )
    if placeholder or not any(character.isalnum() for character in words):
        yield DateLine(label.id, text[slice(*label.span)], whole, (), missing=True)
    elif len(words) <= 40 and (_DATE_LIKE.search(words) or (":" in text[rest.start : offset] and _DIGIT.search(words))):
        span = sheet.prose.source(Span(offset, offset + len(words)))
        yield DateLine(label.id, words, span, read_other_date(words, sheet.language))
