"""One more entry at the end of the ledger."""

from __future__ import annotations

from collections.abc import Callable

from leaflint.approvals import Entry, line_of
from leaflint.approvals.seal import seal_of
from leaflint.checking.keeping import Keeping, faults_of, read_bytes, verified
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
        for fault in faults_of(ledger, keeping):
            raise InputError(f"{fault.message}; {fault.hint}", str(keeping.ledger), fault.line)
        entry = make(len(ledger.digests) + 1, ledger.last)
        before = data if not data or data.endswith(b"\n") else data + b"\n"
        now = before + line_of(entry) + b"\n"
        write_whole(keeping.ledger, now.decode("utf-8"))
        # A ledger that has more lines than its seal is a ledger still: whoever is stopped here has lost nothing.
        write_whole(keeping.seal, seal_of(verified(now)).decode("ascii"))
    return entry
