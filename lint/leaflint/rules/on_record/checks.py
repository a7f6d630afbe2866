"""The tests that the record asks for during treatment, and statements that ask for them less often."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from leaflint.facts import Fact, Property, Witness
from leaflint.facts.frequency import Frequency
from leaflint.reference import Recorded
from leaflint.reference.wording import how_often, named
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.spoken import covers
from leaflint.rules.on_record.steps import steps_of

_FIRST = re.compile(r"first-(\d+)-(month|week|year)s?")
_BEGINS = re.compile(r"(?:week|month|year)s?-1(?:-\d+)?")
_LAST = ("maintenance", "later")
#: Less by a tenth is no weaker test: every 3 months for every 12 weeks. Months for weeks are another rule's matter.
_NEARLY = 0.9


class Asked(NamedTuple):
    """A test with what the record asks for in each phase, from the first to the last."""

    term: str
    steps: tuple[Recorded, ...]

    @property
    def is_regular(self) -> bool:
        """Whether a verified source says how often it is to be done."""
        return any(step.status == "verified" and step.qualifier("frequency") for step in self.steps)

    def in_words(self) -> str:
        """How often in each phase: "every week (month 1), then every month (later)"."""
        words = []
        for step in self.steps:
            often, phase = step.qualifier("frequency"), named(step.qualifier("phase") or "")
            if often:
                words.append(how_often(often) + (f" ({phase})" if phase else ""))
            elif phase:
                words.append(phase)
        return ", then ".join(words)


def asked_checks(recorded: Iterable[Recorded]) -> list[Asked]:
    """The tests on record, each with its steps in the order of the record."""
    groups: dict[str, list[Recorded]] = {}
    for one in recorded:
        groups.setdefault(one.value, []).append(one)
    return [Asked(term, tuple(steps)) for term, steps in groups.items()]


def weaker_than_asked(sheet: Examined, asked: Asked) -> list[tuple[Fact, Recorded]]:
    """The statements that ask for a test less often than the record in the same phase, prose first.

    A phase that the sheet leaves open is compared with the last on record, which asks for the least; of several
    statements about one phase counts the one that asks for the most.
    """
    steps = [timed for step in asked.steps if (timed := _with_infusions(sheet, step)).qualifier("frequency")]
    of_it = [
        fact
        for fact in sheet.facts(Property.MONITORING)
        if fact.drug == sheet.drug and covers(sheet.vocabulary, fact.value, asked.term)
    ]
    stated, once = (
        [fact for fact in of_it if fact.qualifier("frequency")],
        [fact for fact in of_it if fact.qualifier("times")],
    )
    found: list[tuple[Fact, Recorded]] = []
    for witness in (Witness.PROSE, Witness.FRONT_MATTER):
        strongest: dict[int, Fact] = {}
        told = [fact for fact in stated if fact.witness is witness]
        later = {fact.place for fact in told if _plain(fact.qualifier("phase") or "") in _LAST}
        for fact in told:
            at = _step(fact, steps) if fact.qualifier("phase") or fact.place not in later else None
            if at is not None and (at not in strongest or _rate(fact) > _rate(strongest[at])):
                strongest[at] = fact
        if steps and not told:
            found += [(fact, steps[-1]) for fact in once if fact.witness is witness][:1]
        found += [
            (fact, steps[at]) for at, fact in sorted(strongest.items()) if _rate(fact) < _rate(steps[at]) * _NEARLY
        ]
    return found


def _with_infusions(sheet: Examined, step: Recorded) -> Recorded:
    """What is asked for before each infusion, with how often the lasting infusions are given."""
    if step.qualifier("phase") != "before-each-infusion":
        return step
    lasting = [one.frequency for one in steps_of(sheet, step.drug, "") if one.frequency and not one.qualifier("times")]
    if not lasting:
        return step
    kept = tuple(pair for pair in step.qualifiers if pair[0] != "phase")
    return msgspec.structs.replace(step, qualifiers=(*kept, ("frequency", lasting[-1].value)))


def _step(fact: Fact, steps: list[Recorded]) -> int | None:
    """Which step of the record a statement is about; None where it is about a phase that the record does not name."""
    phase = _plain(fact.qualifier("phase") or "")
    if not steps:
        return None
    if not phase or phase in _LAST:
        return len(steps) - 1
    phases = [_plain(step.qualifier("phase") or "") for step in steps]
    if phase in phases:
        return phases.index(phase)
    begins = phase in ("start", "loading") or _BEGINS.fullmatch(phase)
    return 0 if begins and len(steps) > 1 else None


def _plain(phase: str) -> str:
    """`months-1-6` for `first-6-months`."""
    first = _FIRST.fullmatch(phase)
    if not first:
        return phase
    return f"{first[2]}-1" if first[1] == "1" else f"{first[2]}s-1-{first[1]}"


def _rate(stated: Fact | Recorded) -> float:
    read = Frequency.parse(stated.qualifier("frequency") or "")
    return float(read.least_per_year) if read else 0.0
