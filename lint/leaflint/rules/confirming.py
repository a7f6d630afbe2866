"""Confirming: whether the prose says what the front matter declares, and the reverse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from leaflint.facts import Fact, Property, Witness
from leaflint.facts.comparing import agree, apart, holds, phase
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.spoken import covers

#: Lists of terms: one term may stand in any of them.
TERMS = frozenset(
    {
        Property.PREPARATION,
        Property.SIDE_EFFECT,
        Property.WARNING,
        Property.CONTRAINDICATION,
        Property.PREGNANCY_RISK,
    }
)
_NAMING_TERMS = TERMS | {Property.MONITORING}
_SAYING_TOO = {Property.FREQUENCY: (Property.DOSE,)}
#: How old the text is the front matter may say alone, and trials and counts it has no keys for.
NO_LETTER = ("none", "N")
LEFT_OUT = frozenset({Property.REVISED, Property.TRIAL, Property.APPROVED_DRUG_COUNT, Property.EXCLUSIVE})


def own(sheet: Examined, *witnesses: Witness) -> list[Fact]:
    """What these witnesses state of the sheet's own drug and condition, but for what is left out."""
    return [
        fact
        for fact in sheet.all_facts
        if fact.witness in witnesses
        and fact.property not in LEFT_OUT
        and not (fact.property is Property.PREGNANCY_LETTER and fact.value in NO_LETTER)
        and (fact.drug, fact.condition) == (sheet.drug, sheet.condition)
    ]


Grouped: TypeAlias = Mapping[Property, Sequence[Fact]]


def grouped(facts: Iterable[Fact]) -> Grouped:
    """The facts by property."""
    groups: dict[Property, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.property, []).append(fact)
    return groups


def is_said(sheet: Examined, fact: Fact, others: Grouped) -> bool:
    """Whether one of the others says what a fact does, or as much of it as it says."""
    properties = _NAMING_TERMS if fact.property in TERMS else (fact.property, *_SAYING_TOO.get(fact.property, ()))
    return any(_says(sheet, fact, other) for property in properties for other in others.get(property, ()))


def _says(sheet: Examined, fact: Fact, other: Fact) -> bool:
    if fact.property in TERMS:
        return other.property in _NAMING_TERMS and _same_term(sheet, fact, other)
    if fact.property is Property.MONITORING:
        if other.property is not Property.MONITORING or not _same_term(sheet, fact, other):
            return False
        often = (fact.qualifier("frequency"), other.qualifier("frequency"))
        return None in often or often[0] == often[1] or agree(fact, other)
    if _is_daily(fact) and other.property is Property.DOSE and other.value.endswith("/d"):
        return True
    if fact.property is not other.property or apart(fact, other):
        return False
    return fact.value == other.value or True in (holds(fact, other), holds(other, fact))


def is_partly_said(fact: Fact, prose: Grouped) -> bool:
    """Whether the prose tells of the same course: of a test in another phase, of doses that are counted or dated."""
    if fact.property is Property.MONITORING:
        return bool(fact.qualifier("phase")) and any(
            other.value == fact.value and other.qualifier("phase") for other in prose.get(Property.MONITORING, ())
        )
    begins = fact.property is Property.FREQUENCY and phase(fact.qualifier("phase") or "") == "loading"
    return begins and any(phase(other.qualifier("phase") or "") == "loading" for other in prose.get(Property.DOSE, ()))


def _same_term(sheet: Examined, fact: Fact, other: Fact) -> bool:
    return covers(sheet.vocabulary, other.value, fact.value)


def _is_daily(fact: Fact) -> bool:
    """Whether a frequency says no more than that a dose is for each day."""
    return fact.property is Property.FREQUENCY and fact.value == "1/P1D"
