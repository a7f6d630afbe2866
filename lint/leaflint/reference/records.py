"""The plain records of the reference, and its dates of partial precision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from leaflint.reference.wording import in_words


class Recorded(msgspec.Struct, frozen=True):
    """One fact of record: a value in its property's form, limited by `qualifiers`, pairs of name and value by name.

    Dates are ISO, as precise as they are verified: `since` and `until` are the first and the last day on which it
    held, `as_of` is the version date of its source. `status` is "verified" or "partial" (read only in a secondary or
    non-US source); `words` say plainly what the value does not, or of a warning or contraindication what it is.
    """

    drug: str
    property: str
    value: str
    qualifiers: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    status: str = "verified"
    sources: tuple[str, ...] = ()
    words: str = ""

    def qualifier(self, name: str) -> str | None:
        """The value of the qualifier `name`, or None where the fact leaves it open."""
        return dict(self.qualifiers).get(name)

    def in_words(self) -> str:
        """The fact as a person would say it: "2 to 3 mg/kg/day", "complete blood count every week (month 1)"."""
        return in_words(self.property, self.value, dict(self.qualifiers), self.words)


class Event(msgspec.Struct, frozen=True):
    """A dated thing that overtakes an older sheet; `kind` is "approval", "label" or "safety"."""

    drug: str
    date: str
    kind: str
    what: str
    condition: str | None = None
    jurisdiction: str = "US"
    status: str = "verified"
    sources: tuple[str, ...] = ()


class Gap(msgspec.Struct, frozen=True):
    """A property of a drug for which the record has no, or not the whole, verified fact, and why."""

    drug: str
    property: str
    why: str


class Source(msgspec.Struct, frozen=True):
    """Where a fact was read: `version` is its ISO date; empty where unknown.

    Of a US label also its `set_id`, the `manufacturer` that it names, and the digest of its `boxed_warning`.
    """

    id: str
    title: str = ""
    address: str = ""
    version: str = ""
    set_id: str = ""
    manufacturer: str = ""
    boxed_warning: str = ""


def facts_in(drug: str, content: Mapping[str, Any]) -> Iterator[Recorded]:
    """The facts of one file that conforms to the schema, in its order."""
    for fact in content.get("facts") or ():
        qualifiers = tuple(sorted(fact.get("qualifiers", {}).items()))
        yield Recorded(**{**fact, "drug": drug, "qualifiers": qualifiers, "sources": tuple(fact["sources"])})


def events_in(drug: str, content: Mapping[str, Any]) -> Iterator[Event]:
    """The events of one file that conforms to the schema, in its order."""
    for event in content.get("events") or ():
        yield Event(**{**event, "drug": drug, "sources": tuple(event["sources"])})


def first_day(date: str) -> str:
    """The first day that an ISO date of any precision can mean; the beginning of time for no date."""
    return date + "0000-01-01"[len(date) :]


def last_day(date: str) -> str:
    """The last day that an ISO date of any precision can mean (the 31st of any month, which orders rightly)."""
    return date + "9999-12-31"[len(date) :]


def may_hold(fact: Recorded, date: str) -> bool:
    """Whether a fact may have held at `date`: its dates do not rule it out."""
    return first_day(fact.since or "") <= last_day(date) and first_day(date) <= last_day(fact.until or "")


def holds_in(fact: Recorded, jurisdiction: str) -> bool:
    """Whether a fact is not another jurisdiction's alone."""
    where = fact.qualifier("jurisdiction")
    return where in (None, jurisdiction) or (where == "outside-US" and jurisdiction != "US")


def surely_overlap(one: Recorded, other: Recorded) -> bool:
    """Whether there is a day on which both facts held for certain, or their dates are the same."""
    if (one.since, one.until) == (other.since, other.until):
        return True
    start = max(last_day(fact.since) if fact.since else "" for fact in (one, other))
    end = min(first_day(fact.until) if fact.until else "9999-12-31" for fact in (one, other))
    return start <= end
