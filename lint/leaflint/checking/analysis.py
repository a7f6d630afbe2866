"""One file analysed: what it is, its facts and its findings, small and plain enough to be sent anywhere."""

from __future__ import annotations

import msgspec

from leaflint.approvals.state import ApprovalState
from leaflint.facts import Fact
from leaflint.finding import Finding
from leaflint.rules.corpus import Account


class Awaiting(msgspec.Struct, frozen=True):
    """A suppression in effect that names a rule across sheets, which has yet to be asked.

    `name` is the rule's, or `rule:property`; `lines` are those it speaks of (None: the whole sheet); `unused` is what
    is found where it suppresses nothing.
    """

    name: str
    lines: tuple[int, int] | None
    unused: tuple[Finding, ...] = ()


class Analysis(msgspec.Struct, frozen=True):
    """What the analysis of one file gives.

    `kind` is "sheet", "page" (of comparison tables), "ledger" (of approvals), "unreadable", or "faulted" where leaflint
    itself failed.
    `revised` is the ISO date that says how old the text is, `stale_on` and `lapses_on` the days after which its age is
    a warning and an error. `suppressed` counts the findings that suppressions hide. `account` is what a sheet tells
    the rules that compare sheets, and `awaiting` what they will decide. `counts` says by property how many facts are
    declared and how many were read in the prose. `unfounded` is the line of the ledger which approves a digest that no
    text of the sheet has, or 0; `approval` is how the sheet stands in the ledger, where one is kept.
    """

    path: str
    kind: str
    drug: str | None = None
    condition: str | None = None
    language: str | None = None
    revised: str | None = None
    stale_on: str | None = None
    lapses_on: str | None = None
    account: Account | None = None
    findings: tuple[Finding, ...] = ()
    suppressed: int = 0
    awaiting: tuple[Awaiting, ...] = ()
    counts: dict[str, tuple[int, int]] = {}
    unfounded: int = 0
    approval: ApprovalState | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the sheet states, in the order of places."""
        return self.account.facts if self.account else ()
