"""duplicate-section: one question, two answers."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.reading import Section
from leaflint.rules.examined import Examined
from leaflint.rules.examples import before, heading
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.STRUCTURE,
    severity=Severity.ERROR,
    good=[heading("dosage", "What is the usual dose?")],
    bad=[before("side-effects", "## «What dose should I take?»\n\nTwo tablets.")],
)
def duplicate_section(sheet: Examined) -> Iterator[Problem]:
    """A question is asked twice.

    Of two answers one will be mended and the other forgotten. Keep one and move what is missing there.
    """
    first: dict[str, Section] = {}
    for section in sheet.sheet.sections:
        if section.id and section.id in first:
            earlier = sheet.heading(first[section.id])
            line = sheet.place(earlier).line
            yield Problem(
                sheet.heading(section),
                f"{sheet.words(section.heading).strip()!r} asks again what line {line} asks",
                "keep one of the two and join their answers",
                about=section.id,
                beside=(sheet.beside(earlier, "asked here first"),),
            )
        elif section.id:
            first[section.id] = section
