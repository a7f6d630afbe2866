"""What the council is told of one sheet, and of all."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.finding import Severity
from leaflint.redline import SheetChange


class Remark(NamedTuple):
    """A finding, with the words of the sheet beside those it is held against.

    `words` stand in the sheet; `against` are pairs of a witness ("on record", "sheets/rituximab.md, line 12") and what
    it says; `source` is where the record was read, with its version.
    """

    rule: str
    group: str
    property: str
    severity: Severity
    line: int
    column: int
    message: str
    hint: str
    words: str
    against: tuple[tuple[str, str], ...]
    source: str
    is_safety: bool


class FactRow(NamedTuple):
    """What each witness says of a property; "" for one that is silent. `about` is another drug than the sheet's."""

    property: str
    about: str
    declared: str
    prose: str
    signed: str
    record: str


class Silenced(NamedTuple):
    """A suppression: the rules, why, until when (ISO date or ""), its line, and whether it takes effect."""

    rules: tuple[str, ...]
    reason: str
    until: str
    line: int
    holds: bool


class Due(NamedTuple):
    """Something that falls due on `day` (ISO date): which sheet, and what."""

    day: str
    path: str
    drug: str
    what: str


class Dossier(NamedTuple):
    """One sheet as the council sees it.

    `state` is in words; `digest` is what would be signed ("" where the sheet cannot be read); `change` is None where
    no text was ever approved. `unchecked` are reasons in words. `age` is in whole months, None where unknown; `warn`
    and `limit` are the ages of its policy.
    """

    path: str
    drug: str
    title: str
    state: str
    rank: int
    digest: str
    revised: str
    age: int | None
    warn: int
    limit: int
    remarks: tuple[Remark, ...] = ()
    change: SheetChange | None = None
    safety_facts: int = 0
    words: int = 0
    facts: tuple[FactRow, ...] = ()
    unconfirmed: tuple[Remark, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    unchecked: tuple[str, ...] = ()
    due: tuple[Due, ...] = ()
    readable: bool = True

    @property
    def safety(self) -> tuple[Remark, ...]:
        """The remarks that concern safety, the worst first."""
        return tuple(remark for remark in self.remarks if remark.is_safety)

    def count(self, severity: Severity) -> int:
        """How many remarks are of a severity."""
        return sum(remark.severity is severity for remark in self.remarks)


class ClassRow(NamedTuple):
    """What every sheet of a class has to speak of, and which sheets do not."""

    class_: str
    drugs: tuple[str, ...]
    need: str
    silent: tuple[str, ...]


class OtherRow(NamedTuple):
    """What was found in a file that is no sheet: a page of comparison tables, the ledger."""

    path: str
    remark: Remark


class RuleRow(NamedTuple):
    """A rule that was on: name, severity and what it reports."""

    name: str
    severity: str
    summary: str


class SourceRow(NamedTuple):
    """Where the facts of record of a drug were read."""

    drug: str
    source: str
    version: str


class Report(NamedTuple):
    """All that the council is told: `dossiers`, the most dangerous first; `general`, what was not checked in any."""

    as_of: str
    version: str
    dossiers: tuple[Dossier, ...]
    others: tuple[OtherRow, ...]
    classes: tuple[ClassRow, ...]
    rules: tuple[RuleRow, ...]
    sources: tuple[SourceRow, ...]
    general: tuple[str, ...]
    reference_digest: str
