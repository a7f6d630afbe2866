"""future-date: revised tomorrow."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import front, revision_line
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.DATES,
    severity=Severity.ERROR,
    good=[
        front("revised", "revised: 2026-11"),
        revision_line("Revised 8 December 2021. Next review due: 8 December 2031"),
    ],
    bad=[front("revised", "revised: «2027-01-05»"), revision_line("Revised «March 2027»")],
)
def future_date(sheet: Examined) -> Iterator[Problem]:
    """The sheet says it was revised on a day that is still to come.

    A mistyped year keeps an old sheet looking fresh for years. Write the day on which the text was last revised.
    """
    for line in sheet.dates:
        if line.role != "next" and line.values and min(value.first for value in line.values) > sheet.policy.as_of:
            as_of = sheet.policy.as_of.isoformat()
            yield Problem(
                line.span,
                f"{line.words[:80]!r} is after {as_of}, the day of this check",
                "write the day of the last revision",
            )
