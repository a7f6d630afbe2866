"""Dates in other wordings: read the same on every day, and never in what is no date."""

from __future__ import annotations

import datetime
import time

import pytest

from leaflint.facts.dates import PartialDate
from leaflint.facts.other_dates import read_other_date
from tests.facts.test_dates import NO_DATES

SAMPLES = ["2021-07-13T10:00:00Z", "2024年3月28日", "28 mars 2024", "yesterday", "2 days ago", "3/4/2021", "Tuesday"]
LANGUAGES = ["en", "zh", "fr", "en", "en", "en", "en"]


def test_a_wording_that_the_grammar_does_not_have_is_read() -> None:
    assert read_other_date("2021-07-13T10:00:00Z", "en") == (PartialDate(2021, 7, 13),)
    assert read_other_date("28 mars 2024", "fr") == (PartialDate(2024, 3, 28),)


def test_both_orders_are_given_where_they_differ() -> None:
    assert read_other_date("3/4/2021", "en") == (PartialDate(2021, 3, 4), PartialDate(2021, 4, 3))


@pytest.mark.parametrize("words", NO_DATES)
def test_what_is_no_date_is_none(words: str) -> None:
    assert read_other_date(words, "en") == ()


@pytest.mark.parametrize(
    "words", ["today", "yesterday", "2 days ago", "last month", "in 3 weeks", "Tuesday", "noon", "now"]
)
def test_what_depends_on_the_day_is_none(words: str) -> None:
    assert read_other_date(words, "en") == ()


def test_a_language_that_is_not_known_is_read_as_nothing() -> None:
    assert read_other_date("28 mars 2024", "xx") == ()


@pytest.mark.parametrize("now", [datetime.datetime(1999, 2, 28, 23, 59), datetime.datetime(2031, 12, 31, 0, 1)])
def test_the_clock_changes_nothing(now: datetime.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [read_other_date(words, language) for words, language in zip(SAMPLES, LANGUAGES, strict=True)]

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Clock:
            return cls(now.year, now.month, now.day, now.hour, now.minute, tzinfo=tz)

        @classmethod
        def today(cls) -> Clock:
            return cls.now()

        @classmethod
        def utcnow(cls) -> Clock:
            return cls.now()

    import dateparser.date
    import dateparser.date_parser
    import dateparser.freshness_date_parser
    import dateparser.parser

    for module in (dateparser.date, dateparser.date_parser, dateparser.freshness_date_parser, dateparser.parser):
        if hasattr(module, "datetime"):
            monkeypatch.setattr(module, "datetime", Clock)
    monkeypatch.setattr(time, "time", lambda: now.timestamp())
    after = [read_other_date(words, language) for words, language in zip(SAMPLES, LANGUAGES, strict=True)]
    assert after == before
