"""Confirming: whether the prose says what the front matter declares, and the reverse."""

from __future__ import annotations

from collections.abc import Iterable

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


def is_said(sheet: Examined, fact: Fact, others: Iterable[Fact]) -> bool:
    """Whether one of the others says what a fact does, or as much of it as it says."""
    return any(_says(sheet, fact, other) for other in others)


def _says(sheet: Examined, fact: Fact, other: Fact) -> bool:
    if fact.property in TERMS:
        return other.property in {*TERMS, Property.MONITORING} and _same_term(sheet, fact, other)
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


def is_partly_said(sheet: Examined, fact: Fact, prose: Iterable[Fact]) -> bool:
    """Whether the prose tells of the same course: of a test in another phase, of doses that are counted or dated."""
    said = list(prose)
    if fact.property is Property.MONITORING:
        return bool(fact.qualifier("phase")) and any(
            other.property is Property.MONITORING and other.value == fact.value and other.qualifier("phase")
            for other in said
        )
    begins = fact.property is Property.FREQUENCY and phase(fact.qualifier("phase") or "") == "loading"
    return begins and any(
        other.property is Property.DOSE and phase(other.qualifier("phase") or "") == "loading" for other in said
    )


def _same_term(sheet: Examined, fact: Fact, other: Fact) -> bool:
    return covers(sheet.vocabulary, other.value, fact.value) or covers(sheet.vocabulary, fact.value, other.value)


def _is_daily(fact: Fact) -> bool:
    """Whether a frequency says no more than that a dose is for each day."""
    return fact.property is Property.FREQUENCY and fact.value == "1/P1D"
