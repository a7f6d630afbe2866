"""Lines that were lost at the end of the ledger, which the chain itself cannot show."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from leaflint.approvals.ledger import Fault, Ledger

_HINT = (
    "take the file back as it was; where lines were taken out on purpose, as after a merge, delete the file {seal!r} "
    "beside it, which the next 'leaflint approve' writes anew"
)


class Seal(msgspec.Struct, frozen=True):
    """How many lines the ledger had when it was written last, and the digest of the last of them."""

    lines: int
    last: str


def seal_of(ledger: Ledger) -> bytes:
    """The seal of a ledger, as its file."""
    return msgspec.json.encode(Seal(len(ledger.digests), ledger.last)) + b"\n"


def unsealed(ledger: Ledger, seal: bytes, name: str) -> Fault | None:
    """What is wrong where a ledger does not have the line that its seal, a file called `name`, ends with."""
    try:
        read = msgspec.json.decode(seal, type=Seal)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Fault(max(len(ledger.digests), 1), f"the seal of the ledger, {name}, cannot be read", _hint(name))
    here = ledger.digests[read.lines - 1 : read.lines] if read.lines > 0 else ()
    if here == (read.last,):
        return None
    if read.lines > len(ledger.digests):
        lost = read.lines - len(ledger.digests)
        what = f"the last line of the ledger is not there: it had {read.lines}"
        what = what if lost == 1 else f"the last {lost} lines of the ledger are not there: it had {read.lines}"
    else:
        what = f"line {read.lines} of the ledger is not the one that was written there"
    return Fault(max(min(read.lines, len(ledger.digests)), 1), what, _hint(name))


def uncommitted(ledger: Ledger, committed: Sequence[str]) -> Fault | None:
    """What is wrong where a ledger does not begin with the lines, by their digests, that git has of it."""
    for at, digest in enumerate(committed):
        if ledger.digests[at : at + 1] != (digest,):
            line = max(min(at + 1, len(ledger.digests)), 1)
            return Fault(
                line,
                f"line {at + 1} of the ledger, as it was committed, is not there any more",
                "the ledger only grows: take the file back as it was committed ('git checkout' does), and sign again",
            )
    return None


def _hint(name: str) -> str:
    return _HINT.format(seal=name)
