"""contraindication: who must not take the drug, from the answer to that question."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import COMMA, Clause
from leaflint.facts.denial import reaches_back
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.stating import with_leads
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

#: What stands before a drug that is only part of what bars people.
_BEFORE = ("negation", "conditional", "possibility", "pregnancy-advice", "term", "company", "beside")


def read_contraindications(reading: Reading) -> Iterator[Fact]:
    """What bars people from the drug. What the doctor is only to be told of, or to be careful about, is none."""
    for section, clauses in reading.sections:
        if section.id == "contraindications":
            for clause, lead in with_leads(reading, section, clauses):
                if not _is_left_to_care(reading, clause, lead):
                    yield from _barred(reading, clause)


def _barred(reading: Reading, clause: Clause) -> Iterator[Fact]:
    stated = _stated(reading, clause)
    found = [(bar, mention) for mention in named_bars(clause) for bar in bars_of(reading, mention)]
    for at, (bar, mention) in enumerate(found):
        next_ = found[at + 1][1] if at + 1 < len(found) else None
        if not (next_ and _is_broader(reading, clause, mention, next_)) and not _is_no_bar(clause, mention):
            yield reading.state(Property.CONTRAINDICATION, bar, stated, span=mention.span)


def _is_left_to_care(reading: Reading, clause: Clause, lead: tuple[Mention, ...]) -> bool:
    """Whether the clause, or what leads to it, says to tell, to ask or to be careful: "tell your doctor if …:"."""
    before = [word for word in reading.sheet.within(clause.sentence) if word.span.end <= clause.span.start]
    words = (*clause.mentions, *lead, *(word for word in before if word.kind == "caution"))
    return any(word.kind in ("deferral", "telling", "caution") for word in words)


def named_bars(clause: Clause) -> list[Mention]:
    """The terms of a clause, and pregnancy wherever it is named and no part of another term or group of people."""
    terms = clause.of("term")
    others = [m.span for m in (*terms, *clause.of("population")) if m.id not in ("pregnancy", "pregnant")]
    topics = [
        topic
        for topic in clause.of("topic")
        if topic.id == "pregnancy" and not any(s.start <= topic.span.start < s.end for s in others)
    ]
    return sorted([*terms, *topics], key=lambda mention: mention.span)


def bars_of(reading: Reading, mention: Mention) -> list[str]:
    """The contraindication that a term is, or that it is for those who have it or had it."""
    if "contraindication" in reading.vocabulary.kinds(mention.id):
        return [mention.id]
    bar = reading.vocabulary.terms.get(mention.id, {}).get("bars")
    return [str(bar)] if bar else []


def _is_broader(reading: Reading, clause: Clause, mention: Mention, next_: Mention) -> bool:
    """Whether the next term names the same more closely: "a serious infection from Neisseria meningitidis"."""
    between = Span(mention.span.end, next_.span.start)
    if mention.id == next_.id or between.start > between.end or COMMA.search(clause.text, *between):
        return False
    if any(between.start <= word.span.start < between.end for word in clause.of("range")):
        return False
    words, broader = reading.vocabulary, mention.id
    while broader and not words.covers(next_.id, broader):
        broader = str(words.terms.get(broader, {}).get("is", ""))
    return bool(broader)


def _is_no_bar(clause: Clause, mention: Mention) -> bool:
    """Whether it is only an instance, what the drug does, or said to be no reason: "… is not a contraindication"."""
    if clause.under(mention, "cause", "beside", "permitted"):
        return True
    if any(word.id == "example" and clause.under(mention, word.kind) for word in clause.of("hypothetical")):
        return True
    return any(reaches_back(clause, word, mention) for word in clause.of("permitted"))


def _stated(reading: Reading, clause: Clause) -> Clause:
    """The clause as said of the sheet's own drug, or of the other one that opens it: "Mycophenolate must not …"."""
    drugs = clause.of("drug")
    other = drugs[0] if drugs and all(drug.id != reading.drug for drug in drugs) else None
    opens = other and not any(word.span.start < other.span.start for word in clause.of(*_BEFORE))
    return clause._replace(drug=other.id if other and opens else reading.drug)
