"""outdated-count: what was counted, on which day, and what the record counts."""

from __future__ import annotations

import pytest

from leaflint.facts import Fact, Property

from .accounts import account, problems, says


def counts(number: int, **qualifiers: str) -> Fact:
    return says(Property.APPROVED_DRUG_COUNT, str(number), f"There are {number} approved drugs.", **qualifiers)


@pytest.mark.parametrize("as_of, right", [("2021-07-13", True), ("2024-02-29", True), ("2026-11-22", False)])
def test_three_drugs_were_right_until_the_fourth_was_approved(as_of: str, right: bool) -> None:
    found = problems("outdated-count", account("azathioprine", counts(3), revised="2021-07-13"), as_of=as_of)
    assert (not found) == right


def test_the_message_says_since_when_and_names_the_drugs() -> None:
    (found,) = problems("outdated-count", account("azathioprine", counts(3), revised="2021-07-13"))
    assert "right on 2021-07-13, outdated since 2024-03" in found.message
    for drug in ("eculizumab", "inebilizumab", "satralizumab", "ravulizumab"):
        assert drug in found.message


def test_a_count_that_was_never_right_is_told_so() -> None:
    (found,) = problems("outdated-count", account("azathioprine", counts(5), revised="2021-07-13"))
    assert "but on record by 2026-11-22: 4, eculizumab (2019-06-27)" in found.message
    assert "; on 2021-07-13, the day of the sheet: 3" in found.message


@pytest.mark.parametrize("number, day, right", [(3, "2020", True), (1, "2019-12-31", True), (4, "2020-12", False)])
def test_a_dated_count_is_held_to_its_own_day(number: int, day: str, right: bool) -> None:
    found = problems("outdated-count", account("azathioprine", counts(number, as_of=day), revised="2021-07-13"))
    assert (not found) == right


@pytest.mark.parametrize("number", [3, 4])
def test_within_the_month_of_an_approval_both_counts_are_right(number: int) -> None:
    assert not problems("outdated-count", account("azathioprine", counts(number)), as_of="2024-03-15")


def test_a_jurisdiction_without_a_record_is_not_counted() -> None:
    assert not problems("outdated-count", account("azathioprine", counts(3), jurisdiction="CH"))


@pytest.mark.parametrize(
    "drug, number, right", [("inebilizumab", 3, True), ("inebilizumab", 4, False), ("rituximab", 4, True)]
)
def test_others_are_counted_with_the_drug_that_they_are_beside_where_it_is_approved(
    drug: str, number: int, right: bool
) -> None:
    assert (not problems("outdated-count", account(drug, counts(number, besides=drug)))) == right
