"""Disagreements within one sheet: what its title, its front matter and its sections say differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import msgspec

from leaflint.facts import Fact, Property, Witness
from leaflint.facts.comparing import agree, disagree
from leaflint.facts.weights import is_of_one
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import applying
from leaflint.rules.on_record.regimens import are_two_steps
from leaflint.rules.totals import wrong_totals

#: Of these a sheet may say several things of one drug in one answer: steps, ways and figures of several trials.
_SEVERAL = frozenset({Property.DOSE, Property.FREQUENCY, Property.ROUTE, Property.RELAPSE_REDUCTION})
#: Of these it says one thing, wherever it does.
_SINGLE = frozenset(
    {Property.FDA_STATUS, Property.PREGNANCY_LETTER, Property.PREGNANCY_ADVICE, Property.REVISED, Property.TRIAL}
)
#: Of these what the prose says is compared with front matter alone.
_DECLARED = frozenset({Property.MONITORING, Property.MECHANISM})
#: So often one and the same statement of an answer counts.
_REPEATS = 3
_NAMING = ("phase", "weight", "times", "week", "trial", "population", "comparator")


class Pair(NamedTuple):
    """Two statements that disagree; `later` stands later in the sheet, or in the prose."""

    later: Fact
    other: Fact


@lru_cache(maxsize=1)
def disagreements(sheet: Examined) -> tuple[Pair, ...]:
    """The statements that another of the same sheet contradicts, each once, with the first that does."""
    groups: dict[Property, list[Fact]] = {}
    for fact in sheet.all_facts:
        if fact.drug:
            groups.setdefault(fact.property, []).append(fact)
    found: list[Pair] = []
    for property in _COMPARED:
        # A dose worked out for one person's weight says nothing that the dose for each kilogram does not.
        facts = [fact for fact in groups.get(property, ()) if not is_of_one(fact.qualifier("weight") or "")]
        if property is Property.FREQUENCY:
            facts = [*facts, *frequencies_of(facts, groups.get(Property.DOSE, ()))]
        if len(facts) > 1:
            found += _told_once(_pairs(sheet, facts, property))
    found += (Pair(total, part) for total, part in wrong_totals(sheet, groups.get(Property.DOSE, ())))
    return tuple(found)


def in_disagreement(pairs: Iterable[Pair]) -> set[tuple[Property, str, str]]:
    """Property, drug and value of what the pairs are about."""
    return {(fact.property, fact.drug, fact.value) for pair in pairs for fact in pair}


def frequencies_of(frequencies: Iterable[Fact], doses: Iterable[Fact]) -> Iterator[Fact]:
    """The frequencies that doses are given with, where the same witness does not state them by themselves."""
    told = {(fact.witness, fact.section, fact.value) for fact in frequencies}
    for dose in doses:
        frequency = dose.qualifier("frequency")
        if frequency and (dose.witness, dose.section, frequency) not in told:
            rest = tuple(pair for pair in dose.qualifiers if pair[0] != "frequency")
            yield msgspec.structs.replace(dose, property=Property.FREQUENCY, value=frequency, qualifiers=rest)


def _pairs(sheet: Examined, facts: Sequence[Fact], property: Property) -> Iterator[Pair]:
    """The statements of two witnesses that disagree, where neither witness says what the other does elsewhere."""
    groups: dict[str, list[Fact]] = {}
    for number, fact in enumerate(_without_repeats(facts)):
        groups.setdefault(_witness(fact, property, number), []).append(fact)
    for (name, one), (_, other) in combinations(groups.items(), 2):
        if property in _DECLARED and name != Witness.FRONT_MATTER:
            continue
        for later in other:
            for earlier in one:
                if (
                    disagree(earlier, later)
                    and (property not in _SEVERAL or _is_certain(earlier, one, later, other))
                    and not any(_is_of_somebody(fact, facts) for fact in (earlier, later))
                    and not _is_in_between(earlier, one)
                    and not _is_in_between(later, other)
                    and not _seconded(earlier, other)
                    and not _seconded(later, one)
                    and not _are_both_right(sheet, earlier, later)
                ):
                    yield Pair(later, earlier)


def _without_repeats(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts, none of them more than a few times: enough to tell which of several statements is the odd one."""
    told: Counter[tuple[object, ...]] = Counter()
    for fact in facts:
        same = (fact.witness, fact.section, fact.drug, fact.condition, fact.value, fact.qualifiers)
        told[same] += 1
        if told[same] <= _REPEATS:
            yield fact


def _are_both_right(sheet: Examined, earlier: Fact, later: Fact) -> bool:
    """Whether the record has both, as two steps of one regimen or of two, or one of them is only for the beginning."""
    if earlier.property is Property.MONITORING:
        # What is declared without a phase is what lasts.
        phases = {earlier.qualifier("phase") or "maintenance", later.qualifier("phase") or "maintenance"}
        return len(phases) == 2 and "maintenance" in phases
    regimen = earlier.property in (Property.DOSE, Property.FREQUENCY)
    return regimen and (are_two_steps(sheet, earlier, later) or _is_of_a_whole_day(sheet, earlier, later))


def _is_of_a_whole_day(sheet: Examined, declared: Fact, said: Fact) -> bool:
    """Whether an amount is declared for every day, in as many doses as are on record: `dose: 2 g/day, every: day`."""
    every_day = (declared.witness, declared.value) == (Witness.FRONT_MATTER, "1/P1D")
    return (
        every_day
        and said.value.endswith("/P1D")
        and any(
            (dose.witness, dose.drug, dose.place.line) == (declared.witness, declared.drug, declared.place.line)
            and "/d" in dose.value
            for dose in sheet.facts(Property.DOSE)
        )
        and any(one.value == said.value for one in applying(sheet, said.property, said.drug, said.condition))
    )


def _is_certain(earlier: Fact, one: Sequence[Fact], later: Fact, other: Sequence[Fact]) -> bool:
    """Whether two steps or figures are surely the same one.

    They are named alike (phase, weight, trial …) and each is the only one so named by its witness, or they are the
    only ones that their witnesses tell of.
    """
    name = _name(earlier)
    if name and name == _name(later):
        return all(len({fact.value for fact in facts if _name(fact) == name}) == 1 for facts in (one, other))
    counted = any(fact.qualifier(key) for fact in (earlier, later) for key in ("times", "week"))
    if counted or (earlier.witness is Witness.PROSE and name != _name(later)):
        return False
    return all(len({fact.value for fact in facts}) == 1 for facts in (one, other))


def _is_of_somebody(fact: Fact, facts: Iterable[Fact]) -> bool:
    """Whether a figure that names no people is one that another witness gives: it may be that of these people."""
    return (
        fact.property is Property.RELAPSE_REDUCTION
        and not fact.qualifier("population")
        and any(other.witness != fact.witness and agree(fact, other) for other in facts)
    )


def _is_in_between(fact: Fact, beside: Iterable[Fact]) -> bool:
    """Whether it is a step without a name among named ones: "weekly at first, fortnightly, then monthly"."""
    return fact.qualifier("phase") is None and any(
        other.qualifier("phase") and (other.value, other.place) == (fact.value, fact.place) for other in beside
    )


def _name(fact: Fact) -> tuple[tuple[str, str], ...]:
    """What tells a step or a figure from others of the drug."""
    return tuple(pair for pair in fact.qualifiers if pair[0] in _NAMING)


def _seconded(fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether one of the others says the same."""
    return any(agree(fact, other) for other in others)


def _witness(fact: Fact, property: Property, number: int) -> str:
    """Who says it: the front matter, the title, or an answer; of what is said once, every statement is a witness."""
    if fact.witness is Witness.FRONT_MATTER:
        return Witness.FRONT_MATTER
    return str(number) if property in _SINGLE else f"in {fact.section}"


def _told_once(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """One pair for each statement that is contradicted: the odd one of three is told once, not twice."""
    told: set[Fact] = set()
    every = list(pairs)
    often = Counter(fact for pair in every for fact in pair)
    for pair in sorted(every, key=lambda pair: -max(often[fact] for fact in pair)):
        odd = max(pair, key=lambda fact: often[fact])
        if not told & {*pair}:
            told.add(odd if often[odd] > 1 else pair.later)
            yield pair


_COMPARED = tuple(property for property in Property if property in _SINGLE | _DECLARED | _SEVERAL)
