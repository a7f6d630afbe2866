"""Values in words, as messages say them."""

from __future__ import annotations

import re

from leaflint.facts import Fact, Property
from leaflint.facts.frequency import Frequency, as_declared

_RANGE = re.compile(r"(?<=\d)-(?=<?\d)")
_UNITS = {"/d": "/day", "/wk": "/week", "m2": "m²"}
_UNIT = re.compile(r"/d\b|/wk\b|m2\b")


def how_often(frequency: str) -> str:
    """A frequency in words: "every 2 weeks", "at least 2 per year"."""
    read = Frequency.parse(frequency)
    declared = as_declared(read) if read else {}
    for key, begins in (("every", "every "), ("times", ""), ("at_least", "at least ")):
        if key in declared:
            return begins + declared[key]
    return frequency


def amount(dose: str) -> str:
    """A dose in words: "2 to 3 mg/kg/day"."""
    return _UNIT.sub(lambda unit: _UNITS[unit.group()], _RANGE.sub(" to ", dose))


def named(id_: str) -> str:
    """An id, a phase or a weight in words: "months 2 to 3", "40 to <60 kg"."""
    return _RANGE.sub(" to ", id_).replace("-", " ")


def said(fact: Fact) -> str:
    """What a statement says, in words."""
    if fact.property is Property.DOSE:
        return amount(fact.value)
    if fact.property is Property.FREQUENCY:
        return how_often(fact.value)
    if fact.property is Property.REVISED:
        return fact.value
    value = named(fact.value)
    if fact.property is Property.MONITORING and (frequency := fact.qualifier("frequency")):
        return f"{value} {how_often(frequency)}"
    day = fact.qualifier("approved_on") if fact.property is Property.FDA_STATUS else None
    return f"{value} on {day}" if day else value
