"""preparation: the tests, vaccines and examinations that are asked for before the first dose."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.denial import is_denied, reaches_back
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.stating import state_each, with_leads
from leaflint.vocabulary import Mention

_CHECKS = frozenset({"test", "examination", "vaccine"})
_FORBIDDING = ("avoid", "contraindicated")


def read_preparation(reading: Reading) -> Iterator[Fact]:
    """What the answer on preparation asks for, and what is asked for elsewhere before the first dose."""
    for section, clauses in reading.sections:
        if section.id == "preparation":
            for clause, lead in with_leads(reading, section, clauses):
                yield from _checks(reading, clause)
                yield from _infections(reading, clause, lead)
        else:
            for clause in clauses:
                if clause.of("beforehand"):
                    yield from _checks(reading, clause)


def _checks(reading: Reading, clause: Clause) -> Iterator[Fact]:
    for mention in clause.of("term"):
        if reading.vocabulary.kinds(mention.id) & _CHECKS and not _is_open(reading, clause, mention):
            yield from state_each(reading, Property.PREPARATION, mention.id, clause, mention)


def _infections(reading: Reading, clause: Clause, lead: tuple[Mention, ...]) -> Iterator[Fact]:
    """The tests for infections that a sentence names: "you are tested for hepatitis B and tuberculosis".

    Below a heading or a line that speaks of tests, the name of the infection is enough.
    """
    named = clause.of("infection-tested")
    if not named or not _speaks_of_tests(reading, clause, lead):
        return
    vaccines = [term.span for term in clause.of("term") if "vaccine" in reading.vocabulary.kinds(term.id)]
    for mention in named:
        within_vaccine = any(span.start <= mention.span.start and mention.span.end <= span.end for span in vaccines)
        if not within_vaccine and not _is_open(reading, clause, mention):
            yield from state_each(reading, Property.PREPARATION, mention.id, clause, mention)


def _speaks_of_tests(reading: Reading, clause: Clause, lead: tuple[Mention, ...]) -> bool:
    inside = reading.sheet.within(clause.sentence)
    asked = reading.sheet.within(clause.section.heading) if clause.section else ()
    if any(word.kind == "testing" for word in (*inside, *lead, *asked)):
        return True
    return any("test" in reading.vocabulary.kinds(word.id) for word in inside if word.kind == "term")


def _is_open(reading: Reading, clause: Clause, check: Mention) -> bool:
    """Whether a check is denied, forbidden, only a reason, or part of a condition."""
    if is_denied(clause, check) or clause.under(check, "reason", "unneeded", "outcome", *CONDITIONS):
        return True
    behind = any(word.span.start > check.span.end for word in clause.of("unneeded"))
    return behind or ("vaccine" in reading.vocabulary.kinds(check.id) and _is_forbidden(clause, check))


def _is_forbidden(clause: Clause, vaccine: Mention) -> bool:
    """Whether a vaccine is not to be given: "avoid live vaccines", "live vaccines cannot be given"."""
    advice = [word for word in clause.of("pregnancy-advice") if word.id in _FORBIDDING]
    if any(word.span.end <= vaccine.span.start for word in advice):
        return True
    return any(reaches_back(clause, word, vaccine) for word in (*advice, *clause.of("forbidden")))
