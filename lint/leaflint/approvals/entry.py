"""A line of the ledger: who signed what, when, and in which words."""

from __future__ import annotations

import hashlib

import msgspec

from leaflint.approvals.digests import PREFIX

#: What the first entry carries, which has none before it.
NOTHING_BEFORE = PREFIX + "0" * 64
#: What an entry may do: these approve a text, "withdraw" takes every approval of the sheet back.
APPROVING = ("approve", "approve-with-conditions", "waive")
ACTIONS = (*APPROVING, "withdraw")


class Signed(msgspec.Struct, frozen=True):
    """The digests of the text that was signed; `facts` are by the words of the statements, as the others by name."""

    whole: str
    front: dict[str, str] = {}
    sections: dict[str, str] = {}
    facts: dict[str, str] = {}


class Despite(msgspec.Struct, frozen=True):
    """A rule that found an error in the text, and why it was signed nevertheless."""

    rule: str
    because: str


class Entry(msgspec.Struct, frozen=True):
    """One entry. `sheet` is relative to the folder of the configuration, with `/`.

    `program` is the leaflint that read the sheet.
    `previous` is the digest of the line before, `blob` git's id of the file's bytes, `time` ISO 8601 with its zone,
    `scope` the sections that are spoken of (none: the whole sheet), `valid_until` the last day on which it holds,
    `report` the digest of the report that was signed. `signature` is of what `message` gives. `digest` is that of all
    the others.
    """

    sequence: int
    previous: str
    sheet: str
    language: str
    digests: Signed
    blob: str
    action: str
    meaning: str
    name: str
    role: str
    time: str
    program: str
    revised: str | None = None
    scope: tuple[str, ...] = ()
    conditions: str | None = None
    valid_until: str | None = None
    report: str | None = None
    despite: tuple[Despite, ...] = ()
    signature: str | None = None
    digest: str = ""


_ENCODER = msgspec.json.Encoder(order="sorted")


def line_of(entry: Entry) -> bytes:
    """The entry as a line of the ledger, without the line end: JSON, keys sorted, no blanks, UTF-8."""
    return _ENCODER.encode(entry)


def message(entry: Entry) -> bytes:
    """What is signed: the line of the entry without `signature` and `digest`, and a line end."""
    return line_of(msgspec.structs.replace(entry, signature=None, digest="")) + b"\n"


def digest_of_line(line: bytes) -> str:
    """The digest of a line of the ledger, given without its line end."""
    return PREFIX + hashlib.sha256(line).hexdigest()


def own_digest(entry: Entry) -> str:
    """What `digest` must be: the digest of the entry's line with an empty `digest`."""
    return digest_of_line(line_of(msgspec.structs.replace(entry, digest="")))


def sealed(entry: Entry) -> Entry:
    """The entry with its digest."""
    return msgspec.structs.replace(entry, digest=own_digest(entry))
