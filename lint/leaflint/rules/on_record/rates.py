"""How often, against a step on record."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from leaflint.facts import Fact
from leaflint.facts.comparing.rates import holds_rate
from leaflint.facts.frequency import Frequency, Period
from leaflint.reference import Step

_YEAR = Period(1, "Y")
_DAYS = {"D": 1, "W": 7}
#: What is given more rarely in a year can be counted.
_FEW = 4


def fits_rate(said: str, step: Step) -> bool:
    """Whether a frequency is that of a step; what cannot be compared fits."""
    return not (said and step.frequency) or _is_rate(said, step.frequency.value, step.qualifier("times") or "")


@lru_cache(maxsize=4096)
def _is_rate(said: str, recorded: str, times: str) -> bool:
    """Whether one frequency is the other, given so many times.

    "Twice in two weeks" is how some say two doses that are two weeks apart, "six or seven times a year" every 8 weeks.
    """
    stated, known = Frequency.parse(said), Frequency.parse(recorded)
    if stated is None or known is None or stated.swaps_months_and_weeks(known):
        return True
    if str(stated.low) == str(stated.high) == times and stated.period == known.period:
        return True
    if (stated.period, known.period) == (Period(15, "D"), Period(2, "W")):
        # A fortnight, counted with both of its ends.
        return True
    if stated.period == stated.longest == _YEAR and stated.low == stated.high and not stated.at_least:
        # "Six times a year" is every eight weeks, counted in whole numbers.
        rate = known.least_per_year
        if rate > _FEW and rate == known.most_per_year and abs(stated.low - rate) < 1:
            return True
    if stated.high == stated.low + 1 and stated.period == stated.longest == _YEAR:
        return holds_rate(said, recorded) is not False
    return holds_rate(recorded, said) is not False


def leads_to(fact: Fact, step: Step) -> bool:
    """Whether two doses so far apart are the first one and that with which a step on record begins: days 1 and 15."""
    often, day = Frequency.parse(fact.value), step.qualifier("from_day")
    if often is None or day is None or fact.qualifier("times") != "2":
        return False
    return (
        often.period.unit in _DAYS
        and (often.low, often.high) == (1, 1)
        and (often.period.n * _DAYS[often.period.unit] == int(day) - 1)
    )


def timed(fact: Fact, step: Step) -> list[Fact]:
    """A dose with the frequency of a step where it is given without one: 1,500 mg of a drug taken twice a day.

    Where the step has a range of frequencies, once with each end of it.
    """
    known = Frequency.parse(step.frequency.value) if step.frequency else None
    if known is None or fact.qualifier("frequency"):
        return [fact]
    ends = dict.fromkeys((known._replace(high=known.low), known._replace(low=known.high)))
    return [msgspec.structs.replace(fact, qualifiers=(*fact.qualifiers, ("frequency", str(end)))) for end in ends]
