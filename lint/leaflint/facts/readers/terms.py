"""Terms and names: preparation, effects, warnings, contraindications, risks in pregnancy, mechanism, similar drugs."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.vocabulary import Mention

_CHECKS = frozenset({"test", "examination", "vaccine"})
#: Which kinds of terms the answer to a question states, and as what.
_STATED: tuple[tuple[str, Property, frozenset[str]], ...] = (
    ("side-effects", Property.SIDE_EFFECT, frozenset({"side-effect"})),
    ("side-effects", Property.WARNING, frozenset({"warning"})),
    ("contraindications", Property.CONTRAINDICATION, frozenset({"contraindication"})),
    ("pregnancy", Property.PREGNANCY_RISK, frozenset({"pregnancy-risk"})),
)


def read_terms(reading: Reading) -> Iterator[Fact]:
    """Each term once, at its own words; a term of two kinds states the first that the question asks for."""
    said = (_preparation, _tested, _effects, _harms, _mechanism, _similar)
    yield from _once([fact for read in said for fact in read(reading)])


def _tested(reading: Reading) -> Iterator[Fact]:
    """The tests for infections that a sentence names: "you are tested for hepatitis B and tuberculosis"."""
    for clause in reading.clauses("preparation"):
        inside = reading.sheet.within(clause.sentence)
        for mention in clause.of("infection-tested"):
            tests = any(m.kind == "testing" or "test" in reading.vocabulary.kinds(m.id) for m in inside)
            if tests and not clause.negates(mention):
                yield from _of_drugs(reading, Property.PREPARATION, clause, mention)


def _harms(reading: Reading) -> Iterator[Fact]:
    """The organs that a clause says are harmed: "severe harm to the liver, the lungs and the kidneys"."""
    for clause in reading.clauses("side-effects", "contraindications"):
        harms = clause.of("harm")
        for mention in clause.of("organ") if harms else ():
            if harms[0].span.end <= mention.span.start and not clause.negates(harms[0]):
                yield from _of_drugs(reading, Property.WARNING, clause, mention)


def _preparation(reading: Reading) -> Iterator[Fact]:
    for clause in reading.clauses("preparation"):
        for mention in clause.of("term"):
            asked = reading.vocabulary.kinds(mention.id) & _CHECKS
            if asked and not clause.under(mention, "reason") and not _is_unneeded(clause, mention):
                yield from _of_drugs(reading, Property.PREPARATION, clause, mention)


def _effects(reading: Reading) -> Iterator[Fact]:
    for section, property, kinds in _STATED:
        for clause in reading.clauses(section):
            if property is Property.CONTRAINDICATION and clause.of("deferral"):
                continue
            for mention in clause.of("term"):
                if kinds & {reading.vocabulary.kind_within(mention.id, kinds | {"side-effect", "warning"})}:
                    yield from _of_drugs(reading, property, clause, mention)


def _of_drugs(reading: Reading, property: Property, clause: Clause, mention: Mention) -> Iterator[Fact]:
    denied = clause.negates(mention) and property is not Property.CONTRAINDICATION
    if not denied and not clause.under(mention, "beside"):
        for drug in drugs_of(clause, mention, reading.drug):
            yield reading.state(property, mention.id, clause._replace(drug=drug), span=mention.span)


def _is_unneeded(clause: Clause, check: Mention) -> bool:
    return any(word.span.start > check.span.end for word in clause.of("unneeded")) or clause.under(check, "unneeded")


def _mechanism(reading: Reading) -> Iterator[Fact]:
    said = reading.clauses("how-it-works")
    targets = sorted({m.id for clause in said for m in clause.of("target") if clause.drug == reading.drug})
    qualifiers = {"targets": " ".join(targets)} if targets else {}
    for clause in said:
        for mention in clause.of("class"):
            if clause.negates(mention) or clause.under(mention, "beside", "similar", *CONDITIONS):
                continue
            for drug in drugs_of(clause, mention, reading.drug):
                own = qualifiers if drug == reading.drug else {}
                yield reading.state(Property.MECHANISM, mention.id, clause._replace(drug=drug), own, span=mention.span)


def _similar(reading: Reading) -> Iterator[Fact]:
    """The one other drug that a clause calls most like the sheet's own."""
    for clause in reading.clauses("how-it-works"):
        words, others = clause.of("similar"), [drug for drug in clause.of("drug") if drug.id != reading.drug]
        if words and others and len({drug.id for drug in others}) == 1 and not clause.negates(words[0]):
            yield reading.state(
                Property.SIMILAR_TO, others[0].id, clause._replace(drug=reading.drug), span=others[0].span
            )


def _once(facts: list[Fact]) -> Iterator[Fact]:
    seen = set()
    for fact in facts:
        key = (fact.drug, fact.property, fact.value)
        if key not in seen:
            seen.add(key)
            yield fact
