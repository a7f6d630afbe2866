"""contraindication: who must not take the drug, from the answer to that question."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import Clause
from leaflint.facts.denial import reaches_back
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.vocabulary import Mention


def read_contraindications(reading: Reading) -> Iterator[Fact]:
    """What bars people from the drug. What the doctor is only to be told of, or to be careful about, is none."""
    for clause in reading.clauses("contraindications"):
        if clause.of("deferral", "telling", "caution"):
            continue
        found = [(bar, mention) for mention in _named(clause) for bar in _bars(reading, mention)]
        for bar, mention in found:
            broader = any(_is_broader(reading, mention, other) for _, other in found)
            if not broader and not _is_permitted(clause, mention) and not clause.under(mention, "cause", "beside"):
                if stated := _stated(reading, clause):
                    yield reading.state(Property.CONTRAINDICATION, bar, stated, span=mention.span)


def _named(clause: Clause) -> list[Mention]:
    """The terms of a clause, and pregnancy wherever it is named and no part of another term or group of people."""
    terms = clause.of("term")
    others = [m.span for m in (*terms, *clause.of("population")) if m.id not in ("pregnancy", "pregnant")]
    topics = [
        topic
        for topic in clause.of("topic")
        if topic.id == "pregnancy" and not any(s.start <= topic.span.start < s.end for s in others)
    ]
    return sorted([*terms, *topics], key=lambda mention: mention.span)


def _bars(reading: Reading, mention: Mention) -> list[str]:
    """The contraindication that a term is, or that it is for those who have it or had it."""
    if "contraindication" in reading.vocabulary.kinds(mention.id):
        return [mention.id]
    bar = reading.vocabulary.terms.get(mention.id, {}).get("bars")
    return [str(bar)] if bar else []


def _is_broader(reading: Reading, mention: Mention, other: Mention) -> bool:
    """Whether another term of the clause names the same thing more closely: a serious infection, meningococcal."""
    return mention.id != other.id and reading.vocabulary.covers(other.id, mention.id)


def _is_permitted(clause: Clause, mention: Mention) -> bool:
    """Whether it is said to be no bar: "pregnancy is not a contraindication", "you may take it if you have …"."""
    return clause.under(mention, "permitted") or any(
        reaches_back(clause, word, mention) for word in clause.of("permitted")
    )


def _stated(reading: Reading, clause: Clause) -> Clause | None:
    """The clause as said of the sheet's own drug, or of the one other drug that opens it: "Mycophenolate must not …"."""
    drugs = clause.of("drug")
    if not drugs or any(drug.id == reading.drug for drug in drugs):
        return clause._replace(drug=reading.drug)
    first = drugs[0]
    if clause.under(first, "beside"):
        return clause._replace(drug=reading.drug)
    opening = any(word.span.start < first.span.start for word in clause.mentions if word.kind in _BARRING)
    return clause._replace(drug=reading.drug if opening else first.id)


_BARRING = ("negation", "conditional", "possibility", "pregnancy-advice", "term", "company")
