"""overtaken-revision: something happened since."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import front
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.DATES,
    severity=Severity.WARNING,
    good=[front("revised", "revised: 2025-06-01"), front("revised", "revised: 2021-07-13").on("2022-01-01")],
    bad=[front("revised", "revised: «2024-12-01»"), front("revised", "revised: «2021-07-13»").on("2024-06-01")],
)
def overtaken_revision(sheet: Examined) -> Iterator[Problem]:
    """Since the sheet was revised there was a new label, approval or safety event for its drug or condition.

    A sheet can be young and still be wrong. Read what is new, mend what it changes, and write the new date.
    """
    line = sheet.revision
    if line is None or not sheet.drug:
        return
    policy = sheet.policy
    events = sheet.reference.events(
        sheet.drug,
        sheet.condition or "",
        line.values[0].iso,
        policy.as_of.isoformat(),
        jurisdiction=sheet.jurisdiction,
    )
    if events:
        news = "; ".join(f"{event.date}, {_named(sheet, event.drug)}: {event.what.rstrip('.')}" for event in events)
        yield Problem(
            line.span,
            f"{'an event is' if len(events) == 1 else f'{len(events)} events are'} newer than this revision: {news}",
            "read what is new, mend what it changes, and write the new date",
            about=events[-1].date,
        )


def _named(sheet: Examined, drug: str) -> str:
    return sheet.vocabulary.named("drug", drug, sheet.sheet.language)
