"""missing-section: a question that every sheet answers is not asked."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.nodes import Span
from leaflint.rules.examined import Examined
from leaflint.rules.examples import heading, title, without
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.STRUCTURE,
    severity=Severity.ERROR,
    good=[heading("dosage", "What dose is usual?"), heading("pregnancy", "Pregnancy")],
    bad=[
        without("frequency") + heading("administration", "«How do I take it?»"),
        without("how-it-works") + title("«Azathioprine»"),
    ],
)
def missing_section(sheet: Examined) -> Iterator[Problem]:
    """A required question is missing.

    A reader who does not find the question cannot know that the answer was forgotten. Add the question as a heading
    where the message says, and answer it; if nothing is known, say that.
    """
    missing = [v for v in sheet.violations if v.pointer == ("sections",) and v.keyword == "required"]
    for violation in missing:
        after, where = _neighbour(sheet, violation.name)
        place = f"after {sheet.title(after)!r}" if after else "before the other questions"
        asked = sheet.title(violation.name)
        yield Problem(
            where, f"the question {asked!r} ({violation.name}) is missing", f"add it {place}", about=violation.name
        )


def _neighbour(sheet: Examined, missing: str) -> tuple[str | None, Span]:
    """The nearest question before the missing one in the order of sheets, and where it stands here."""
    order = sheet.vocabulary.sections
    before = order[: order.index(missing)] if missing in order else order
    for id_ in reversed(before):
        if section := sheet.sheet.section(id_):
            return id_, sheet.heading(section)
    return None, sheet.top
