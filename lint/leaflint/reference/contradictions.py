"""Facts of one record that cannot both stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.facts.comparing import apart, band
from leaflint.reference.records import Recorded, surely_overlap

SINGLE_VALUED = frozenset(
    {
        *("fda-status", "approved", "first-approved", "label-version", "age-limit"),
        *("rxcui", "related-rxcui", "atc", "medlineplus", "drugbank"),
        *("dose", "frequency", "trough-level", "contraception-after", "pregnancy-letter", "pregnancy-advice"),
        *("relapse-reduction", "relapse-free", "attack-free", "relapsed"),
    }
)
#: Qualifiers that tell more of a fact and do not make it one about something else.
_TELLING = frozenset(
    {
        *("frequency", "approved_on", "announced", "application", "comparator_value"),
        *("registration", "extension", "year", "publication", "participants"),
    }
)
_OF_A_STATUS = frozenset({"population", "age"})


def contradiction_within(fact: Recorded) -> str | None:
    """In words, how a fact contradicts itself; None where it does not."""
    weeks, times = (fact.qualifier("week") or "").split(","), fact.qualifier("times")
    if weeks != sorted(set(weeks), key=int if weeks != [""] else str):
        return f"the weeks {','.join(weeks)} are not in order"
    if len(weeks) > 1 and times and int(times) != len(weeks):
        return f"{times} times, and {len(weeks)} weeks are named"
    if fact.property == "fda-status" and fact.value != "approved" and fact.qualifier("approved_on"):
        return f"{fact.value}, and approved on {fact.qualifier('approved_on')}"
    weight = fact.qualifier("weight")
    if weight and band(weight) is None:
        return f"the weight {weight} is no band; write it as '40-<60 kg' or '>=100 kg'"
    return None


def subject(fact: Recorded) -> tuple[object, ...]:
    """What a fact must share with another to repeat or contradict it; doses in different units do neither."""
    unit = fact.value.partition(" ")[2] if fact.property == "dose" else ""
    value = "" if fact.property in SINGLE_VALUED else fact.value
    aside = {"weight", *_TELLING, *(_OF_A_STATUS if fact.property == "fda-status" else ())}
    return (fact.property, unit, value, tuple(pair for pair in fact.qualifiers if pair[0] not in aside))


def contradiction(fact: Recorded, other: Recorded) -> str | None:
    """In words, how two facts about one subject cannot both stand; None when they can."""
    if not surely_overlap(fact, other) or _of_others(fact, other):
        return None
    frequency, before = fact.qualifier("frequency"), other.qualifier("frequency")
    if fact.value != other.value:
        return f"{fact.property}: {fact.value} contradicts {other.value}"
    if frequency and before and frequency != before:
        return f"{fact.property}: {fact.value} {frequency} contradicts {before}"
    day, earlier = fact.qualifier("approved_on"), other.qualifier("approved_on")
    if day and earlier and not _may_be_one_day(day, earlier):
        return f"{fact.property}: approved on {day} contradicts {earlier}"
    if (frequency, fact.qualifier("weight")) == (before, other.qualifier("weight")):
        return f"the fact {fact.property}: {fact.value} stands already"
    return None


def contradicting_approvals(facts: Sequence[Recorded]) -> Iterator[tuple[Recorded, Recorded, str]]:
    """The approvals whose day is not that of the FDA status for the same condition: approval, status, and how."""
    statuses = [fact for fact in facts if fact.property == "fda-status" and fact.qualifier("approved_on")]
    for approval in facts:
        if approval.property != "approved" or approval.qualifier("jurisdiction") not in (None, "US"):
            continue
        for status in statuses:
            same = approval.qualifier("condition") == status.qualifier("condition")
            day = status.qualifier("approved_on") or ""
            if same and not _of_others(approval, status) and not _may_be_one_day(approval.value, day):
                yield approval, status, f"approved: {approval.value} contradicts the FDA status, approved on {day},"


def _of_others(fact: Recorded, other: Recorded) -> bool:
    """Whether two facts are about people of different weights or groups; what names none is about all others."""
    mine, theirs = fact.qualifier("weight"), other.qualifier("weight")
    if bool(mine) != bool(theirs) or (mine and theirs and _bands_apart(mine, theirs)):
        return True
    if fact.property != "fda-status":
        return False
    return any(
        bool(mine) and bool(theirs) and mine != theirs
        for name in _OF_A_STATUS
        for mine, theirs in [(fact.qualifier(name), other.qualifier(name))]
    )


def _bands_apart(one: str, other: str) -> bool:
    plain = (Recorded("", "dose", "", (("weight", weight),)) for weight in (one, other))
    return apart(*plain)


def _may_be_one_day(one: str, other: str) -> bool:
    """Whether two ISO dates of any precision may be the same day."""
    return one.startswith(other) or other.startswith(one)
