"""bumped-without-change: another date over the same text."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front, untouched
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.DATES,
    severity=Severity.NOTE,
    good=[
        (answer("payment-help", "Call us.") + front("revised", "revised: 2026-11-21")).since_base(),
        untouched("azathioprine").since_base(),
    ],
    bad=[front("revised", "revised: «2026-11-21»").since_base()],
)
def bumped_without_change(sheet: Examined) -> Iterator[Problem]:
    """The date changed since `--base`, the content did not.

    A new date says that somebody has gone over the text. That may be so: who has read it again and found it right may
    write today's date. It is a note so that nobody does it by habit.
    """
    former, line = sheet.former, sheet.revision
    if former is None or line is None or former.revision is None or former.digests.whole != sheet.digests.whole:
        return
    if line.values[0].iso != former.revision.values[0].iso:
        yield Problem(
            line.span,
            f"the date was {former.revision.words[:60]!r} and has changed, the text has not",
            "keep the old date unless somebody has gone over the whole text",
            about="date",
        )
