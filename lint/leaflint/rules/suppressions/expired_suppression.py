"""expired-suppression: a suppression past its date."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import before
from leaflint.rules.rule import Group, Problem, SuppressionUse, suppression_rule


@suppression_rule(
    group=Group.SUPPRESSIONS,
    severity=Severity.ERROR,
    good=[
        before("dosage", "<!-- leaflint: ignore stale-revision until 2026-11-22 -- the council meets in November -->")
    ],
    bad=[
        before(
            "dosage", "«<!-- leaflint: ignore stale-revision until 2026-11-21 -- the council meets in November -->»"
        ),
        before("dosage", "«<!-- leaflint: ignore stale-revision until spring -- the council meets then -->»"),
    ],
)
def expired_suppression(sheet: Examined, use: SuppressionUse) -> Iterator[Problem]:
    """A suppression is past its last day, and takes no effect any more.

    What was to be mended by then was not. Mend it, or write a new day and say why it takes longer.
    """
    suppression = use.suppression
    names = ", ".join(suppression.rules)
    if suppression.rules and suppression.malformed:
        yield Problem(suppression.span, suppression.malformed, "write the last day as YYYY-MM-DD", about=names)
    elif suppression.until and sheet.policy.as_of > suppression.until:
        last = suppression.until.isoformat()
        yield Problem(
            suppression.span,
            f"the suppression of {names} ended on {last}",
            "mend the finding, or give a new day and why",
            about=names,
        )
