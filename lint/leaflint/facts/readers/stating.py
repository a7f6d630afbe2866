"""How a reader states what a mention names, of the drugs that it is said of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflint.facts.clauses import Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.reading import Block
from leaflint.vocabulary import Mention


def state_each(
    reading: Reading,
    property: Property,
    value: str,
    clause: Clause,
    mention: Mention,
    qualifiers: Mapping[str, str] | None = None,
) -> Iterator[Fact]:
    """The fact at the words of `mention`, once for each drug; none where another drug is only taken with the sheet's.

    `qualifiers` are those of what is said of the sheet's own drug.
    """
    if clause.under(mention, "beside"):
        return
    for drug in drugs_of(clause, mention, reading.drug):
        if drug == reading.drug or not _is_company(clause, drug):
            own = qualifiers if drug == reading.drug else None
            yield reading.state(property, value, clause._replace(drug=drug), own, span=mention.span)


def led_by(reading: Reading, clause: Clause) -> tuple[Mention, ...]:
    """The mentions in the heading, the bold line or the line with a colon at its end that the clause stands below."""
    lead: Block | None = None
    for block in clause.section.blocks if clause.section else ():
        if block.prose.start >= clause.block.prose.start:
            break
        if block.kind == "heading" or block.strong == block.prose.end or _ends_with_colon(reading, block):
            lead = block
        elif block.kind == "paragraph" and lead and _ends_with_colon(reading, lead):
            lead = None
    if lead and clause.block.kind == "paragraph" and _ends_with_colon(reading, lead):
        lead = None
    return reading.sheet.within(lead.prose) if lead else ()


def _ends_with_colon(reading: Reading, block: Block) -> bool:
    return reading.text[slice(*block.prose)].rstrip(" *_").endswith(":")


def _is_company(clause: Clause, drug: str | None) -> bool:
    """Whether another drug is named as taken with, or before, the one that the clause is about."""
    return any(clause.under(named, "company", "conditional") for named in clause.of("drug") if named.id == drug)
