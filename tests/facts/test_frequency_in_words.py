"""Frequencies in English words."""

from __future__ import annotations

import pytest

from leaflint.facts.frequency import Frequency


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1/P1D", "once a day"),
        ("2/P1D", "twice a day"),
        ("1-2/P1D", "once or twice a day"),
        ("2-3/P1D", "2 to 3 times a day"),
        ("1/P2D", "every 2 days"),
        ("1/P1W", "every week"),
        ("1/P2W", "every 2 weeks"),
        ("2/P2W", "twice every 2 weeks"),
        ("1/P4W-P8W", "every 4 to 8 weeks"),
        ("1/P4W-P2M", "every 4 weeks to 2 months"),
        ("2/P1M", "twice a month"),
        ("1/P6M", "every 6 months"),
        ("1/P1Y", "every year"),
        (">=1/P1Y", "at least once a year"),
        (">=2/P1Y", "at least twice a year"),
        (">=1/P6M", "at least every 6 months"),
        ("3/P1Y", "3 times a year"),
        ("1/PT12H", "every 12 hours"),
        ("2/PT1H", "twice an hour"),
    ],
)
def test_a_frequency_reads_as_a_person_says_it(value: str, said: str) -> None:
    frequency = Frequency.parse(value)

    assert frequency is not None
    assert frequency.in_words() == said
