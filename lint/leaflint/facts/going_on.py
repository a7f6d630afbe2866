"""What a clause is about where it does not say so itself: that before a "but", or the question of a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflint.facts.clauses import Clause, clauses
from leaflint.nodes import Span
from leaflint.reading import Block, Section, Sheet
from leaflint.vocabulary import Mention

_COLON = re.compile(r":\s+|\s[-\u2013\u2014]\s")


def heading_clauses(sheet: Sheet, section: Section) -> list[Clause]:
    """The clauses of a question that goes on with its answer: "The dose: one syringe of 120 mg"."""
    if not _COLON.search(sheet.prose.text, *section.heading):
        return []
    block = Block("heading", section.heading, section.heading, ())
    return clauses(sheet, section._replace(blocks=(block,)))


def going_on(said: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses; one that goes on with "but has to be …" about the drug that the clause before it is of.

    That is the drug that opens the sentence, or one with a "which": "It is like X, which …, but is given weekly".
    """
    before: Clause | None = None
    for clause in said:
        if before and not clause.of("drug"):
            if clause.joint == "contrast" and before.sentence == clause.sentence:
                drug = _spoken_of(before) if _has_no_subject(clause) else None
            else:
                drug = _taken_up(before, clause)
            if drug:
                named = Mention("drug", drug.id, Span(clause.span.start, clause.span.start))
                clause = clause._replace(drug=drug.id, mentions=(named, *clause.mentions))
            elif _is_either(before, clause):
                continue  # "X is similar. It is given weekly": of X, or of the sheet's own drug
        yield clause
        before = clause


def _taken_up(before: Clause, clause: Clause) -> Mention | None:
    """The one drug that the clause before named, where this one speaks of "that drug"."""
    named = {drug.id: drug for drug in before.of("drug")}
    takes_up = any(word.id == "that" for word in clause.of("taking-up"))
    return next(iter(named.values())) if takes_up and len(named) == 1 else None


def _is_either(before: Clause, clause: Clause) -> bool:
    """Whether a sentence opens with "it" behind one that another drug opens, and no other is named in."""
    if clause.joint or len({drug.id for drug in before.of("drug")}) != 1:
        return False
    opens = any(word.span.start == clause.span.start for word in clause.of("taking-up"))
    drug = before.of("drug")[0]
    return opens and drug.id != clause.drug and not clause.text[before.sentence.start : drug.span.start].strip()


def _has_no_subject(clause: Clause) -> bool:
    return any(word.span.start == clause.span.start for word in clause.of("going-on"))


def _spoken_of(clause: Clause) -> Mention | None:
    """The drug that opens a clause, or the last that a "which" follows."""
    for drug in reversed(clause.of("drug")):
        if any(0 < word.span.start - drug.span.end <= 2 for word in clause.of("relative")):
            return drug
        if not clause.text[clause.sentence.start : drug.span.start].strip():
            return drug
    return None
