"""Routes against the record."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Property
from leaflint.facts.comparing import apart
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import about_whom, applying, cited, quoted, stated
from leaflint.rules.on_record.conflict import Conflict


def route_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Routes that are not on record, where the same answer names none that is."""
    facts = stated(sheet, Property.ROUTE)
    for fact in facts:
        recorded = [one for one in applying(sheet, "route", fact.drug, fact.condition) if not apart(fact, one)]
        known = {one.value for one in recorded}
        beside = {
            one.value
            for one in facts
            if (one.drug, one.section, one.witness) == (fact.drug, fact.section, fact.witness)
        }
        if known and not known & beside:
            routes = " or ".join(sorted(known))
            message = (
                f"says {fact.value}{about_whom(sheet, fact)}: {quoted(fact)}, but on record is {routes} "
                f"{cited(sheet, recorded)}"
            )
            yield Conflict(fact, message, f"write that it is {routes}", fact.value)
