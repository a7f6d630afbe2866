"""Body weights that a dose is for, as bands: `40-<60 kg`, `>=100 kg`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from leaflint.facts.dose import plain
from leaflint.facts.doses import Amount
from leaflint.nodes import Span

_FAR = 24
#: In kg: what weighs less or more is no adult, be it a child or what a person lifts.
_LIGHTEST, _HEAVIEST = 40, 250
_LOWER = frozenset(("at-least", "more"))
_SIGNS = {"at-least": ">=", "more": ">", "less": "<", "at-most": "<="}


class Band(NamedTuple):
    """A band of body weight and where it stands; one person's weight is "70 kg", and "" where it can be no adult's."""

    value: str
    span: Span


def weight_bands(amounts: Sequence[Amount]) -> list[Band]:
    """The weights among `amounts`, in their order; "at least 40 kg but less than 60 kg" is one band."""
    found: list[Band] = []
    held: Amount | None = None
    for amount in amounts:
        if held and _joins(held, amount):
            found[-1] = Band(_between(held, amount), Span(held.span.start, amount.span.end))
            held = None
        elif amount.is_weight:
            found.append(Band(_alone(amount), amount.span))
            held = amount
        else:
            held = None
    return found


def is_of_one(weight: str) -> bool:
    """Whether a weight is that of one person, "70 kg", and no band."""
    return weight[:1].isdigit() and "-" not in weight


def _joins(one: Amount, other: Amount) -> bool:
    near = other.is_weight and other.span.start - one.span.end <= _FAR
    ends = _ends(one, other)
    return near and ends is not None and ends[0].dose.low < ends[1].dose.low


def _ends(one: Amount, other: Amount) -> tuple[Amount, Amount] | None:
    """The lower and the upper end that two weights make, or None."""
    single = all(amount.dose.low == amount.dose.high for amount in (one, other))
    if not single or not one.bound or not other.bound or (one.bound in _LOWER) == (other.bound in _LOWER):
        return None
    return (one, other) if one.bound in _LOWER else (other, one)


def _between(one: Amount, other: Amount) -> str:
    low, high = _ends(one, other) or (one, other)
    return f"{plain(low.dose.low)}-{'<' if high.bound == 'less' else ''}{plain(high.dose.low)} kg"


def _alone(amount: Amount) -> str:
    low, high, bound = amount.dose.low, amount.dose.high, amount.bound
    if low != high:
        return f"{plain(low)}-{'<' if bound == 'less' else ''}{plain(high)} kg"
    if bound:
        return f"{_SIGNS[bound]}{plain(low)} kg"
    return f"{plain(low)} kg" if _LIGHTEST <= low <= _HEAVIEST else ""
