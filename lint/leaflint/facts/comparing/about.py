"""Whether two statements are about the same thing: drug, condition, people, phase, trial …"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from leaflint.facts.comparing.statement import Statement, qualifier

_PHASES = {"start": "loading", "induction": "loading", "initial": "loading", "later": "maintenance"}
_GROUPS = frozenset({"aqp4-positive", "aqp4-negative", "mog-positive", "all"})
_YEARS = {"children": (0, 18), "adolescents": (12, 18), "adults": (18, 200), "older-adults": (65, 200)}
_PEOPLE = ("population", "weight", "age")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BOUND = re.compile(r"(?P<sign>[<>]=?)(?P<limit>\d+(?:\.\d+)?)")

Band = tuple[Fraction, Fraction]
_ENDLESS = Fraction(10_000)


def apart(one: Statement, other: Statement) -> bool:
    """Whether two statements are not about the same thing: both say of what, and it is not the same.

    What one of them leaves open keeps nothing apart.
    """
    if one.property != other.property or (one.drug and other.drug and one.drug != other.drug):
        return True
    said, known = qualifier(one, "condition"), qualifier(other, "condition")
    if said and known and said != known:
        return True
    for name, value in one.qualifiers:
        differ = _SELECTING.get(name)
        # Who a drug is approved for, and from which age on, is what a status says, not of whom it is said.
        if differ is None or (name in _PEOPLE and one.property == "fda-status"):
            continue
        also = qualifier(other, name)
        if value and also and differ(value, also):
            return True
    return False


def people(said: str) -> frozenset[str]:
    """The groups of people in a `population`, without ages: `aqp4-positive`, `all`. What is no id names none."""
    return frozenset(said.split()) & _GROUPS


def youngest(*said: str) -> int | None:
    """The age in years from which on people are meant by `population` and `age`, or None where no age is named."""
    words = [word for one in said for word in one.split()]
    ages = [_YEARS[word][0] for word in words if word in _YEARS]
    ages += [int(match["limit"]) for word in words if (match := re.fullmatch(r">=(?P<limit>\d+)", word))]
    return min(ages, default=None)


@lru_cache(maxsize=1024)
def band(said: str) -> Band | None:
    """From where to where `40-<60 kg`, `>=100 kg`, `75 kg` or "adults" goes, or None where it cannot be read."""
    if said in _YEARS:
        low, high = _YEARS[said]
        return Fraction(low), Fraction(high)
    numbers = [Fraction(number) for number in _NUMBER.findall(said)]
    if bound := _BOUND.match(said):
        limit = Fraction(bound["limit"])
        return (limit, _ENDLESS) if bound["sign"].startswith(">") else (Fraction(0), limit)
    return (numbers[0], numbers[-1]) if numbers and numbers[0] <= numbers[-1] else None


def phase(said: str) -> str:
    """One name for the phases that are called by several."""
    return _PHASES.get(said, said)


def _other_phase(one: str, other: str) -> bool:
    return phase(one) != phase(other)


def _other_people(one: str, other: str) -> bool:
    first, second = people(one), people(other)
    return bool(first and second) and not (first <= second or second <= first)


@lru_cache(maxsize=4096)
def _other_band(one: str, other: str) -> bool:
    """Whether two bands of weight or age have no more than an end in common."""
    first, second = band(one), band(other)
    if first is None or second is None:
        return one != other
    low, high = max(first[0], second[0]), min(first[1], second[1])
    within = first[0] == first[1] or second[0] == second[1]
    return low > high or (low == high and not within)


def _elsewhere(one: str, other: str) -> bool:
    outside = {one, other} & {"outside-US"}
    return ("US" in (one, other)) if outside and one != other else one != other


def _differ(one: str, other: str) -> bool:
    return one != other


def _against_another(one: str, other: str) -> bool:
    """Whether two comparators differ; a placebo group of another trial is a placebo group."""
    return one.removeprefix("external-") != other.removeprefix("external-")


_SELECTING: Mapping[str, Callable[[str, str], bool]] = {
    "phase": _other_phase,
    "population": _other_people,
    "comparator": _against_another,
    "trial": _differ,
    "weight": _other_band,
    "age": _other_band,
    "jurisdiction": _elsewhere,
}
