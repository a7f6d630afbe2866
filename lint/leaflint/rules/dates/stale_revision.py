"""stale-revision: older than the organisation lets a sheet become."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.config import Ages
from leaflint.facts import PartialDate, add_months, months_between
from leaflint.finding import Place, Severity
from leaflint.nodes import Span
from leaflint.rules.examined import Examined
from leaflint.rules.examples import front, revision_line
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.DATES,
    severity=Severity.WARNING,
    good=[front("revised", "revised: 2024-11-22"), revision_line("Revised November 2024")],
    bad=[front("revised", "revised: «2024-11-21»"), revision_line("Revised «7/13/2021»")],
)
def stale_revision(sheet: Examined) -> Iterator[Problem]:
    """The sheet has not been revised for longer than the policy allows.

    Doses, warnings and approvals change; a sheet that nobody has read for years is believed all the same. Read it
    against the current label, mend it, and write the new date. The limits are 24 months (warning) and 36 months
    (error) unless `[stale]` in the configuration says otherwise.
    """
    line = sheet.revision
    if line is None:
        return
    date, policy = line.values[0], sheet.policy
    if problem := _overdue(sheet, line.span, date, policy.limit(sheet.drug, sheet.condition), "the sheet"):
        yield problem
    for section in sheet.sheet.sections:
        limit = policy.stale_sections.get(section.id or "")
        if limit and (
            problem := _overdue(sheet, sheet.heading(section), date, limit, f"{sheet.title(str(section.id))!r}")
        ):
            yield problem._replace(about=str(section.id))


def _overdue(sheet: Examined, where: Span | Place, date: PartialDate, limit: Ages, what: str) -> Problem | None:
    as_of = sheet.policy.as_of
    if as_of <= add_months(date.last, limit.warn_months):
        return None
    late = as_of > add_months(date.last, limit.error_months)
    months = months_between(date.last, as_of)
    limits = f"to be revised after {limit.warn_months} months and out of date after {limit.error_months}"
    return Problem(
        where,
        f"{what} was last revised {date.iso}, {months} months ago; it is {limits}",
        "read it against the current label, mend it, and write the new date",
        about="sheet",
        severity=Severity.ERROR if late else Severity.WARNING,
    )
