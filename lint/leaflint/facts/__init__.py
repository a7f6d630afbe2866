"""Facts: what a sheet states, who in it states it, and where."""

from __future__ import annotations

from leaflint.facts.clauses import sentences
from leaflint.facts.dates import PartialDate, add_months, months_between
from leaflint.facts.fact import Fact, Property, Witness
from leaflint.facts.instance import Instance, make_instance
from leaflint.facts.read import FactsRead, read_facts
from leaflint.facts.revision import DateLine, revised

__all__ = [
    "DateLine",
    "Fact",
    "FactsRead",
    "Instance",
    "PartialDate",
    "Property",
    "Witness",
    "add_months",
    "make_instance",
    "months_between",
    "read_facts",
    "revised",
    "sentences",
]
