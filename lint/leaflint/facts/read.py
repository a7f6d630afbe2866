"""From a sheet to its facts."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.facts.declared import read_declared
from leaflint.facts.declared_claims import declared_claims
from leaflint.facts.declared_regimens import declared_regimens
from leaflint.facts.declared_terms import declared_terms
from leaflint.facts.fact import Fact
from leaflint.facts.readers.claims import read_claims
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.denials import read_denials
from leaflint.facts.readers.monitoring import read_monitoring
from leaflint.facts.readers.pregnancy import read_pregnancy
from leaflint.facts.readers.regimens import read_regimens
from leaflint.facts.readers.revised import read_revised
from leaflint.facts.readers.status import read_status
from leaflint.facts.readers.terms import read_terms
from leaflint.facts.revision import DateLine, read_date_lines
from leaflint.reading import Sheet
from leaflint.vocabulary import Vocabulary


class FactsRead(NamedTuple):
    """The facts of a sheet in the order of their places, and the dates on its revision lines.

    `denials` are facts of what the sheet says is not so: no contraindication, no test that is needed.
    """

    facts: tuple[Fact, ...]
    dates: tuple[DateLine, ...]
    denials: tuple[Fact, ...] = ()


def read_facts(sheet: Sheet, vocabulary: Vocabulary, order: str) -> FactsRead:
    """All facts that can be read with certainty.

    `order` ("MDY" …) is that of day and month in numeric dates; "" leaves it to the sheet's language.
    """
    order = order or vocabulary.date_order(sheet.language)
    reading = Reading(sheet, vocabulary, order)
    dates = read_date_lines(sheet, vocabulary, order)
    facts = [
        *read_declared(reading),
        *read_revised(reading, dates),
        *read_status(reading),
        *read_pregnancy(reading),
        *read_monitoring(reading),
        *declared_regimens(reading),
        *read_regimens(reading),
        *declared_terms(reading),
        *read_terms(reading),
        *declared_claims(reading),
        *read_claims(reading),
    ]
    facts.sort(key=lambda fact: (fact.place.line, fact.place.column, fact.property, fact.value, fact.qualifiers))
    return FactsRead(tuple(facts), tuple(dates), tuple(read_denials(reading)))
