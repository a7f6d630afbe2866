"""Which product an approval is of, its date and its people."""

from __future__ import annotations

import re

from leaflint.facts.approving import with_status
from leaflint.facts.clauses import Clause
from leaflint.facts.dates import find_dates
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_NAMES = ("condition", "drug", "population", "regulator", "since", "single", "granting")
#: What tells for whom or where a drug is approved, and for nothing else.
_MEANT = ("population", "condition", "regulator", "people", "month", "everyone", "number")
#: People of whom there are others with the same disease, whom an approval may be for.
_SOME = frozenset(("aqp4-negative", "mog-positive", "adolescents", "children"))
#: So long are words like "this", "your" and "use", at most.
_SHORT = 4
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def approval_of(reading: Reading, clauses: list[Clause], stated: Clause, value: str) -> dict[str, str]:
    """The date and the people of an approval, where its sentence names them and nothing else that is approved."""
    if value != "approved":
        return {}
    start = stated.sentence.start
    inside = with_status(reading.text, start, reading.sheet.within(stated.sentence), asked=True)
    if (
        len({m.span for m in inside if m.kind == "status"}) > 1
        or len({m.id for m in inside if m.kind == "condition"}) > 1
    ):
        return {}
    whole = stated._replace(span=stated.sentence, mentions=inside)
    either = [m for m in whole.of("everyone") if m.id == "either"]
    named = [m for m in whole.of("population") if not any(e.span.start <= m.span.start < e.span.end for e in either)]
    people = sorted({m.id for m in named if not whole.negates(m) and not whole.under(m, "negation")})
    people += ["all"] if either else []
    qualifiers = {"population": " ".join(people)} if people else {}
    dates = find_dates(reading.text, stated.sentence, inside, reading.order)
    if len(dates) == 1 and len(dates[0].values) == 1 and _dates_it(whole, dates[0].span):
        qualifiers["approved_on"] = dates[0].values[0].iso
    return qualifiers


def _dates_it(clause: Clause, date: Span) -> bool:
    """Whether nothing stands between an approval and a date but names and short words: no study, no label."""
    marks = clause.of("status", "participle") or clause.of("answer")
    if not marks:
        return bool(clause.section and clause.section.question and clause.section.question.dated)
    start, end = min(marks[0].span.end, date.end), max(marks[0].span.start, date.start)
    between = [m.span for m in clause.mentions if m.kind in _NAMES]
    return not any(
        not any(span.start <= start + word.start() < span.end for span in between)
        for word in _LONG_WORD.finditer(clause.text[start:end])
    )


def is_for_another_use(clause: Clause, status: Mention) -> bool:
    """Whether an approval is for what no list names: "approved for lymphoma", not "for adults", "for this disease"."""
    for word in clause.of("lasting"):
        between = clause.text[status.span.end : word.span.start]
        if word.span.start < status.span.start or len(between.split()) > 2 or "," in between:
            continue
        tail = Span(max(word.span.end, status.span.end), clause.span.end)
        known = [m for m in clause.of(*_MEANT) if m.span.start >= tail.start]
        first = next((w for w in clause.text[slice(*tail)].split()), "")
        return not known and len(first.strip(".,()")) > _SHORT
    return False


def is_for_some(clause: Clause, denied: Mention) -> bool:
    """Whether an approval is denied to some people alone: "not approved for NMOSD without these antibodies"."""
    people = {m.id for m in clause.of("population") if m.span.start >= denied.span.end}
    return bool(people) and _SOME.issuperset(people)


def is_of_a_biosimilar(before: list[Clause], clause: Clause) -> bool:
    """Whether a biosimilar is meant: named here or, where no drug is, in the words just before: "…, but neither is"."""
    products = {word.span for word in clause.of("biosimilar")}
    drugs = {drug.span for drug in clause.of("drug")}
    if products - drugs or (products and products >= drugs):
        return True
    if clause.of("drug", "own"):
        return False
    sentences = {clause.sentence}
    for one in reversed(before):
        sentences.add(one.sentence)
        if len(sentences) > 2:
            return False
        if one.of("biosimilar"):
            return True
    return False
