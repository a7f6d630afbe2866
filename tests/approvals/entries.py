"""Ledgers of a few entries, made as leaflint makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from leaflint.approvals import Entry, Ledger, Signed, line_of, read_ledger, sealed
from leaflint.approvals.entry import NOTHING_BEFORE, digest_of_line
from leaflint.approvals.ledger import Numbered
from leaflint.conformity.ready import checker_named

ONE, TWO = "sha256-1:" + "1" * 64, "sha256-1:" + "2" * 64
_CHECKER = checker_named("approvals")


def objection(data: object) -> str:
    """What the schema of entries holds against data."""
    return "is no entry" if _CHECKER.violations(data) else ""


def entry(name: str = "Dr. Ada Example", **changes: Any) -> Entry:
    """An approval of the text ONE of sheets/a.md."""
    values: dict[str, Any] = {
        "sequence": 1,
        "previous": NOTHING_BEFORE,
        "sheet": "sheets/a.md",
        "language": "en",
        "digests": Signed(ONE, {"drug": ONE}, {"dosage": ONE}, {}),
        "blob": "e" * 40,
        "action": "approve",
        "meaning": "I approve it.",
        "name": name,
        "role": "neurologist",
        "time": "2026-11-22T10:00:00+00:00",
        "program": "leaflint 0.1.0",
    }
    return Entry(**(values | changes))


def lines_of(entries: Iterable[Entry]) -> list[bytes]:
    """The entries as the lines of a ledger, chained and sealed."""
    lines: list[bytes] = []
    for one in entries:
        previous = digest_of_line(lines[-1]) if lines else NOTHING_BEFORE
        lines.append(line_of(sealed(msgspec.structs.replace(one, sequence=len(lines) + 1, previous=previous))))
    return lines


def read(lines: Iterable[bytes]) -> Ledger:
    """The ledger of these lines."""
    return read_ledger(b"".join(line + b"\n" for line in lines), objection)


def numbered(*entries: Entry) -> list[Numbered]:
    """The entries on lines 1, 2, 3 …"""
    return [Numbered(at, one) for at, one in enumerate(entries, 1)]


Change = Callable[[list[bytes]], list[bytes]]
