"""Mini-sheets: a title, questions with their answers, and what leaflint reads in them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from leaflint.facts import DateLine, Fact, Instance, Property, Witness, make_instance, read_facts
from leaflint.reading import Sheet, read_sheet
from leaflint.vocabulary import Vocabulary, load_vocabulary

QUESTIONS = {
    "en": {
        "works": "How does it work?",
        "monitoring": "What ongoing monitoring should occur?",
        "pregnancy": "Can I take it if I'm pregnant?",
        "avoid": "Should I avoid it if I'm pregnant?",
        "status": "Is it FDA approved for NMOSD?",
    },
    "es": {
        "works": "¿Cómo funciona?",
        "monitoring": "¿Qué seguimiento debe realizarse?",
        "pregnancy": "¿Puedo tomarlo si estoy embarazada?",
        "avoid": "¿Debo evitarlo si estoy embarazada?",
        "status": "¿Está aprobado por la FDA para NMOSD?",
    },
}
TITLES = {"en": "# Azathioprine\n\n### NMOSD", "es": "# Azatioprina\n\n### NMOSD"}


class Read(NamedTuple):
    """A mini-sheet, and what was read in it."""

    sheet: Sheet
    facts: tuple[Fact, ...]
    dates: tuple[DateLine, ...]

    def of(self, *properties: Property) -> list[Fact]:
        return [fact for fact in self.facts if fact.property in properties]

    @property
    def instance(self) -> Instance:
        return make_instance(self.sheet, self.facts)


def wordings(name: str) -> list[tuple[Any, ...]]:
    """The answers that a file beside this one lists, each behind its headings, and with the facts expected of it."""

    def below(branch: Any) -> Iterator[tuple[Any, ...]]:
        if isinstance(branch, dict):
            yield from ((heading, *leaf) for heading, inner in branch.items() for leaf in below(inner))
        else:
            yield (branch,)

    return list(below(yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))))


@functools.cache
def vocabulary() -> Vocabulary:
    """The packaged words."""
    return load_vocabulary()


def published(language: str = "en", title: str = "", line: str = "Revised 7/13/2021", **answers: str) -> str:
    """A sheet as published: a title, the revision line, and the answers by the names of their questions."""
    parts = [title or TITLES[language], line]
    for name, answer in answers.items():
        parts += [f"## {QUESTIONS[language][name]}", answer]
    return "\n\n".join(parts) + "\n"


def read(text: str, order: str = "MDY") -> Read:
    sheet = read_sheet("sheet.md", text.encode(), vocabulary())
    assert isinstance(sheet, Sheet)
    return Read(sheet, *read_facts(sheet, vocabulary(), order)[:2])


def answered(question: str, answer: str, *properties: Property, language: str = "en", title: str = "") -> list[str]:
    """What the answer to one question states, each fact as `value qualifiers`, with its drug where it is another."""
    known = read(published(language, title, **{question: answer}))
    assert any(section.id for section in known.sheet.sections), "the question is not known"
    own = known.sheet.drug.id if known.sheet.drug else ""
    condition = known.sheet.condition.id if known.sheet.condition else ""
    return [
        " ".join(
            [
                *([f"{fact.drug}:"] if fact.drug != own else []),
                fact.value,
                *([f"for {fact.condition}"] if fact.condition != condition else []),
                *[value for _, value in fact.qualifiers],
            ]
        )
        for fact in known.of(*properties)
        if fact.witness is Witness.PROSE and fact.section
    ]
