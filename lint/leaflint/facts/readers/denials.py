"""What a sheet says is not so: no reason not to take the drug, no test that is needed before it."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.denial import reaches_back
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.contraindications import bars_of, named_bars
from leaflint.vocabulary import Mention

_TESTS = frozenset({"test", "vaccine"})
#: What leaves it to somebody, or to circumstances, whether it is so.
_OPEN = (*CONDITIONS, "deferral", "telling", "caution", "again", "other-drugs")


def read_denials(reading: Reading) -> Iterator[Fact]:
    """The contraindications and the tests before the start that an answer denies, as facts of what it denies."""
    for section, clauses in reading.sections:
        for clause in clauses:
            if clause.drug != reading.drug or clause.of(*_OPEN):
                continue
            if section.id == "contraindications":
                yield from _permitted(reading, clause)
            elif section.id == "preparation":
                yield from _unneeded(reading, clause)


def _permitted(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """What is no reason not to take the drug: "active hepatitis B is no obstacle", "pregnant patients may take it"."""
    for mention in named_bars(clause):
        if _is_permitted(clause, mention):
            for bar in bars_of(reading, mention):
                yield reading.state(Property.CONTRAINDICATION, bar, clause, span=mention.span)


def _is_permitted(clause: Clause, mention: Mention) -> bool:
    words = clause.of("permitted")
    return clause.under(mention, "permitted") or any(reaches_back(clause, word, mention) for word in words)


def _unneeded(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """The tests and vaccines that are not needed: "a hepatitis B test was not needed"."""
    for mention in clause.of("term"):
        if reading.vocabulary.kinds(mention.id) & _TESTS and _is_unneeded(clause, mention):
            yield reading.state(Property.PREPARATION, mention.id, clause, span=mention.span)


def _is_unneeded(clause: Clause, mention: Mention) -> bool:
    # "Do not start without a hepatitis B test" asks for it.
    if clause.of("reason", "outcome") or any(word.id == "without" for word in clause.of("negation")):
        return False
    words = clause.of("unneeded")
    said = clause.under(mention, "unneeded") or any(reaches_back(clause, word, mention) for word in words)
    return said or clause.follows(mention, "negation")
