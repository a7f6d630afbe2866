"""How a sheet stands, in words, and how urgent that is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from leaflint.approvals.state import ApprovalState, State
from leaflint.checking.analysis import Analysis
from leaflint.council.dossier import Due, Silenced

_WORDS = {
    State.APPROVED: "approved",
    State.PARTLY_LAPSED: "approved, in part lapsed",
    State.NOT_APPROVED: "never approved",
    State.PENDING: "waits for more signatures",
    State.EXPIRED: "approval expired",
    State.WITHDRAWN: "approval withdrawn",
    State.MISSING: "calls itself approved, no entry in the ledger",
    State.LAPSED: "approval lapsed: the text has changed",
}
_RANKS = {
    state: rank
    for rank, state in enumerate(
        (
            *(State.APPROVED, State.PARTLY_LAPSED, State.NOT_APPROVED, State.PENDING),
            *(State.EXPIRED, State.WITHDRAWN, State.MISSING, State.LAPSED),
        )
    )
}


class Stand(NamedTuple):
    """The state of a sheet in words, and its rank: larger is more urgent."""

    words: str
    rank: int


def stand_of(approval: ApprovalState | None, status: str) -> Stand:
    """How a sheet stands in the ledger (None: none is kept), and what its front matter says ("" for nothing)."""
    if approval is None:
        words = status if status and status != "approved" else "no approval on record"
        return Stand(f"{words}; no ledger is kept" if status != "draft" else "draft; no ledger is kept", 2)
    words = _WORDS[approval.state]
    if approval.state in (State.NOT_APPROVED, State.PENDING) and status not in ("", "approved"):
        words = f"{status}, {words}"
    if approval.state is State.APPROVED and approval.day:
        words = f"{words} on {approval.day}"
    return Stand(words, _RANKS[approval.state])


def due_of(analysis: Analysis, silenced: tuple[Silenced, ...], drug: str) -> Iterator[Due]:
    """What falls due of a sheet, past and to come, by day."""
    approval = analysis.approval
    until = approval.valid_until if approval and approval.state is State.APPROVED else None
    for day, what in (
        (analysis.stale_on, "the text is to be revised"),
        (analysis.lapses_on, "the text is out of date"),
        (until, "the approval ends"),
    ):
        if day:
            yield Due(day, analysis.path, drug, what)
    for one in silenced:
        if one.until:
            yield Due(one.until, analysis.path, drug, f"the suppression of {', '.join(one.rules)} ends")


def in_a_year(day: datetime.date) -> str:
    """The same day a year later, as an ISO date; of 29 February the last of that month."""
    try:
        return day.replace(year=day.year + 1).isoformat()
    except ValueError:
        return day.replace(year=day.year + 1, day=28).isoformat()
