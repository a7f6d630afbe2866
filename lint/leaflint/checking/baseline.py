"""The findings of an earlier day that an organisation has yet to mend: hidden until they are, and told of once gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from leaflint.errors import InputError
from leaflint.facts import Property
from leaflint.finding import Finding, Severity
from leaflint.outcome import Outcome
from leaflint.rules.policy import ACTED_ON, ACTED_ON_FACTS

_MAX_BYTES = 64 << 20
_SAFETY = ACTED_ON | {property.value for property in Property if property in ACTED_ON_FACTS}
#: What is not read is not checked: that is never an old matter.
_NEVER = frozenset({"unreadable-sheet"})


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A finding that is known: by its fingerprint, which stays when lines move; the rest is for people.

    `reason` says why an error that concerns safety may stay.
    """

    fingerprint: str
    path: str
    rule: str
    severity: Severity
    message: str
    property: str | None = None
    reason: str = ""


class Baseline(msgspec.Struct, frozen=True):
    """A baseline file: its entries by path, rule and fingerprint."""

    entries: tuple[Entry, ...] = ()
    version: int = 1


class Applied(NamedTuple):
    """A run without the findings that are known, the entries whose findings are gone, and those that need a reason."""

    outcome: Outcome
    gone: tuple[Entry, ...]
    unreasoned: tuple[Entry, ...]


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises InputError where it is not there, or is none."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(f"is larger than {_MAX_BYTES >> 20} MiB", str(path))
        read = msgspec.json.decode(path.read_bytes(), type=Baseline)
    except FileNotFoundError:
        raise InputError("there is no such baseline; write one with --write-baseline FILE", str(path)) from None
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or 'unknown reason').lower()}", str(path)) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is no baseline of leaflint: {error}", str(path)) from None
    if read.version != 1:
        raise InputError(f"is a baseline of version {read.version}; this leaflint knows version 1", str(path))
    return read


def written(baseline: Baseline) -> str:
    """A baseline as a file, one entry a line, so that changes to it can be read."""
    entries = sorted(baseline.entries, key=lambda entry: (entry.path, entry.rule, entry.fingerprint))
    lines = ",\n".join(f"  {msgspec.json.encode(entry).decode('utf-8')}" for entry in entries)
    return (
        f'{{"version": {baseline.version}, "entries": [\n{lines}\n]}}\n' if lines else '{"version": 1, "entries": []}\n'
    )


def baseline_of(findings: Iterable[Finding], before: Baseline) -> Baseline:
    """Today's findings as a baseline; the reasons that an earlier one gave are kept."""
    reasons = {entry.fingerprint: entry.reason for entry in before.entries}
    return Baseline(
        tuple(
            Entry(
                finding.fingerprint,
                finding.place.path,
                finding.rule,
                finding.severity,
                finding.message,
                finding.property,
                reasons.get(finding.fingerprint, ""),
            )
            for finding in findings
            if finding.rule not in _NEVER
        )
    )


def applied(outcome: Outcome, baseline: Baseline, checked: Collection[str]) -> Applied:
    """The run without what the baseline knows; of the files that were not `checked` nothing is said to be gone.

    An error that concerns safety stays until its entry gives a reason.
    """
    known = {entry.fingerprint: entry for entry in baseline.entries}
    kept: list[Finding] = []
    met: set[str] = set()
    unreasoned: list[Entry] = []
    for finding in outcome.findings:
        entry = known.get(finding.fingerprint)
        if entry is None or finding.rule in _NEVER:
            kept.append(finding)
            continue
        met.add(entry.fingerprint)
        if is_dangerous(finding) and not entry.reason.strip():
            unreasoned.append(entry)
            kept.append(finding)
    gone = [entry for entry in baseline.entries if entry.fingerprint not in met and entry.path in checked]
    return Applied(_without(outcome, kept), tuple(gone), tuple(unreasoned))


def is_dangerous(finding: Finding) -> bool:
    """Whether it is an error in what patients act on."""
    return finding.severity is Severity.ERROR and finding.property in _SAFETY


def pruned(baseline: Baseline, gone: Iterable[Entry]) -> Baseline:
    """The baseline without the entries whose findings are gone."""
    left = {entry.fingerprint for entry in gone}
    return Baseline(tuple(entry for entry in baseline.entries if entry.fingerprint not in left))


def _without(outcome: Outcome, kept: Sequence[Finding]) -> Outcome:
    levels = Counter(finding.severity for finding in kept)
    summary = msgspec.structs.replace(
        outcome.summary,
        errors=levels[Severity.ERROR],
        warnings=levels[Severity.WARNING],
        notes=levels[Severity.NOTE],
        baselined=len(outcome.findings) - len(kept),
    )
    return msgspec.structs.replace(outcome, summary=summary, findings=tuple(kept))
