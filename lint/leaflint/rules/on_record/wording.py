"""What statements of sheets say, in words."""

from __future__ import annotations

from leaflint.facts import Fact, Property
from leaflint.reference.wording import amount, how_often, named


def said(fact: Fact) -> str:
    """What a statement says: "2 to 3 mg/kg/day", "skin examination every year", "approved on 2019-06-27"."""
    if fact.property is Property.DOSE:
        return amount(fact.value)
    if fact.property is Property.FREQUENCY:
        return how_often(fact.value)
    if fact.property in (Property.REVISED, Property.MANUFACTURER):
        return fact.value
    value = named(fact.value)
    if fact.property is Property.MONITORING and (frequency := fact.qualifier("frequency")):
        return f"{value} {how_often(frequency)}"
    day = fact.qualifier("approved_on") if fact.property is Property.FDA_STATUS else None
    return f"{value} on {day}" if day else value


def said_of_whom(fact: Fact) -> str:
    """What a statement says, with the step, the people and the trial of which it says so."""
    narrowing = [value for name in _NARROWING if (value := fact.qualifier(name))]
    return f"{said(fact)}, {', '.join(narrowing)}" if narrowing else said(fact)


_NARROWING = ("phase", "weight", "population", "trial", "comparator", "jurisdiction")
