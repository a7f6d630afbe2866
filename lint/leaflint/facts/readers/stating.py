"""How a reader states what a mention names, of the drugs that it is said of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflint.facts.clauses import COMMA, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
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


def words_of(clause: Clause, first: Mention, last: Mention) -> Span:
    """From one mention to another where no comma divides them, else the second alone."""
    if first.span.start > last.span.start or COMMA.search(clause.text, first.span.end, last.span.start):
        return last.span
    return Span(first.span.start, last.span.end)


def _is_company(clause: Clause, drug: str | None) -> bool:
    """Whether another drug is named as taken with, or before, the one that the clause is about."""
    return any(clause.under(named, "company", "conditional") for named in clause.of("drug") if named.id == drug)
