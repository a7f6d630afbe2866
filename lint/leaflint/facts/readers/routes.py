"""route: how a drug gets into the body, from the questions about taking it; of other drugs, from any answer."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.certainty import is_of_another_medicine, is_open
from leaflint.facts.clauses import COMMA, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.vocabulary import Mention


def read_routes(reading: Reading, clauses: list[Clause], *, own: bool) -> list[Fact]:
    """The routes that clauses state; those of the sheet's own drug only where the question is about taking it.

    Where none is stated, the place or the things that it is given with may tell it: "at an infusion center".
    """
    return [*_stated(reading, clauses, "route", own=own)] or [*_stated(reading, clauses, "setting", own=own)]


def _stated(reading: Reading, clauses: list[Clause], kind: str, *, own: bool) -> Iterator[Fact]:
    for clause in clauses:
        for mention in clause.of(kind):
            drugs = drugs_of(clause, mention, reading.drug)
            if len(drugs) != 1 or not (own or (drugs[0] != reading.drug and clause.of("drug"))):
                continue
            if not _is_unclear(clause, mention):
                yield reading.state(Property.ROUTE, mention.id, clause._replace(drug=drugs[0]), span=mention.span)


def _is_unclear(clause: Clause, mention: Mention) -> bool:
    return (
        is_open(clause, mention.span)
        or clause.negates(mention)
        or is_of_another_medicine(clause, mention.span)
        or any(word.span.end <= mention.span.start and clause.listed(word, mention) for word in clause.of("beside"))
        or _is_another_form(clause, mention)
        or _is_expanded_otherwise(clause, mention)
    )


def _is_another_form(clause: Clause, mention: Mention) -> bool:
    """Whether it is said of a form that is not the reader's: "also a form for under the skin", "… is not for NMOSD"."""
    start, end = mention.span
    if any(
        word.span.start < end and not COMMA.search(clause.text, word.span.end, start)
        for word in clause.of("other-form")
    ):
        return True
    for word in clause.of("unfit"):
        between = [m for m in clause.of("route") if end <= m.span.start < word.span.start and m.id != mention.id]
        if end <= word.span.start and not between and not COMMA.search(clause.text, end, word.span.start):
            return True
    return False


def _is_expanded_otherwise(clause: Clause, mention: Mention) -> bool:
    """Whether a bracket behind an abbreviation says that it means another thing: "IV (intravascular)"."""
    rest = clause.text[mention.span.end : clause.span.end].lstrip(" ")
    words = clause.text[slice(*mention.span)]
    if not rest.startswith("(") or not words.split()[-1].isupper():
        return False
    inside = clause.text.index("(", mention.span.end) + 1
    close = clause.text.find(")", inside, clause.span.end)
    return close > 0 and not any(
        word.id == mention.id and inside <= word.span.start < close for word in clause.of("route")
    )
