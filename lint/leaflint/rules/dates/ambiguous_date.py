"""ambiguous-date: one date, two days."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import revision_line
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.DATES,
    severity=Severity.WARNING,
    good=[revision_line("Revised 7/13/2024"), revision_line("Revised 4/4/2024"), revision_line("Revised 3 April 2024")],
    bad=[revision_line("Revised «3/4/2024»"), revision_line("Revised «7/13/24»")],
)
def ambiguous_date(sheet: Examined) -> Iterator[Problem]:
    """A date that can be read in two ways.

    3/4/2021 is in March for one reader and in April for the next. Write 2021-03-04 or 4 March 2021.
    """
    for line in sheet.dates:
        if len(line.values) > 1:
            both = " or ".join(value.iso for value in line.values[:4])
            taken = line.values[0].iso
            yield Problem(
                line.span,
                f"{line.words[:80]!r} can be read as {both}",
                f"write {taken} if that is meant (it is read so here)",
            )
