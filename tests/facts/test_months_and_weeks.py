"""A month for four weeks: which frequencies are swapped, and which are the same or simply different."""

from __future__ import annotations

import pytest

from leaflint.facts.frequency import Frequency


def swapped(one: str, other: str) -> bool:
    first, second = Frequency.parse(one), Frequency.parse(other)
    assert first and second
    assert first.swaps_months_and_weeks(second) == second.swaps_months_and_weeks(first)
    return first.swaps_months_and_weeks(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1/P1M", "1/P4W"),
        ("1/P2M", "1/P8W"),
        ("1/P3M", "1/P12W"),
        ("1/P6M", "1/P24W"),
        ("1/P1M", "1/P28D"),
        ("2/P1M", "1/P2W"),
        (">=1/P1M", "1/P4W"),
        ("1-2/P1M", "1-2/P4W"),
    ],
)
def test_a_month_stands_for_four_weeks(one: str, other: str) -> None:
    assert swapped(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1/P1M", "1/P1M"),
        ("1/P4W", "1/P4W"),
        ("1/P4W", "1/P28D"),
        ("1/P6M", "1/P26W"),
        ("1/P3M", "1/P13W"),
        ("1/P1Y", "1/P52W"),
        ("1/P1Y", "1/P48W"),
        ("1/P1M", "1/P8W"),
        ("1/P2M", "1/P4W"),
        ("1/P1M-P2M", "1/P4W-P8W"),
        ("1/P1M", "1/P1D"),
        ("1/P1M", "1/PT12H"),
        ("2/P1M", "1/P4W"),
    ],
)
def test_the_same_or_something_else_is_no_swap(one: str, other: str) -> None:
    assert not swapped(one, other)
