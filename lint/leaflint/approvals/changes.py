"""What of a sheet is no longer as it was signed: parts by their digests, statements by their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from leaflint.approvals.digests import Digests, statement_of
from leaflint.approvals.entry import Signed
from leaflint.approvals.standing import Approved, Standing
from leaflint.facts import Fact, Property, Witness

#: The facts that logistics are about; any other fact is one that patients act on.
_LOGISTIC_FACTS = frozenset({Property.MANUFACTURER})
#: The keys of the front matter that belong to a section.
_SECTION_OF_KEY = {"manufacturers": "manufacturer"}


class Parts(NamedTuple):
    """Names of parts of a sheet: keys of the front matter, and sections."""

    front: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.front or self.sections)


class Change(NamedTuple):
    """What a sheet states of one property otherwise than the text that was signed: in words, and today's facts."""

    property: Property
    old: tuple[str, ...]
    new: tuple[Fact, ...]


def changed_parts(signed: Signed, now: Digests) -> Parts:
    """The parts that are new, gone or worded otherwise."""
    return Parts(_changed(signed.front, now.front), _changed(signed.sections, now.sections))


def lapsed_parts(standing: Standing, now: Digests) -> Parts:
    """The parts of today's text that nobody approved as they are; none where no whole text was approved."""
    if standing.whole is None or standing.whole.signed.whole == now.whole:
        return Parts()
    changed = changed_parts(standing.whole.signed, now)
    return Parts(changed.front, tuple(name for name in changed.sections if not _is_signed(standing.parts, name, now)))


def is_logistics(parts: Parts, changes: Iterable[Change], logistics: Collection[str]) -> bool:
    """Whether only parts changed that the organisation calls logistics, and no fact that a patient acts on."""
    sections = [*parts.sections, *(_SECTION_OF_KEY.get(key, key) for key in parts.front)]
    return all(name in logistics for name in sections) and all(one.property in _LOGISTIC_FACTS for one in changes)


def changed_facts(signed: Collection[str], facts: Sequence[Fact]) -> list[Change]:
    """What `facts` state otherwise than the statements in words that were signed, by property."""
    now = {statement_of(fact) for fact in facts}
    gone = [words for words in sorted(signed) if words not in now]
    added = sorted(
        (fact for fact in facts if statement_of(fact) not in signed),
        key=lambda fact: (fact.witness is not Witness.PROSE, fact.place.line, fact.place.column),
    )
    changes = (
        Change(
            property,
            tuple(words.partition(" ")[2] for words in gone if words.partition(" ")[0] == property),
            tuple(fact for fact in added if fact.property is property),
        )
        for property in Property
        if property is not Property.REVISED
    )
    return [change for change in changes if change.old or change.new]


def _changed(before: dict[str, str], now: dict[str, str]) -> tuple[str, ...]:
    names = dict.fromkeys((*now, *before))
    return tuple(name for name in names if before.get(name) != now.get(name))


def _is_signed(parts: Iterable[Approved], name: str, now: Digests) -> bool:
    return any(name in part.scope and part.signed.sections.get(name) == now.sections.get(name) for part in parts)
