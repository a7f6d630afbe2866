"""month-for-weeks: what a sheet says how often, against what is on record for that drug."""

from __future__ import annotations

import pytest

from leaflint.facts import Fact, Property
from leaflint.rules.wording.month_for_weeks import month_for_weeks

from ...facts.sheets import published
from .examining import fact, stating

SHEET = published(works="It calms the immune system.")


def messages(*facts: Fact) -> list[str]:
    return [problem.message for problem in month_for_weeks.check(stating(SHEET, *facts))]


@pytest.mark.parametrize(
    ("drug", "stated"),
    [
        ("tocilizumab", "1/P1M"),
        ("satralizumab", "1/P1M"),
        ("ravulizumab", "1/P2M"),
        ("eculizumab", "2/P1M"),
        ("inebilizumab", "1/P24W"),
    ],
)
def test_months_for_weeks_and_the_reverse_are_told_with_both_sides(drug: str, stated: str) -> None:
    (message,) = messages(fact(Property.FREQUENCY, stated, drug))
    assert "'the words'" in message
    assert f"on record for {drug}" in message


@pytest.mark.parametrize(
    ("drug", "stated"),
    [
        ("tocilizumab", "1/P4W"),
        ("tocilizumab", "1/P28D"),
        ("tocilizumab", "1/P2W"),
        ("satralizumab", "1/P2W"),
        ("ravulizumab", "1/P8W"),
        ("ravulizumab", "1/P1M"),
        ("inebilizumab", "1/P6M"),
        ("inebilizumab", "1/P26W"),
        ("azathioprine", "1/P1D"),
        ("ivig", "1/P1M"),
        ("", "1/P1M"),
    ],
)
def test_the_same_and_what_is_simply_different_are_left_to_other_rules(drug: str, stated: str) -> None:
    assert messages(fact(Property.FREQUENCY, stated, drug)) == []


def test_another_drug_that_the_sheet_names_is_held_to_its_own_record() -> None:
    assert (
        len(
            messages(
                fact(Property.FREQUENCY, "1/P4W", "satralizumab"), fact(Property.FREQUENCY, "1/P1M", "tocilizumab")
            )
        )
        == 1
    )


def test_one_interval_that_is_said_twice_is_one_problem_with_two_places() -> None:
    sheet = stating(SHEET, *(fact(Property.FREQUENCY, "1/P1M", "tocilizumab", line) for line in (5, 9)))
    (problem,) = month_for_weeks.check(sheet)
    assert [related.place.line for related in problem.beside] == [9]


def test_how_often_a_test_is_made_counts_too() -> None:
    assert messages(fact(Property.MONITORING, "liver-enzymes", "satralizumab", frequency=">=1/P1M"))
    assert not messages(fact(Property.MONITORING, "liver-enzymes", "satralizumab", frequency=">=1/P3M"))
    assert not messages(fact(Property.MONITORING, "liver-enzymes", "satralizumab"))
    assert not messages(fact(Property.MONITORING, "weight", "satralizumab", frequency=">=1/P1M"))


def test_the_phase_of_a_regimen_decides_what_it_is_held_to() -> None:
    assert messages(fact(Property.FREQUENCY, "1/P1M", "satralizumab", phase="maintenance"))
    assert not messages(fact(Property.FREQUENCY, "1/P1M", "satralizumab", phase="loading"))
