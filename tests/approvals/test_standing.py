"""What entries amount to: enough people, the last text, single sections, withdrawal."""

from __future__ import annotations

import pytest

from leaflint.approvals import Digests, Entry, Office, Signed, Standing, books_of, lapsed_parts, quorum_missing
from leaflint.approvals.people import reviewer
from leaflint.approvals.standing import standings

from .entries import ONE, TWO, entry, lines_of, numbered, read

NEW = Signed(TWO, {"drug": ONE}, {"dosage": TWO}, {})


def standing(*entries: Entry, quorum: int = 1) -> Standing:
    return standings(numbered(*entries), quorum)["sheets/a.md"]


def test_one_approval_is_enough_where_one_is_asked_for() -> None:
    whole = standing(entry()).whole
    assert whole
    assert (whole.signed.whole, whole.names, whole.day) == (ONE, ("Dr. Ada Example",), "2026-11-22")


def test_of_two_that_are_needed_one_is_not_enough() -> None:
    now = standing(entry(), quorum=2)
    assert now.whole is None
    assert now.pending


def test_the_same_person_twice_is_one() -> None:
    again = entry("dr. ada  example <ada@example.org>")
    assert standing(entry(), again, quorum=2).whole is None
    assert standing(entry(), entry("Dr. Ben Example"), quorum=2).whole


def test_two_people_who_signed_different_texts_are_one_each() -> None:
    assert standing(entry(), entry("Dr. Ben Example", digests=NEW), quorum=2).whole is None


def test_the_last_text_is_the_approved_one() -> None:
    whole = standing(entry(), entry(digests=NEW)).whole
    assert whole
    assert whole.signed.whole == TWO


def test_a_new_text_that_is_not_signed_by_all_leaves_the_old_one_approved() -> None:
    now = standing(entry(), entry("Dr. Ben Example"), entry(digests=NEW), quorum=2)
    assert now.whole
    assert now.whole.signed.whole == ONE
    assert now.pending
    assert now.pending.signed.whole == TWO


def test_withdrawn_is_not_approved_until_it_is_again() -> None:
    withdrawn = standing(entry(), entry(action="withdraw"))
    assert (withdrawn.whole, withdrawn.withdrawn) == (None, "2026-11-22")
    assert standing(entry(), entry(action="withdraw"), entry()).whole


def test_a_waiver_carries_an_approval_on_and_gives_none() -> None:
    carried = standing(entry(), entry("Dr. Ben Example"), entry(action="waive", digests=NEW), quorum=2).whole
    assert carried
    assert carried.signed.whole == TWO
    assert standing(entry(action="waive"), quorum=2).whole is None


def test_the_earliest_day_counts() -> None:
    whole = standing(
        entry(valid_until="2028-11-22"), entry("Dr. Ben Example", valid_until="2027-01-01"), quorum=2
    ).whole
    assert whole
    assert whole.valid_until == "2027-01-01"


def test_a_section_that_was_approved_since_has_not_lapsed() -> None:
    now = Digests(TWO, {"drug": ONE}, {"dosage": TWO})
    assert lapsed_parts(standing(entry()), now).sections == ("dosage",)
    assert not lapsed_parts(standing(entry(), entry(digests=NEW, scope=("dosage",))), now)


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Dr. Ada Example", True),
        ("dr. ada example", True),
        ("ada@example.org", True),
        ("Ada E. <ADA@example.org>", True),
        ("Dr. Ada Example <eve@example.org>", False),
        ("Dr. Eve Example", False),
        ("", False),
    ],
)
def test_a_reviewer_is_known_by_address_or_name(words: str, known: bool) -> None:
    assert bool(reviewer(words, ["Dr. Ada Example <ada@example.org>"])) is known


def test_who_is_no_reviewer_does_not_count() -> None:
    ledger = read(lines_of([entry(), entry("Dr. Eve Example")]))
    books = books_of("approvals.jsonl", ledger, Office(("Dr. Ada Example", "Dr. Ben Example"), 2), {})
    assert [(fault.line, "is no reviewer" in fault.message) for fault in books.faults] == [(2, True)]
    missing = quorum_missing(books, "sheets/a.md")
    assert missing
    assert "has 1 of 2 signatures (Dr. Ada Example)" in missing.message


def test_a_bad_signature_does_not_count() -> None:
    books = books_of("approvals.jsonl", read(lines_of([entry()])), Office(), {1: "its signature is of another text"})
    assert books.standings == {}
    assert books.faults[0].message == "line 1 of the ledger: its signature is of another text"
