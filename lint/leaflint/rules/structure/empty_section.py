"""empty-section: a question without an answer."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, heading
from leaflint.rules.rule import Group, Problem, sheet_rule
from leaflint.rules.unwritten import is_empty, placeholders


@sheet_rule(
    group=Group.STRUCTURE,
    severity=Severity.ERROR,
    good=[
        answer("manufacturer", "Genentech makes it.\n\nMy infusion center: ______"),
        answer("clinical-trials", "Trials are under way; results are awaited."),
        answer("manufacturer", "Several companies make it; your pharmacist can tell you which one made yours."),
        answer("clinical-trials", "None has been registered."),
    ],
    bad=[
        answer("dosage", "") + heading("dosage", "«What is the typical dosage?»"),
        answer("dosage", "«TBD»"),
        answer("dosage", "Take «{dose}» every day."),
        answer("manufacturer", "«Lorem ipsum» dolor sit amet."),
        answer("monitoring", "«We will write this part later.»"),
        answer("monitoring", "«[insert» text here]"),
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
        places = list(placeholders(sheet, section))
        if is_empty(sheet, section) and not places:
            yield Problem(
                sheet.heading(section),
                f"{question!r} has no answer",
                "answer it, or say that nothing is known",
                about=section.id,
            )
        for span in places:
            words = sheet.words(span)
            yield Problem(
                sheet.sheet.prose.source(span),
                f"a placeholder, {words[:80]!r}, stands under {question!r}",
                "write the answer in its place",
            )
