"""Sentences that say how old a sheet is without a label: "We last went over this page in March 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflint.facts.clauses import MAX_MENTIONS, sentences
from leaflint.facts.dates import DateReading, find_dates
from leaflint.nodes import Span
from leaflint.reading import Block, Sheet
from leaflint.vocabulary import Mention

#: So many characters between the word and the date are still one statement.
_FAR = 60
_MARKS = " ()[]*_.,:–—-"
#: Where a letter was written: "San Diego, 5 March 2026", "Lima, a 5 de marzo de 2026".
_TOWN = re.compile(r"[A-ZÁÉÍÓÚÑ][^\W\d_]*(?: [A-ZÁÉÍÓÚÑ][^\W\d_]*){0,2}(?:, [a-z]{1,2})?")
#: In a block of a few lines of so many characters, each is a statement, whatever dots are in it: a letter's head,
#: "By K. Smith, 4 June 2026".
_SHORT = 80
_FEW = 4
#: A word of so many letters names nothing: "a", "de".
_TINY = 2
_DATING = frozenset(("revising", "revision", "approval"))
_ROLES = {"approved": "reviewed", "version": "revised"}
#: What is checked, written or valid, if one of them is named, is not the sheet.
_OTHERS = frozenset(("drug", "class", "regulator", "status", "trial"))


def dated_sentences(sheet: Sheet, blocks: Sequence[Block], order: str) -> Iterator[tuple[str, DateReading]]:
    """Each date of these blocks that is the sheet's own, with "revised", "reviewed" or "published".

    That it is the sheet's own is said by a word for writing or checking a text that opens the sentence, or in whose
    sentence the sheet or its authors are named; or nothing but the date stands there.
    """
    text = sheet.prose.text
    for block in blocks:
        lines = [line.prose for line in block.lines]
        short = len(lines) <= _FEW and all(line.end - line.start <= _SHORT for line in lines)
        for sentence in lines if short else sentences(text, block):
            inside = sheet.within(sentence)
            for date in find_dates(text, sentence, inside, order) if len(inside) <= MAX_MENTIONS else ():
                if role := _role(text, sentence, inside, date):
                    yield role, date
                elif short and _is_imprint(text, sentence, inside, date):
                    yield "published", date


def _role(text: str, sentence: Span, inside: Sequence[Mention], date: DateReading) -> str:
    before = [m for m in inside if m.span.end <= date.span.start]
    if any(m.kind in _OTHERS for m in before) or any((m.kind, m.id) == ("revision", "next") for m in inside):
        return ""
    behind = [
        m
        for m in inside
        if m.kind in ("revision", "approval", "revising") and text[date.span.end : m.span.start] in (" ", ", ")
    ]
    words = [m for m in before if m.kind in _DATING and date.span.start - m.span.end <= _FAR] or behind
    if not words:
        return ""
    opens = not text[sentence.start : words[0].span.start].strip(_MARKS)
    if not behind and not opens and not any(m.kind == "document" for m in before):
        return ""
    role = _ROLES.get(words[-1].id, words[-1].id)
    ends = not text[date.span.end : sentence.end].strip(_MARKS)
    return role if role != "standing" else "revised" if ends else ""


def _is_imprint(text: str, line: Span, inside: Sequence[Mention], date: DateReading) -> bool:
    """Whether a date to the month or the day is all that a line says, but for the name of a sheet or a town."""
    if text[date.span.end : line.end].strip(_MARKS) or not any(value.month for value in date.values):
        return False
    before = text[line.start : date.span.start].strip(_MARKS)
    named = [m.kind for m in inside if m.kind != "month" and m.span.end - m.span.start > _TINY]
    if "document" in named:
        return _OTHERS.isdisjoint(named) and _DATING.isdisjoint(named)
    return not before or (not named and bool(_TOWN.fullmatch(before)))
