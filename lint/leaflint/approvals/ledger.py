"""The ledger read: which entries can be trusted, and what is wrong with the lines of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from leaflint.approvals.entry import NOTHING_BEFORE, Entry, digest_of_line, line_of, own_digest

#: A longer line, or more of them, are no ledger of sheets.
MAX_LINE = 1 << 18
MAX_LINES = 200_000
_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


class Numbered(NamedTuple):
    """An entry and the line, from 1, on which it stands."""

    line: int
    entry: Entry


class Fault(NamedTuple):
    """What is wrong with a line of the ledger, and what to do."""

    line: int
    message: str
    hint: str


class Ledger(NamedTuple):
    """The entries before the first fault, which alone can be trusted, every fault, and the digests of all lines."""

    entries: tuple[Numbered, ...] = ()
    faults: tuple[Fault, ...] = ()
    digests: tuple[str, ...] = ()

    @property
    def last(self) -> str:
        """The digest that the next entry must carry."""
        return self.digests[-1] if self.digests else NOTHING_BEFORE


#: Why the data of an entry does not conform to the schema of entries, in words; "" where it does.
Objection = Callable[[object], str]


def read_ledger(data: bytes, objection: Objection) -> Ledger:
    """The ledger in `data`. Whatever is wrong with it is a fault of the ledger, never an exception."""
    entries: list[Numbered] = []
    faults: list[Fault] = []
    lines = _lines(data)
    before = _Before(NOTHING_BEFORE, 0, {})
    for number, line in enumerate(lines, 1):
        read = _read(line, objection)
        if isinstance(read, str):
            faults.append(_broken(number, read, len(entries)))
            before = before.lost(line, number)
            continue
        said = before.against(read, line)
        if said:
            faults.append(_broken(number, said, len(entries)))
        elif not faults:
            entries.append(Numbered(number, read))
        before = before.after(read, line, number)
        if len(faults) >= MAX_LINES:
            break
    return Ledger(tuple(entries), tuple(faults), digests_of_lines(data))


def digests_of_lines(data: bytes) -> tuple[str, ...]:
    """The digest of every line of a ledger."""
    return tuple(map(digest_of_line, _lines(data)))


def _lines(data: bytes) -> list[bytes]:
    """The lines without their ends; git may have made `\\r\\n` of them."""
    lines = data.split(b"\n")
    if lines and not lines[-1]:
        lines.pop()
        return [line.removesuffix(b"\r") for line in lines]
    return [*(line.removesuffix(b"\r") for line in lines[:-1]), *lines[-1:]]


def _read(line: bytes, objection: Objection) -> Entry | str:
    """The entry on a line, or what is wrong with it."""
    if line.startswith(_CONFLICT):
        return _TWO_BRANCHES
    if len(line) > MAX_LINE:
        return f"is longer than {MAX_LINE // 1024} KiB"
    try:
        data = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return "is no JSON" if line.strip() else "is empty"
    if said := objection(data):
        return said
    try:
        entry = msgspec.convert(data, Entry)
    except msgspec.ValidationError as error:
        return f"is no entry: {error}"
    if entry.digest != own_digest(entry):
        return "was edited after it was written: its digest is that of another text"
    if line_of(entry) != line:
        return "was edited after it was written: leaflint writes the same entry otherwise"
    return entry


class _Before(NamedTuple):
    """What the next line must follow: the digest and sequence of the last one, and where each line was first seen."""

    digest: str
    sequence: int
    seen: dict[str, int]

    def against(self, entry: Entry, line: bytes) -> str:
        """What is wrong with the place of an entry in the chain; "" where nothing is."""
        if first := self.seen.get(digest_of_line(line)):
            return f"repeats line {first}"
        if entry.previous == self.digest and entry.sequence == self.sequence + 1:
            return ""
        if entry.sequence <= self.sequence and (entry.previous in self.seen or entry.previous == NOTHING_BEFORE):
            return _TWO_BRANCHES
        if entry.sequence > self.sequence + 1:
            lost = entry.sequence - self.sequence - 1
            which = (
                f"entry {self.sequence + 1}" if lost == 1 else f"entries {self.sequence + 1} to {entry.sequence - 1}"
            )
            return f"is entry {entry.sequence}, but {which} {'is' if lost == 1 else 'are'} not there"
        if entry.sequence <= self.sequence:
            return f"is entry {entry.sequence}, out of its order behind entry {self.sequence}"
        return "does not carry the digest of the line before it: that line was edited, exchanged or lost"

    def after(self, entry: Entry, line: bytes, number: int) -> _Before:
        digest = digest_of_line(line)
        self.seen.setdefault(digest, number)
        return _Before(digest, entry.sequence, self.seen)

    def lost(self, line: bytes, number: int) -> _Before:
        """Behind a line that is no entry the next one in order may follow."""
        self.seen.setdefault(digest_of_line(line), number)
        return _Before(digest_of_line(line), self.sequence + 1, self.seen)


_TWO_BRANCHES = "was appended on another branch than the line before it"
_HINTS = {
    _TWO_BRANCHES: "keep the lines of one branch, delete the others and what git put between them, and let those who "
    "signed on the other branch sign again with 'leaflint approve'"
}


def _broken(line: int, what: str, trusted: int) -> Fault:
    still = f"entries 1 to {trusted}" if trusted > 1 else "only entry 1" if trusted else "no entry"
    hint = _HINTS.get(what, "take the file back as it was committed, and write entries with 'leaflint approve' only")
    return Fault(line, f"line {line} of the ledger {what}; {still} can be trusted", hint)


def by_sheet(entries: Iterable[Numbered]) -> dict[str, list[Numbered]]:
    """Entries by their sheet, each list in the order of the ledger."""
    found: dict[str, list[Numbered]] = {}
    for numbered in entries:
        found.setdefault(numbered.entry.sheet, []).append(numbered)
    return found
