"""How often: so many times in a period, compared as what it is."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

_PERIOD = re.compile(r"P(?:(?P<n>[0-9]+)(?P<unit>[DWMY])|T(?P<tn>[0-9]+)(?P<tunit>[HM]))")
_TEXT = re.compile(r"(?P<bound>>=)?(?P<low>[0-9]+)(?:-(?P<high>[0-9]+))?/(?P<period>P[^-]+)(?:-(?P<longest>P.+))?")
_PER_YEAR = {"D": Fraction(1461, 4), "W": Fraction(1461, 28), "M": Fraction(12), "Y": Fraction(1)}
_PER_YEAR |= {"TH": _PER_YEAR["D"] * 24, "TM": _PER_YEAR["D"] * 24 * 60}
_WORDS = {"D": "day", "W": "week", "M": "month", "Y": "year", "TH": "hour", "TM": "minute"}


class Period(NamedTuple):
    """A length of time: `n` units of days "D", weeks "W", months "M", years "Y", hours "TH" or minutes "TM".

    A month is never four weeks: lengths of different units are equal only where the calendar makes them so.
    """

    n: int
    unit: str

    @classmethod
    def parse(cls, iso: str) -> Period | None:
        """The period an ISO 8601 duration of one unit says, or None."""
        match = _PERIOD.fullmatch(iso)
        if not match:
            return None
        return cls(int(match["n"]), match["unit"]) if match["n"] else cls(int(match["tn"]), "T" + match["tunit"])

    @property
    def iso(self) -> str:
        """The ISO 8601 duration: `P4W`, `PT12H`."""
        return f"P{'T' if self.unit[0] == 'T' else ''}{self.n}{self.unit[-1]}"

    @property
    def per_year(self) -> Fraction:
        """How many of it a year of 365.25 days or 12 months has."""
        return _PER_YEAR[self.unit] / self.n

    @property
    def word(self) -> str:
        """The name of its unit: `week`."""
        return _WORDS[self.unit]

    def in_words(self) -> str:
        """The period in English: "4 weeks", "1 month"."""
        return f"{self.n} {self.word}{'' if self.n == 1 else 's'}"


class Frequency(NamedTuple):
    """`low` to `high` times in a period that lasts `period` to `longest`; `at_least` leaves the upper end open."""

    low: int
    high: int
    period: Period
    longest: Period
    at_least: bool = False

    def __str__(self) -> str:
        times = f"{self.low}" if self.low == self.high else f"{self.low}-{self.high}"
        period = self.period.iso if self.period == self.longest else f"{self.period.iso}-{self.longest.iso}"
        return f"{'>=' if self.at_least else ''}{times}/{period}"

    @classmethod
    def parse(cls, text: str) -> Frequency | None:
        """The frequency that `TIMES/PERIOD` says, or None."""
        match = _TEXT.fullmatch(text)
        period = Period.parse(match["period"]) if match else None
        longest = Period.parse(match["longest"]) if match and match["longest"] else period
        if not match or period is None or longest is None or not period.n or not longest.n:
            return None
        low, high = int(match["low"]), int(match["high"] or match["low"])
        return cls(low, high, period, longest, bool(match["bound"])) if 0 < low <= high else None

    @property
    def least_per_year(self) -> Fraction:
        """The smallest number of times a year that it allows."""
        return self.low * self.longest.per_year

    @property
    def most_per_year(self) -> Fraction | None:
        """The largest number of times a year that it allows; None where it is open."""
        return None if self.at_least else self.high * self.period.per_year

    @property
    def floor(self) -> Frequency:
        """What it asks for at least: `>=1/P6M` for every 3 to 6 months. More is never against it."""
        return Frequency(self.low, self.low, self.longest, self.longest, at_least=True)

    def or_else(self, other: Frequency) -> Frequency | None:
        """The one frequency that "this or that" means: a range of periods or of counts; None where it is neither."""
        if self.at_least or other.at_least:
            return None
        if (self.period, self.longest) == (other.period, other.longest):
            return self._replace(low=min(self.low, other.low), high=max(self.high, other.high))
        if self.low == self.high == other.low == other.high:
            periods = sorted((self.period, self.longest, other.period, other.longest), key=lambda p: -p.per_year)
            return self._replace(period=periods[0], longest=periods[-1])
        return None

    def swaps_months_and_weeks(self, other: Frequency) -> bool:
        """Whether one counts months where the other counts four weeks for each: monthly, and every 4 weeks or 28 days.

        26 weeks are half a year, and no swap; a range of periods is none.
        """
        mine, theirs = self._weeks_of_a_month(), other._weeks_of_a_month()
        return mine is not None and mine == theirs and (self.period.unit == "M") != (other.period.unit == "M")

    def in_words(self) -> str:
        """The frequency in English: "every 2 weeks", "once a day", "at least twice a year"."""
        one = self.period == self.longest and self.period.n == 1
        within = f" {'an' if self.period.unit == 'TH' else 'a'} {self.period.word}" if one else ""
        once = self.low == self.high == 1
        if once and not (within and (self.at_least or self.period.unit == "D")):
            said = f"every {_length(self.period, self.longest)}"
        else:
            said = _count(self.low, self.high) + (within or f" every {_length(self.period, self.longest)}")
        return f"at least {said}" if self.at_least else said

    def _weeks_of_a_month(self) -> tuple[Fraction, Fraction] | None:
        """How many times a week, with four weeks to the month; None for years, hours and ranges of periods."""
        weeks = {"D": Fraction(1, 7), "W": Fraction(1), "M": Fraction(4)}.get(self.period.unit)
        if weeks is None or self.period != self.longest:
            return None
        return self.low / (weeks * self.period.n), self.high / (weeks * self.period.n)


def as_declared(frequency: Frequency) -> dict[str, str]:
    """The frequency as front matter declares it: `{"every": "4 weeks"}`, `{"at_least": "2 per year"}`.

    Empty where front matter has no words for it: a range from weeks to months, or several times in such a range.
    """
    low, high, period, longest, at_least = frequency
    if period.unit != longest.unit:
        return {}
    if low == high == 1 and not at_least:
        return {"every": _length(period, longest)}
    times = f"{low}" if low == high else f"{low} to {high}"
    within = f"per {period.word}" if period == longest and period.n == 1 else f"every {_length(period, longest)}"
    return {"at_least" if at_least else "times": f"{times} {within}"}


def _count(low: int, high: int) -> str:
    """How many times: "once", "once or twice", "2 to 4 times"."""
    few = {1: "once", 2: "twice"}
    if low == high:
        return few.get(low, f"{low} times")
    return "once or twice" if (low, high) == (1, 2) else f"{low} to {high} times"


def _length(period: Period, longest: Period) -> str:
    if period == longest:
        return period.word if period.n == 1 else f"{period.n} {period.word}s"
    if period.unit != longest.unit:
        return f"{period.in_words()} to {longest.in_words()}"
    return f"{period.n} to {longest.n} {period.word}s"
