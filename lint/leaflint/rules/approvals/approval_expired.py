"""approval-expired: approved once, and not any more."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.approving import names, where
from leaflint.rules.examined import Examined
from leaflint.rules.examples import revision_line, untouched
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.APPROVALS,
    severity=Severity.WARNING,
    good=[
        untouched("azathioprine").signed("Dr. Ada Example on 2024-11-22 until 2026-11-22"),
        revision_line("Revised 11/22/2026 | Reviewed and approved by our medical council.").signed(
            "Dr. Ada Example on 2023-11-22 until 2025-11-22", "Dr. Ada Example on 2025-12-01 until 2027-12-01"
        ),
    ],
    bad=[
        revision_line("«Revised 11/22/2026 | Reviewed and approved by our medical council.»").signed(
            "Dr. Ada Example on 2024-11-21 until 2026-11-21"
        )
    ],
)
def approval_expired(sheet: Examined) -> Iterator[Problem]:
    """The approval is past its valid-until date.

    An approval holds for a time because medicine moves on. Let the council read the text again, and record it with
    `leaflint approve`.
    """
    signoff = sheet.signoff
    text = signoff.standing.whole if signoff and signoff.standing else None
    if signoff and text and text.valid_until and text.valid_until < sheet.policy.as_of.isoformat():
        yield Problem(
            where(sheet),
            f"the approval by {names(text)} was valid until {text.valid_until}",
            f"let the text be approved again: leaflint approve {signoff.sheet} --by NAME --role ROLE",
            about="approval",
        )
