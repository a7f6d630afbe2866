"""Amounts, compared in their own units: grams are milligrams, but a dose per kg is never a dose."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from leaflint.facts.comparing.statement import Statement, qualifier
from leaflint.facts.dose import Dose
from leaflint.facts.frequency import Frequency, Period

_TIMES = {"h": Period(1, "TH"), "d": Period(1, "D"), "wk": Period(1, "W"), "mo": Period(1, "M"), "a": Period(1, "Y")}

#: How much there is of a liquid says nothing of how much of the drug is in it.
_VOLUME = "mL"


class Amount(NamedTuple):
    """`low` to `high` of a unit, in mg where it is a mass, for each of `per` (kg, m2, d …)."""

    low: Fraction
    high: Fraction
    unit: str
    per: frozenset[str]

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, value: str) -> Amount | None:
        """The amount that a dose's value says, or None."""
        dose = Dose.parse(value)
        if dose is None:
            return None
        low, high = dose.magnitude
        return cls(low, high, "mg" if dose.is_mass else dose.unit, frozenset(dose.per) - {"dose"})


def holds_dose(wide: Statement, narrow: Statement) -> bool | None:
    """Whether one dose lies within the other.

    Of "no more than" counts the upper end alone. None where the units cannot be compared; the same numbers for each
    kg and for the whole person are not the same dose.
    """
    outer, inner = _aligned(wide, narrow)
    if outer is None or inner is None or (outer.unit, outer.per) != (inner.unit, inner.per):
        return _in_another_unit(Amount.parse(wide.value), Amount.parse(narrow.value))
    if outer.unit == _VOLUME:
        return None
    if "maximum" in (qualifier(wide, "limit"), qualifier(narrow, "limit")):
        return inner.high <= outer.high
    return outer.low <= inner.low and inner.high <= outer.high


def suits_a_body(recorded: Statement, said: Statement, weights: tuple[Fraction, Fraction]) -> bool | None:
    """Whether the dose of a whole person is what so much for each kilogram makes of one of these weights, in kg.

    None where the one is not for a person and the other for each kilogram. A limit has no lower end.
    """
    each, whole = _aligned(recorded, said)
    if each is None or whole is None or each.unit != whole.unit or each.per - whole.per != {"kg"}:
        return None
    least = Fraction(0) if "maximum" in (qualifier(recorded, "limit"), qualifier(said, "limit")) else each.low
    return least * weights[0] <= whole.high <= each.high * weights[1] and whole.per <= each.per


def times_larger(said: str, reference: str) -> int | None:
    """10, 100 or 1000 where both ends of a dose are that many times those of the reference; negative for smaller."""
    one, other = Amount.parse(said), Amount.parse(reference)
    if one is None or other is None or (one.unit, one.per) != (other.unit, other.per) or not other.low:
        return None
    for times in (10, 100, 1000):
        if (one.low, one.high) == (other.low * times, other.high * times):
            return times
        if (one.low * times, one.high * times) == (other.low, other.high):
            return -times
    return None


def _aligned(wide: Statement, narrow: Statement) -> tuple[Amount | None, Amount | None]:
    """The amounts of two statements, for the same length of time where one is for a day, or a week, and one is not."""
    outer, inner = Amount.parse(wide.value), Amount.parse(narrow.value)
    if outer is None or inner is None:
        return None, None
    times = (outer.per ^ inner.per) & _TIMES.keys()
    if len(times) == 1:
        (each,) = times
        return _in_time(wide, outer, each), _in_time(narrow, inner, each)
    if len(times) == 2:
        return _in_a_year(outer), _in_a_year(inner)
    return outer, inner


def _in_another_unit(outer: Amount | None, inner: Amount | None) -> bool | None:
    """The same numbers with and without "per kg" or "per m2" are a dose that lost it; other numbers say nothing.

    So are the same numbers in millilitres.
    """
    if outer is None or inner is None:
        return None
    lost = (outer.per ^ inner.per) & {"kg", "m2"} or _VOLUME in {outer.unit, inner.unit}
    same_unit = outer.unit == inner.unit or {outer.unit, inner.unit} == {"mg", _VOLUME}
    return False if lost and same_unit and (outer.low, outer.high) == (inner.low, inner.high) else None


def _in_time(statement: Statement, amount: Amount, each: str) -> Amount | None:
    """What is taken in each day or week, where the statement says how often and the amount is that of each time."""
    if each in amount.per:
        return amount
    frequency = Frequency.parse(qualifier(statement, "frequency"))
    if frequency is None or frequency.most_per_year is None or amount.per & _TIMES.keys():
        return None
    low, most = (rate / _TIMES[each].per_year for rate in (frequency.least_per_year, frequency.most_per_year))
    return Amount(amount.low * low, amount.high * most, amount.unit, amount.per | {each})


def _in_a_year(amount: Amount) -> Amount | None:
    """An amount for each of one length of time as what that comes to in a year."""
    times = amount.per & _TIMES.keys()
    if len(times) != 1:
        return None
    rate = _TIMES[min(times)].per_year
    return Amount(amount.low * rate, amount.high * rate, amount.unit, (amount.per - times) | {"a"})


def within_hull(said: str, values: Iterable[str]) -> bool:
    """Whether a dose lies between the least and the most of several doses in its own unit."""
    stated = Amount.parse(said)
    known = [amount for value in values if (amount := Amount.parse(value))]
    if stated is None or not known or any((one.unit, one.per) != (stated.unit, stated.per) for one in known):
        return False
    return min(one.low for one in known) <= stated.low and stated.high <= max(one.high for one in known)
