"""Percentages and dates, compared as precisely as they are stated."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from leaflint.facts.dates import PartialDate

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)%")


def same_percentage(one: str, other: str) -> bool | None:
    """Whether two percentages are the same to the precision of the rougher: 72.8% is 73%; None if one is none."""
    first, second = _PERCENT.fullmatch(one), _PERCENT.fullmatch(other)
    if not first or not second:
        return None
    numbers = sorted((Decimal(first[1]), Decimal(second[1])), key=_places)
    rough, exact = numbers
    steps = Decimal(1).scaleb(-_places(rough))
    return rough in (exact.quantize(steps, ROUND_HALF_UP), exact.quantize(steps, ROUND_HALF_DOWN))


def same_date(one: str, other: str) -> bool | None:
    """Whether two dates can be the same day: 2021-07 holds 2021-07-13; None where one cannot be read."""
    first, second = PartialDate.parse(one), PartialDate.parse(other)
    if first is None or second is None:
        return None
    return first.first <= second.last and second.first <= first.last


def _places(number: Decimal) -> int:
    return -int(number.as_tuple().exponent)
