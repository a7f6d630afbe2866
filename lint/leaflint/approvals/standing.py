"""What the entries about a sheet amount to: the text that is approved, by whom, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from leaflint.approvals.entry import APPROVING, Entry, Signed
from leaflint.approvals.ledger import Numbered, by_sheet
from leaflint.approvals.people import Person, person


class Approved(msgspec.Struct, frozen=True):
    """A text that people approved: what was signed, by whom, and the line of the last of their entries.

    `valid_until` is the earliest of their days, `scope` the sections that they speak of (none: the whole sheet),
    `day` that of the last signature.
    """

    signed: Signed
    names: tuple[str, ...]
    line: int
    day: str
    blob: str
    program: str
    revised: str | None = None
    valid_until: str | None = None
    scope: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()


class Standing(msgspec.Struct, frozen=True):
    """How a sheet stands in the ledger.

    `whole` is the text that was last approved by as many as it takes, `parts` what was approved of single sections
    since. `pending` has too few signatures so far. `withdrawn` is the day on which every approval before was taken
    back, where none was given since.
    """

    whole: Approved | None = None
    parts: tuple[Approved, ...] = ()
    pending: Approved | None = None
    withdrawn: str | None = None

    @property
    def any(self) -> Approved | None:
        """The text of the whole sheet that the ledger knows last, approved or pending."""
        return self.whole or self.pending


class Signoff(msgspec.Struct, frozen=True):
    """What the ledger at the path `ledger` says of the sheet that it calls `sheet`.

    `logistics` are the sections whose changes lapse only their own part. `unfounded` is the line of the entry whose
    digest is not that of the file it names, or 0.
    """

    ledger: str
    sheet: str
    standing: Standing | None = None
    logistics: tuple[str, ...] = ()
    unfounded: int = 0


def standings(entries: Iterable[Numbered], quorum: int) -> dict[str, Standing]:
    """How each sheet stands after its valid entries, which are in the order of the ledger."""
    return {sheet: _standing(found, quorum) for sheet, found in by_sheet(entries).items()}


def _standing(entries: Iterable[Numbered], quorum: int) -> Standing:
    now = Standing()
    signed: dict[tuple[str, tuple[str, ...]], dict[Person, Numbered]] = {}
    for numbered in entries:
        entry = numbered.entry
        if entry.action not in APPROVING:
            signed.clear()
            now = Standing(withdrawn=entry.time[:10])
            continue
        by = signed.setdefault((entry.digests.whole, entry.scope), {})
        _add(by, numbered)
        text = _approved(by)
        if len(by) < (1 if entry.action == "waive" and now.whole else quorum):
            now = msgspec.structs.replace(now, pending=text)
        elif entry.scope:
            now = msgspec.structs.replace(now, parts=(*now.parts, text), pending=None)
        else:
            now = Standing(whole=text)
    return now


def _add(by: dict[Person, Numbered], numbered: Numbered) -> None:
    """The last entry of each person counts; who signs twice is one."""
    who = person(numbered.entry.name)
    for known in [one for one in by if one.is_(who)]:
        del by[known]
    by[who] = numbered


def _approved(by: Mapping[Person, Numbered]) -> Approved:
    entries: list[Entry] = [numbered.entry for numbered in by.values()]
    last = entries[-1]
    days = [entry.valid_until for entry in entries if entry.valid_until]
    return Approved(
        signed=last.digests,
        names=tuple(entry.name for entry in entries),
        line=max(numbered.line for numbered in by.values()),
        day=last.time[:10],
        blob=last.blob,
        program=last.program,
        revised=last.revised,
        valid_until=min(days, default=None),
        scope=last.scope,
        conditions=tuple(entry.conditions for entry in entries if entry.conditions),
    )
