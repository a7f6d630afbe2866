"""unknown-section: a heading that is none of the questions."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, before, heading
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.STRUCTURE,
    severity=Severity.WARNING,
    good=[
        heading("monitoring", "What monitoring will I need?"),
        answer("side-effects", "### Common\n\nNausea.\n\n### Rare\n\nSkin cancer."),
        before("fda-approval", "## References\n\nThe label of 2025."),
    ],
    bad=[
        heading("dosage", "«What is the tipical dosage?»"),
        before("insurance", "## «Where can I park?»\n\nBehind the clinic."),
    ],
)
def unknown_section(sheet: Examined) -> Iterator[Problem]:
    """A heading is no question that leaflint knows.

    What stands under it is compared with nothing. Use the wording of a known question, or add yours to the
    vocabulary (`sections.yaml`); a heading inside an answer goes one level deeper than the questions.
    """
    for section in sheet.sheet.sections:
        if section.question is None and not section.aside:
            words = sheet.words(section.heading).strip()
            near = sheet.vocabulary.nearest_question(words, sheet.sheet.language)
            hint = (
                f"did you mean {sheet.title(near.section)!r}?"
                if near
                else "use the wording of a known question, or add yours to the vocabulary"
            )
            yield Problem(sheet.heading(section), f"{words[:80]!r} is no known question", hint)
