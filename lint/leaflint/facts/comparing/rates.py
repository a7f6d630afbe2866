"""How often, compared: a month is not four weeks, and more often than "at least" is not against it."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from leaflint.facts.frequency import Frequency

#: A year of 52 weeks is a year, half a year of 26 weeks half a year; a month of four weeks is no month.
_NEARLY = Fraction(1, 100)


@lru_cache(maxsize=4096)
def holds_rate(wide: str, narrow: str) -> bool | None:
    """Whether how often `narrow` says lies within what `wide` says; None where one of them cannot be read."""
    outer, inner = Frequency.parse(wide), Frequency.parse(narrow)
    if outer is None or inner is None:
        return None
    if _is_about(inner, outer):
        return True
    if inner.least_per_year < outer.least_per_year * (1 - _NEARLY):
        return False
    most, inner_most = outer.most_per_year, inner.most_per_year
    return most is None or (inner_most is not None and inner_most <= most * (1 + _NEARLY))


def _is_about(rounded: Frequency, exact: Frequency) -> bool:
    """Whether one counts, as well as it can be in whole numbers, the other: every 8 weeks is six or seven a year."""
    if rounded.high - rounded.low != 1 or rounded.period != rounded.longest or exact.at_least:
        return False
    return all(
        rounded.least_per_year < rate < rounded.high * rounded.period.per_year
        for rate in (exact.least_per_year, exact.most_per_year or exact.least_per_year)
    )


@lru_cache(maxsize=4096)
def same_floor(one: str, other: str) -> bool | None:
    """Whether two frequencies ask for the same at least; None where one of them cannot be read.

    None, too, where one takes four weeks for a month: that is a matter of its own.
    """
    first, second = Frequency.parse(one), Frequency.parse(other)
    if first is None or second is None or first.swaps_months_and_weeks(second):
        return None
    return abs(first.least_per_year - second.least_per_year) <= first.least_per_year * _NEARLY


def weaker(said: str, asked: str) -> bool:
    """Whether `said` asks for less often than `asked`, as far as both can be read."""
    one, other = Frequency.parse(said), Frequency.parse(asked)
    return one is not None and other is not None and one.least_per_year < other.least_per_year * (1 - _NEARLY)
