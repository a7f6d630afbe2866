"""Pregnancy letters in the prose, with the sentence in which each stands and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from leaflint.facts import Fact, Property, Witness, sentences
from leaflint.nodes import Span
from leaflint.reading import Section
from leaflint.rules.examined import Examined

_NONE = ("none", "N")
_NAMING = ("pregnancy-category", "letter-talk")


class Letter(NamedTuple):
    """A letter that the prose states: `named` are the words that state it, `end` is where it ends, with its noun."""

    fact: Fact
    section: Section
    sentence: Span
    named: Span
    end: int


def letters(sheet: Examined) -> Iterator[Letter]:
    """The letters from A to X that the answer on pregnancy states."""
    stated = [
        fact
        for fact in sheet.facts(Property.PREGNANCY_LETTER)
        if fact.witness is Witness.PROSE and fact.value not in _NONE
    ]
    for section in sheet.sheet.sections if stated else ():
        if section.id == "pregnancy":
            for block in section.blocks:
                for sentence in sentences(sheet.sheet.prose.text, block):
                    if not _is_of_another_country(sheet, sentence):
                        yield from _in_sentence(sheet, stated, section, sentence)


def _in_sentence(sheet: Examined, stated: list[Fact], section: Section, sentence: Span) -> Iterator[Letter]:
    prose = sheet.sheet.prose
    naming = [mention.span for mention in sheet.mentions(sentence) if mention.kind in _NAMING]
    for fact in stated:
        inside = sheet.sheet.text.span(fact.place)
        for found in re.finditer(rf"(?<![\w'’]){fact.value}(?![\w'’])", prose.text[slice(*sentence)]):
            letter = Span(sentence.start + found.start(), sentence.start + found.end())
            if _is_within(sheet, letter, inside):
                starts = [span.start for span in naming if _is_within(sheet, span, inside)]
                # The noun that follows is part of the name: "category D", "the old D rating", "an X drug".
                ends = [span.end for span in naming if 0 < span.start - letter.end <= 2]
                named = Span(min(starts, default=letter.start), letter.end)
                yield Letter(fact, section, sentence, named._replace(start=min(named)), max(ends, default=letter.end))
                break


def _is_of_another_country(sheet: Examined, sentence: Span) -> bool:
    """Whether a sentence names another country or its regulator, and not the FDA: its letters mean something else."""
    named = {mention.id for mention in sheet.mentions(sentence) if mention.kind == "regulator"}
    return bool(named) and "fda" not in named


def _is_within(sheet: Examined, span: Span, inside: Span) -> bool:
    start, end = sheet.sheet.prose.source(span)
    return inside.start <= start and end <= inside.end
