"""unused-suppression: a suppression that suppresses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import before, front
from leaflint.rules.rule import Group, Problem, SuppressionUse, suppression_rule
from leaflint.rules.suppression import FORM


@suppression_rule(
    group=Group.SUPPRESSIONS,
    severity=Severity.WARNING,
    good=[front("revised", "revised: 2021-07-13 # leaflint: ignore stale-revision -- the council meets in February")],
    bad=[
        before("dosage", "«<!-- leaflint: ignore empty-section -- the dose comes later -->»"),
        before("dosage", "«<!-- leaflint: ignore emty-section -- the dose comes later -->»"),
        before("dosage", "«<!-- leaflint: please be quiet -->»"),
    ],
)
def unused_suppression(sheet: Examined, use: SuppressionUse) -> Iterator[Problem]:
    """A suppression suppresses nothing.

    Left standing, it will one day hide a finding that nobody has seen. Delete it.
    """
    suppression = use.suppression
    if not suppression.rules:
        yield Problem(
            suppression.span, f"this comment to leaflint cannot be read: {suppression.malformed}", f"write {FORM}"
        )
    for name, near in use.unknown:
        hint = f"did you mean {near!r}?" if near else "leaflint rules lists them"
        yield Problem(suppression.span, f"no rule is called {name!r}", hint, about=name)
    if use.unused:
        names = ", ".join(use.unused)
        whole = set(use.unused) == set(suppression.rules)
        yield Problem(
            suppression.span,
            f"nothing here is suppressed by {names}",
            "delete it",
            about=names,
            replacement="" if whole else None,
        )
