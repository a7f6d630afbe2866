"""unexplained-suppression: a finding silenced without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import before, front
from leaflint.rules.rule import Group, Problem, SuppressionUse, suppression_rule


@suppression_rule(
    group=Group.SUPPRESSIONS,
    severity=Severity.ERROR,
    good=[before("dosage", "<!-- leaflint: ignore stale-revision -- the council meets in February -->")],
    bad=[
        before("dosage", "«<!-- leaflint: ignore stale-revision -->»"),
        front("revised", "revised: 2021-07-13 «# leaflint: ignore stale-revision»"),
    ],
)
def unexplained_suppression(sheet: Examined, use: SuppressionUse) -> Iterator[Problem]:
    """A suppression gives no reason, and takes no effect until it does.

    Whoever reads the sheet next must be able to judge whether the reason still holds. Write it after two dashes:
    `<!-- leaflint: ignore stale-revision -- the council meets in February -->`.
    """
    suppression = use.suppression
    if suppression.rules and not suppression.reason:
        names = ", ".join(suppression.rules)
        yield Problem(
            suppression.span, f"{names} is suppressed without a reason", "add ' -- ' and the reason", about=names
        )
