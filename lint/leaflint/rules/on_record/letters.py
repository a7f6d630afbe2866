"""Pregnancy letters in the prose, with the sentence in which each stands and where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflint.facts import Fact, Property, Witness, sentences
from leaflint.nodes import Span
from leaflint.reading import Section
from leaflint.rules.examined import Examined
from leaflint.vocabulary import Mention

_NONE = ("none", "N")


class Letter(NamedTuple):
    """A letter that the prose states: `named` is where the words "pregnancy category" stand, `end` where it ends."""

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
    categories = [mention for mention in sheet.mentions(sentence) if mention.kind == "pregnancy-category"]
    for fact in stated:
        inside = sheet.sheet.text.span(fact.place)
        for category in categories:
            if _stands_in(sheet, category, inside):
                yield Letter(fact, section, sentence, category.span, _end(sheet, category, fact.value, sentence))
                break
        else:
            at = sheet.sheet.prose.text.find(fact.quote, *sentence) if not categories else -1
            if at >= 0:
                named = Span(at, at + len(fact.quote))
                yield Letter(fact, section, sentence, named, named.end)


def _is_of_another_country(sheet: Examined, sentence: Span) -> bool:
    """Whether a sentence names another country or its regulator, and not the FDA: its letters mean something else."""
    named = {mention.id for mention in sheet.mentions(sentence) if mention.kind == "regulator"}
    return bool(named) and "fda" not in named


def _stands_in(sheet: Examined, category: Mention, inside: Span) -> bool:
    start, end = sheet.sheet.prose.source(category.span)
    return inside.start <= start and end <= inside.end


def _end(sheet: Examined, category: Mention, letter: str, sentence: Span) -> int:
    """Where the letter ends, or the words before which it stands."""
    behind = sheet.sheet.prose.text[category.span.end : min(category.span.end + 12, sentence.end)]
    at = behind.find(letter)
    return category.span.end if at < 0 else category.span.end + at + 1
