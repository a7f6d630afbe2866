"""One more entry at the end of the ledger."""

from __future__ import annotations

from collections.abc import Callable

from leaflint.approvals import Entry, line_of
from leaflint.checking.keeping import Keeping, read_bytes, verified
from leaflint.errors import InputError
from leaflint.writing import alone, write_whole


def append(keeping: Keeping, make: Callable[[int, str], Entry]) -> Entry:
    """Append the entry that `make` gives for its sequence and the digest of the line before it, whole or not at all.

    Two who append at once wait for each other. Raises InputError where the ledger is broken or cannot be written.
    """
    keeping.ledger.parent.mkdir(parents=True, exist_ok=True)
    with alone(keeping.ledger.parent):
        data = read_bytes(keeping.ledger)
        ledger = verified(data)
        if ledger.faults:
            raise InputError(f"{ledger.faults[0].message}; {ledger.faults[0].hint}", str(keeping.ledger))
        entry = make(ledger.lines + 1, ledger.last)
        before = data if not data or data.endswith(b"\n") else data + b"\n"
        write_whole(keeping.ledger, (before + line_of(entry) + b"\n").decode("utf-8"))
    return entry
