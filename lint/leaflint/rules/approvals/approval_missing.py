"""approval-missing: the sheet says it was approved, the ledger does not."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import front, revision_line, untouched
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.APPROVALS,
    severity=Severity.WARNING,
    good=[
        untouched("azathioprine").signed(),
        revision_line("Revised 11/22/2026 | Reviewed and approved by our medical council.").signed(
            "Dr. Ada Example on 2026-11-22"
        ),
        revision_line("Revised 11/22/2026 | Reviewed and approved by our medical council."),
    ],
    bad=[
        revision_line("«Revised 11/22/2026 | Reviewed and approved by our medical council.»").signed(),
        front("status", "status: «approved»").signed(),
    ],
)
def approval_missing(sheet: Examined) -> Iterator[Problem]:
    """The sheet says it was approved, the ledger has no entry.

    Readers trust a text because physicians have read it. Let the council approve this text with `leaflint approve`, or
    take the sentence out. Nothing is said where no ledger is kept.
    """
    signoff = sheet.signoff
    if signoff is None or (signoff.standing and signoff.standing.any):
        return
    withdrawn = signoff.standing.withdrawn if signoff.standing else None
    why = f"took the approval back on {withdrawn}" if withdrawn else "has no entry about it"
    for span in sheet.approving:
        yield Problem(
            span,
            f"says the sheet was approved, but the ledger {signoff.ledger} {why}",
            f"let it be approved: leaflint approve {signoff.sheet} --by NAME --role ROLE; or say that it is a draft",
            about="approval",
        )
