"""Which drugs were approved for a condition on a day, by the facts of record."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.reference import Reference
from leaflint.reference.records import first_day, last_day


class Approval(NamedTuple):
    """A drug's approval; `date` is ISO, as precise as it is on record."""

    date: str
    drug: str


def approvals(reference: Reference, condition: str, jurisdiction: str) -> tuple[Approval, ...]:
    """The first approval of each drug for a condition, in the order of dates."""
    found: dict[str, str] = {}
    for drug in reference.drugs:
        for fact in reference.about(drug, "approved", condition=condition):
            if fact.qualifier("jurisdiction") == jurisdiction and fact.qualifier("condition") == condition:
                found[drug] = min(fact.value, found.get(drug, fact.value))
    return tuple(sorted(Approval(date, drug) for drug, date in found.items()))


def surely(known: tuple[Approval, ...], day: str) -> tuple[Approval, ...]:
    """Those that had been approved by `day` for certain."""
    return tuple(one for one in known if last_day(one.date) <= first_day(day))


def perhaps(known: tuple[Approval, ...], day: str) -> tuple[Approval, ...]:
    """Those that may have been approved by `day`: the day, or that of the approval, is known to the month or year."""
    return tuple(one for one in known if first_day(one.date) <= last_day(day))
