"""A ledger tells of every line that was edited, lost, exchanged, repeated or appended on another branch."""

from __future__ import annotations

import random

import pytest

from leaflint.approvals import read_ledger
from leaflint.approvals.ledger import digests_of_lines
from leaflint.approvals.seal import seal_of, uncommitted, unsealed

from .entries import entry, lines_of, objection, read

NAMES = ("Dr. Ada Example", "Dr. Ben Example", "Dra. Zoë Ejemplo", "Dr. Ada Example", "Dr. Ben Example")
LINES = lines_of(entry(name) for name in NAMES)


def test_a_ledger_as_leaflint_writes_it_has_no_fault() -> None:
    ledger = read(LINES)
    assert ledger.faults == ()
    assert [one.entry.name for one in ledger.entries] == list(NAMES)
    assert read_ledger(b"", objection).entries == ()


def test_line_ends_of_another_system_change_nothing() -> None:
    assert read_ledger(b"".join(line + b"\r\n" for line in LINES), objection) == read(LINES)


def test_any_flipped_byte_is_told() -> None:
    chance = random.Random(1)
    data = b"".join(line + b"\n" for line in LINES)
    for _ in range(300):
        at = chance.randrange(len(data))
        flipped = bytearray(data)
        flipped[at] ^= 1 << chance.randrange(8)
        ledger = read_ledger(bytes(flipped), objection)
        assert ledger.faults, f"byte {at} flipped to {flipped[at : at + 1]!r}"
        line = data.count(b"\n", 0, at) + 1
        assert ledger.faults[0].line <= line + 1
        assert len(ledger.entries) < ledger.faults[0].line


@pytest.mark.parametrize("at", range(len(LINES) - 1))
def test_a_lost_line_is_told_where_it_was(at: int) -> None:
    ledger = read([*LINES[:at], *LINES[at + 1 :]])
    assert ledger.faults[0].line == at + 1
    assert f"entry {at + 1} is not there" in ledger.faults[0].message
    assert len(ledger.entries) == at


def test_a_last_line_that_is_lost_is_told_by_the_seal_and_by_git() -> None:
    short = read(LINES[:-1])
    assert short.faults == ()
    fault = unsealed(short, seal_of(read(LINES)), "approvals.jsonl.seal")
    assert fault
    assert "the last line of the ledger is not there" in fault.message
    assert uncommitted(short, read(LINES).digests)
    assert uncommitted(read(LINES), short.digests) is None
    assert unsealed(read(LINES), seal_of(short), "seal") is None


def test_another_last_line_is_told_by_the_seal() -> None:
    other = read(lines_of(entry(name) for name in (*NAMES[:-1], "Dr. Eve Example")))
    assert other.faults == ()
    assert unsealed(other, seal_of(read(LINES)), "seal")
    assert uncommitted(other, read(LINES).digests)


def test_a_seal_that_is_no_seal_is_told() -> None:
    assert unsealed(read(LINES), b"{}", "seal")
    assert unsealed(read(LINES), b'{"lines":-3,"last":"x"}', "seal")


@pytest.mark.parametrize("at", range(len(LINES) - 1))
def test_exchanged_lines_are_told(at: int) -> None:
    swapped = [*LINES[:at], LINES[at + 1], LINES[at], *LINES[at + 2 :]]
    assert read(swapped).faults[0].line == at + 1


@pytest.mark.parametrize("at", range(len(LINES)))
@pytest.mark.parametrize("to", range(len(LINES) + 1))
def test_a_repeated_line_is_told(at: int, to: int) -> None:
    assert read([*LINES[:to], LINES[at], *LINES[to:]]).faults


def test_two_branches_that_both_appended_are_told_with_the_way_to_mend_it() -> None:
    other = lines_of(entry(name) for name in (*NAMES[:3], "Dr. Eve Example"))
    (fault, *_) = read([*LINES[:4], other[3]]).faults
    assert fault.line == 5
    assert "appended on another branch" in fault.message
    assert "entries 1 to 4 can be trusted" in fault.message
    assert "sign again" in fault.hint


def test_marks_of_a_merge_are_told_as_two_branches() -> None:
    (fault, *_) = read([*LINES[:3], b"<<<<<<< HEAD", LINES[3], b"=======", LINES[4], b">>>>>>> other"]).faults
    assert (fault.line, "appended on another branch" in fault.message) == (4, True)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"not json", "is no JSON"),
        (b"", "is empty"),
        (b"[]", "is no entry"),
        (b'{"sequence":1}', "is no entry"),
        (b"\xff\xfe", "is no JSON"),
        (b"[" * 5000, "is no JSON"),
        (LINES[0].replace(b"Dr. Ada", b"Dr. Eve"), "was edited"),
        (LINES[0].replace(b'{"action"', b'{ "action"'), "was edited"),
    ],
)
def test_a_line_that_is_no_entry_is_told(line: bytes, what: str) -> None:
    ledger = read([line, *LINES[1:]])
    assert what in ledger.faults[0].message
    assert ledger.entries == ()
    assert "no entry can be trusted" in ledger.faults[0].message


def test_digests_of_lines_are_those_that_the_next_line_carries() -> None:
    digests = digests_of_lines(b"".join(line + b"\n" for line in LINES))
    assert [one.entry.previous for one in read(LINES).entries[1:]] == list(digests[:-1])
