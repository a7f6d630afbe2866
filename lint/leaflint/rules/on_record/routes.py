"""Routes against the record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.facts import Fact, Property, Witness
from leaflint.facts.comparing import apart
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import about_whom, applying, cited, quoted, stated
from leaflint.rules.on_record.conflict import Conflict

_SENTENCE_END = re.compile(r"[.!?][\W_]*\s")


def route_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Routes that are not on record, where the sheet does not offer them beside one that is."""
    facts = stated(sheet, Property.ROUTE)
    for fact in facts:
        recorded = [one for one in applying(sheet, "route", fact.drug, fact.condition) if not apart(fact, one)]
        known = {one.value for one in recorded}
        if (
            known
            and fact.value not in known
            and not any(_offers(sheet, fact, one) for one in facts if one.value in known)
        ):
            routes = " or ".join(sorted(known))
            message = (
                f"says {fact.value}{about_whom(sheet, fact)}: {quoted(fact)}, but on record is {routes} "
                f"{cited(sheet, recorded)}"
            )
            yield Conflict(fact, message, f"write that it is {routes}", fact.value)


def _offers(sheet: Examined, fact: Fact, known: Fact) -> bool:
    """Whether an answer names a route only beside one that is on record: that comes first, or in the same sentence.

    Each line of front matter stands for itself.
    """
    if (known.drug, known.section, known.witness) != (fact.drug, fact.section, Witness.PROSE):
        return False
    first, other = (sheet.sheet.text.span(one.place) for one in (fact, known))
    return other.start < first.start or not _SENTENCE_END.search(sheet.sheet.text.content, first.end, other.start)
