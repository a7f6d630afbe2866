"""empty-section: a question without an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.nodes import Span
from leaflint.reading import Section
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, heading
from leaflint.rules.rule import Group, Problem, sheet_rule

# Every alternative starts with a character of its own, so that a text without any of them is passed over at once.
_TEMPLATE = re.compile(
    r"\{[^{}\n]{0,60}\}|<<[^<>\n]{0,60}>>|_{4,}|[Xx](?<!\w.)[Xx]+(?:[/.-][Xx]{2,})*(?!\w)|\?(?<!\w.)\?{2,}"
)


@sheet_rule(
    group=Group.STRUCTURE,
    severity=Severity.ERROR,
    good=[
        answer("manufacturer", "Several companies make it; your pharmacist can tell you which one made yours."),
        answer("clinical-trials", "None has been registered."),
    ],
    bad=[
        answer("dosage", "") + heading("dosage", "«What is the typical dosage?»"),
        answer("dosage", "«TBD»"),
        answer("dosage", "Take «{dose}» every day."),
        answer("manufacturer", "«Lorem ipsum» dolor sit amet."),
    ],
)
def empty_section(sheet: Examined) -> Iterator[Problem]:
    """Nothing stands under a question, or only a placeholder.

    A reader takes silence for “nothing to worry about”. Answer the question; where nothing is known, say so.
    """
    for section in sheet.sheet.sections:
        if section.id is None:
            continue
        question = sheet.title(section.id)
        if not sheet.words(section.answer).strip(" \n\r\t-–—*_.:"):
            yield Problem(
                sheet.heading(section),
                f"{question!r} has no answer",
                "answer it, or say that nothing is known",
                about=section.id,
            )
        for span in _placeholders(sheet, section):
            words = sheet.words(span)
            yield Problem(
                sheet.sheet.prose.source(span),
                f"a placeholder, {words!r}, stands under {question!r}",
                "write the answer in its place",
            )


def _placeholders(sheet: Examined, section: Section) -> Iterator[Span]:
    """Placeholders anywhere in the answer, and words that are one where they are all of it."""
    whole = sheet.words(section.answer).strip(" \n.!…()[]")
    reached = -1
    for match in _TEMPLATE.finditer(sheet.sheet.prose.text, section.answer.start, section.answer.end):
        reached = match.end()
        yield Span(*match.span())
    for mention in sheet.mentions(section.answer):
        if mention.kind == "placeholder" and mention.span.start >= reached:
            words = sheet.words(mention.span)
            if mention.id == "anywhere" or words.isupper() or words == whole:
                yield mention.span
