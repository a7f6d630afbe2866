"""How a reader states what a mention names, of the drugs that it is said of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflint.facts.clauses import COMMA, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.reading import Section
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
    if _is_set_beside(clause, mention):
        return
    for drug in drugs_of(clause, mention, reading.drug):
        if drug == reading.drug or not _is_company(clause, drug):
            own = qualifiers if drug == reading.drug else None
            yield reading.state(property, value, clause._replace(drug=drug), own, span=mention.span)


def once(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts without those that say of the same drug and condition what an earlier one says."""
    told = set()
    for fact in facts:
        said = (fact.drug, fact.condition, fact.property, fact.value, fact.qualifiers)
        if said not in told:
            told.add(said)
            yield fact


def with_leads(
    reading: Reading, section: Section, clauses: Iterable[Clause]
) -> Iterator[tuple[Clause, tuple[Mention, ...]]]:
    """Each clause with the mentions in the heading, bold line or line with a colon at its end that it stands below.

    Such a line speaks for the list below it, and no more for the paragraph that follows. The head of a column speaks
    for the cells below it.
    """
    heads = {block.cell[::2]: block.prose for block in section.blocks if block.cell and block.cell[1] == 0}
    led: dict[int, tuple[Mention, ...]] = {}
    lead: tuple[Mention, ...] = ()
    of_list = False
    for block in section.blocks:
        colon = reading.text[slice(*block.prose)].rstrip(" *_").endswith(":")
        if block.kind == "heading" or block.strong == block.prose.end or colon:
            lead, of_list = reading.sheet.within(block.prose), colon
        elif block.kind == "paragraph" and of_list:
            lead, of_list = (), False
        else:
            head = heads.get(block.cell[::2]) if block.cell else None
            led[block.prose.start] = (*lead, *reading.sheet.within(head)) if head else lead
    for clause in clauses:
        yield clause, led.get(clause.block.prose.start, ())


def _is_set_beside(clause: Clause, mention: Mention) -> bool:
    """Whether it is only what the drug is compared with. What stands "in addition to" something is said as well."""
    return any(
        word.id == "beside"
        and word.span.end <= mention.span.start
        and not COMMA.search(clause.text, word.span.end, mention.span.start)
        for word in clause.of("beside")
    )


def _is_company(clause: Clause, drug: str | None) -> bool:
    """Whether another drug is named as taken with, or before, the one that the clause is about."""
    return any(clause.under(named, "company", "conditional") for named in clause.of("drug") if named.id == drug)
