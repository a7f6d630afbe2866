"""Dates as people write them: known to the day, the month or the year, and with every reading they allow."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflint.facts.folded import folded_in_place
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_YEARS = range(1900, 2100)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|ro|\.?[ºo°]|\.)?"
_JOIN = r"(?:[ -]+|,? +(?:[a-z]{1,3} +)?)"
_BEFORE_MONTH = re.compile(rf"(?<![\d/.-]){_DAY}{_JOIN}$")
_AFTER_MONTH = re.compile(rf"\.?(?:[ -]+{_DAY}(?![\d/]))?{_JOIN}(?P<year>\d{{4}}|['’]?\d{{2}})(?![\w/])")
_NUMERIC = re.compile(
    r"(?<![\w/.-])(?:(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?"
    r"|(?P<a>\d{1,2})(?P<t>[-/.])(?P<b>\d{1,2})(?P=t)(?P<z>\d{4}|\d{2})"
    r"|(?P<n>\d{1,2})[-/](?P<w>\d{4}))(?![\w/]|[-.]\d)"
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)\d{2}(?![\w/]|[-.,]\d)")
# A day and a word before a year, which may be a month misspelt: the year alone would hide what is wrong with the date.
_UNKNOWN_MONTH = re.compile(r"(?<![\d/.-])\d{1,2}(?:st|nd|rd|th)?(?: de| of)? [^\W\d_]{3,10}\.?,?(?: de| of)? $")


class PartialDate(NamedTuple):
    """A date known to the day, to the month (`day` 0) or to the year (`month` 0 too)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """`2021-07-13`, `2021-07` or `2021`."""
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)])

    @property
    def first(self) -> datetime.date:
        """The first day it can be."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day it can be."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @classmethod
    def parse(cls, iso: str) -> PartialDate | None:
        """The date that an ISO text of any precision says, or None where it says none that exists."""
        match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", iso)
        return _existing(*(int(part) if part else None for part in match.groups())) if match else None


class DateReading(NamedTuple):
    """A date met in a text: where, and what it can mean, likeliest first; nothing where no such day exists."""

    span: Span
    values: tuple[PartialDate, ...]


def find_dates(text: str, span: Span, mentions: Iterable[Mention], order: str) -> list[DateReading]:
    """The dates within `span` of `text`, in its order.

    `mentions` are those of the text, for the names of months; `order` ("MDY", "DMY", "YMD") decides which reading of
    3/4/2021 comes first. Years are 1900 to 2099; two digits are read as 20YY first, and as 19YY.
    """
    if not _DIGIT.search(text, *span):
        return []
    words = folded_in_place(text, span)
    found: list[DateReading] = []
    for month in mentions:
        if month.kind == "month" and span.start <= month.span.start and month.span.end <= span.end:
            reading = _with_month_name(words, span, month)
            if reading:
                found.append(reading)
    for match in _NUMERIC.finditer(words, span.start):
        found.append(DateReading(Span(*match.span()), tuple(_numeric(match, order))))
    found.extend(
        DateReading(Span(*match.span()), (PartialDate(int(match.group())),))
        for match in _YEAR.finditer(words, span.start)
        if not _UNKNOWN_MONTH.search(words, max(span.start, match.start() - 24), match.start())
    )
    return _longest(found)


def _with_month_name(words: str, span: Span, month: Mention) -> DateReading | None:
    after = _AFTER_MONTH.match(words, month.span.end)
    if not after:
        return None
    before = (
        None if after["day"] else _BEFORE_MONTH.search(words, max(span.start, month.span.start - 16), month.span.start)
    )
    day = after["day"] or (before["day"] if before else None)
    # "March 28" may be a day without its year; "Mar-28" and "March '28" are years.
    if not day and len(after["year"]) == 2 and "-" not in after.group():
        return None
    start = before.start("day") if before else month.span.start
    years = _years(after["year"].lstrip("'’"))
    values = [_existing(year, int(month.id), int(day) if day else None) for year in years]
    return DateReading(Span(start, after.end()), tuple(value for value in values if value))


def _numeric(match: re.Match[str], order: str) -> Iterator[PartialDate]:
    if match["y"] or match["w"]:
        year, month, day = (match["y"], match["m"], match["d"]) if match["y"] else (match["w"], match["n"], None)
        tries = [(int(year), int(month), int(day) if day else None)]
    else:
        first, second = int(match["a"]), int(match["b"])
        pairs = [(second, first), (first, second)] if order == "DMY" else [(first, second), (second, first)]
        tries = [(year, month, day) for year in _years(match["z"]) for month, day in pairs]
    yield from dict.fromkeys(value for parts in tries if (value := _existing(*parts)))


def _years(digits: str) -> tuple[int, ...]:
    return (int(digits),) if len(digits) == 4 else (2000 + int(digits), 1900 + int(digits))


def _existing(year: int | None, month: int | None = None, day: int | None = None) -> PartialDate | None:
    if year not in _YEARS or not (month is None or 1 <= month <= 12):
        return None
    assert year is not None
    if day is not None and not (month and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return PartialDate(year, month or 0, day or 0)


def _longest(found: list[DateReading]) -> list[DateReading]:
    kept: list[DateReading] = []
    for reading in sorted(found, key=lambda reading: (reading.span.start, -reading.span.end)):
        if not kept or reading.span.start >= kept[-1].span.end:
            kept.append(reading)
    return kept


def months_between(earlier: datetime.date, later: datetime.date) -> int:
    """The whole months from one day to a later one."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def add_months(date: datetime.date, months: int) -> datetime.date:
    """The same day `months` later; the last day of that month where it has no such day."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return date.replace(year=year, month=month + 1, day=min(date.day, calendar.monthrange(year, month + 1)[1]))
