"""revised: how old the text says it is."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.fact import Fact, Property, Witness
from leaflint.facts.readers.context import Reading
from leaflint.facts.revision import DateLine, revised


def read_revised(reading: Reading, lines: list[DateLine]) -> Iterator[Fact]:
    """The revision date of the front matter and that of the revision lines, as precise as each was written."""
    witnesses = {Witness.FRONT_MATTER: True, Witness.PROSE: False}
    for witness, declared in witnesses.items():
        line = revised([line for line in lines if line.declared is declared])
        if line:
            yield _fact(reading, line, witness)


def _fact(reading: Reading, line: DateLine, witness: Witness) -> Fact:
    sheet = reading.sheet
    return reading.fact(
        Property.REVISED,
        line.values[0].iso,
        witness,
        line.span,
        drug=sheet.drug.id if sheet.drug else None,
        condition=sheet.condition.id if sheet.condition else None,
    )
