"""How a sheet stands today, in one word and what belongs to it."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Collection, Sequence

import msgspec

from leaflint.approvals.changes import changed_facts, is_logistics, lapsed_parts
from leaflint.approvals.digests import Digests
from leaflint.approvals.standing import Signoff, Standing
from leaflint.facts import Fact


class State(enum.StrEnum):
    """What has become of a sheet's approval, the worst last."""

    APPROVED = "approved"
    PARTLY_LAPSED = "partly-lapsed"
    NOT_APPROVED = "not-approved"
    PENDING = "pending"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    MISSING = "missing"
    LAPSED = "lapsed"


class ApprovalState(msgspec.Struct, frozen=True):
    """The state of a sheet called `sheet` in the ledger, and the digest of its text of today.

    `names` approved it on `day`, until `valid_until`, under `conditions`; `lapsed` are the parts that are not as they
    were approved, `signed` those who signed today's text where they are too few.
    """

    sheet: str
    state: State
    digest: str
    names: tuple[str, ...] = ()
    day: str | None = None
    valid_until: str | None = None
    conditions: tuple[str, ...] = ()
    lapsed: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()


def state_of(
    signoff: Signoff,
    digests: Digests,
    facts: Sequence[Fact],
    logistics: Collection[str],
    as_of: datetime.date,
    *,
    claims: bool,
) -> ApprovalState:
    """The state of a sheet with these digests and facts; `claims` says that it calls itself approved.

    A change in `logistics` lapses only its own part.
    """
    standing = signoff.standing or Standing()
    text, pending = standing.whole, standing.pending
    signed = pending.names if pending and pending.signed.whole == digests.whole else ()
    if text is None:
        state = State.WITHDRAWN if standing.withdrawn else State.MISSING if claims else State.NOT_APPROVED
        state = State.PENDING if pending else state
        return ApprovalState(signoff.sheet, state, digests.whole, signed=signed)
    parts = lapsed_parts(standing, digests)
    changes = changed_facts(text.signed.facts, facts) if parts else []
    state = State.APPROVED
    if parts:
        own = is_logistics(parts, changes, logistics)
        state = State.PARTLY_LAPSED if own else State.LAPSED
    if state is not State.LAPSED and text.valid_until and text.valid_until < as_of.isoformat():
        state = State.EXPIRED
    lapsed = (*parts.sections, *(f"front-matter:{key}" for key in parts.front))
    return ApprovalState(
        signoff.sheet,
        state,
        digests.whole,
        text.names,
        text.day,
        text.valid_until,
        text.conditions,
        lapsed,
        signed,
    )
