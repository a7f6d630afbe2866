"""missing-revision-date: nobody can tell how old the text is."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import front, revision_line, title
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.DATES,
    severity=Severity.ERROR,
    good=[
        front("revised", "revised: 2021-07"),
        revision_line("Page last reviewed: 8 December 2021 / Next review due: 8 December 2024"),
        revision_line("Version 1. First published March 2012"),
    ],
    bad=[
        front("revised", "") + title("«Azathioprine»"),
        front("revised", 'revised: «""»'),
        revision_line("This leaflet «was last revised in {MM/YYYY}»."),
        revision_line("Next review due: 8 December 2027") + title("«Azathioprine»"),
    ],
)
def missing_revision_date(sheet: Examined) -> Iterator[Problem]:
    """The sheet does not say when it was last revised.

    A reader cannot see that advice is five years old, and nobody is reminded to look at it again. Write a line such
    as `Revised: 2024-03-28` above the first question, or `revised: 2024-03-28` in the front matter.
    """
    violations = [v for v in sheet.violations if not v.pointer and v.name == "revised" and v.keyword == "required"]
    empty = [line for line in sheet.dates if line.missing and line.role != "next"]
    if any(line.declared for line in empty) or (violations and empty):
        line = empty[0]
        yield Problem(line.span, "the revision line has no date", "write the date, such as 2024-03-28", about="revised")
    elif violations and not any(line.role != "next" for line in sheet.dates):
        yield Problem(
            sheet.top, "the sheet has no revision date", "add a line such as 'Revised: 2024-03-28'", about="revised"
        )
