"""Which product an approval is of, its date and its people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from leaflint.facts.approving import with_status
from leaflint.facts.clauses import Clause
from leaflint.facts.dates import find_dates
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

#: What may stand between an approval and its day.
NAMES = (
    *("condition", "drug", "population", "regulator", "since", "single", "granting"),
    *("sole", "approved-drugs", "other-drugs", "auxiliary", "people", "dating", "grant"),
)
#: What tells for whom or where a drug is approved, and for nothing else.
_MEANT = ("population", "condition", "regulator", "people", "everyone", "number")
#: People of whom there are others with the same disease, whom an approval may be for.
_SOME = frozenset(("aqp4-negative", "mog-positive", "adolescents", "children"))
#: So many words stand before the day that an answer opens with, at most.
_BEFORE = 3
#: So long are words like "this", "your" and "use", at most.
_SHORT = 4
#: So many words stand between "with or without" or "whether" and what it is of, at most.
_FEW_WORDS = 9
#: So far stands a date from the word that labels it, at most.
_CLOSE = 4
#: So far stands what is approved from "uses that", at most: "… the Food and Drug Administration has".
_NEAR_USE = 40
_DIVIDES = re.compile(r";|[(–—]| - ")
_PAUSE = re.compile(r"[(;]")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def approval_of(reading: Reading, clauses: list[Clause], stated: Clause, value: str) -> dict[str, str]:
    """The date and the people of an approval, where its sentence names them and nothing else that is approved."""
    if value != "approved":
        return {}
    start = stated.sentence.start
    inside = with_status(reading.text, start, reading.sheet.within(stated.sentence), asked=True)
    if (
        len({m.span for m in inside if m.kind == "status" and not _is_ranked(reading.text, inside, m)}) > 1
        or len({m.id for m in inside if m.kind == "condition"}) > 1
    ):
        return {}
    whole = stated._replace(span=stated.sentence, mentions=inside)
    qualifiers = people_meant(whole)
    dates = find_dates(reading.text, stated.sentence, inside, reading.order)
    # "Page updated 30 May 2026 · FDA approved" dates the page.
    revised = [m.span.end for m in inside if m.kind == "revision" and m.id != "version"]
    dates = [date for date in dates if not any(0 <= date.span.start - end <= _CLOSE for end in revised)]
    if len(dates) == 1 and len(dates[0].values) == 1 and _dates_it(whole, dates[0].span):
        qualifiers["approved_on"] = dates[0].values[0].iso
    return qualifiers


def _is_ranked(text: str, mentions: Sequence[Mention], status: Mention) -> bool:
    """Whether it only tells which of the approved drugs it is: "and the fourth approved drug"."""
    before = [m for m in mentions if m.kind in ("ordinal", "nth") and m.span.end <= status.span.start]
    return bool(before) and not text[before[-1].span.end : status.span.start].strip()


def people_meant(whole: Clause) -> dict[str, str]:
    """The people that a sentence names, as the qualifier that they are."""
    whole = _without_elsewhere(whole)
    either = [*(m.span for m in whole.of("everyone") if m.id == "either"), *_either(whole)]
    named = [m for m in whole.of("population") if not any(e.start <= m.span.start < e.end for e in either)]
    people = {m.id for m in named if not whole.negates(m) and not whole.under(m, "negation")}
    everyone = {m.id for m in whole.of("either") if m.id in ("everyone", "any-age") and not whole.negates(m)}
    if either or ("everyone" in everyone and not people - {"adults"} and whole.of("condition")):
        people.add("all")
    if "any-age" in everyone:
        people.add("children")
    return {"population": " ".join(sorted(people))} if people else {}


def _without_elsewhere(whole: Clause) -> Clause:
    """The sentence without its parts that are of another regulator: "…; in Europe it is used from 12 years on"."""
    others = [m.span.start for m in whole.of("regulator") if m.id == "other"]
    if not others:
        return whole
    cuts = [whole.span.start, *(m.span.start for m in whole.of("contrast"))]
    cuts += [match.start() for match in _DIVIDES.finditer(whole.text, *whole.span)]
    edges = [*sorted(cuts), whole.span.end]
    left = [(a, b) for a, b in pairwise(edges) if a > whole.span.start and any(a <= other < b for other in others)]
    kept = (m for m in whole.mentions if not any(a <= m.span.start < b for a, b in left))
    return whole._replace(mentions=tuple(kept))


def _either(whole: Clause) -> list[Span]:
    """Where people with and without antibodies are named: "with or without AQP4", "whether positive or not"."""
    words = whole.of("either")
    found = []
    for word in words:
        near = [m for m in (*words, *whole.of("population")) if word.span.end <= m.span.start]
        named = [m for m in near if m.kind == "population" or m.id == "result"]
        if word.id == "opening" and named and _is_near(whole, word.span.end, named[0].span.start):
            found.append(Span(word.span.start, max(m.span.end for m in named if m.span.start <= named[0].span.end)))
        for end in near if word.id == "whether" else ():
            inside = [m for m in named if m.span.start < end.span.end]
            if end.id == "closing" and inside and _is_near(whole, word.span.end, end.span.start):
                found.append(Span(word.span.start, max(end.span.end, inside[-1].span.end)))
    return found


def _is_near(clause: Clause, start: int, end: int) -> bool:
    between = clause.text[start:end]
    return not re.search(r"[.;:()]", between) and len(between.split()) <= _FEW_WORDS


def _dates_it(clause: Clause, date: Span) -> bool:
    """Whether nothing stands between an approval and a date but names and short words: no study, no label."""
    marks = clause.of("status", "participle") or clause.of("answer")
    if not marks:
        dated = bool(clause.section and clause.section.question and clause.section.question.dated)
        return dated or len(clause.text[clause.span.start : date.start].split()) <= _BEFORE
    start, end = min(marks[0].span.end, date.end), max(marks[0].span.start, date.start)
    between = [m.span for m in clause.mentions if m.kind in NAMES]
    return not any(
        not any(span.start <= start + word.start() < span.end for span in between)
        for word in _LONG_WORD.finditer(clause.text[start:end])
    )


def is_for_another_use(clause: Clause, status: Mention) -> bool:
    """Whether an approval is for what no list names: "approved for lymphoma", not "for adults", "for this disease"."""
    conditions = clause.of("condition", "other-use")
    for word in clause.of("use-talk"):
        if word.id == "list" and not any(m.span.start >= word.span.end for m in conditions):
            return True
    for word in clause.of("lasting"):
        between = clause.text[status.span.end : word.span.start]
        if word.span.start < status.span.start or len(between.split()) > 2 or "," in between:
            continue
        start = max(word.span.end, status.span.end)
        pause = _PAUSE.search(clause.text, start, clause.span.end)
        tail = Span(start, pause.start() if pause else clause.span.end)
        known = [m for m in clause.of(*_MEANT) if tail.start <= m.span.start < tail.end]
        first = next(iter(clause.text[slice(*tail)].strip(" :").split()), "")
        return not known and len(first.strip(".,():")) > _SHORT
    return False


def is_for_some(clause: Clause, denied: Mention) -> bool:
    """Whether an approval is denied to some people alone: "not approved for NMOSD without these antibodies"."""
    people = {m.id for m in clause.of("population") if m.span.start >= denied.span.end}
    return bool(people) and _SOME.issuperset(people)


def is_of_uses(clause: Clause) -> bool:
    """Whether uses are approved, of whatever drug: "it only covers FDA-approved uses", "uses that the FDA approved"."""
    general = [word for word in clause.of("use-talk") if word.id == "general"]
    return any(
        any(
            word.span.start <= status.span.end + 1 and status.span.start - word.span.end <= _SHORT
            for word in clause.of("use")
        )
        or any(0 <= status.span.start - word.span.start <= _NEAR_USE for word in general)
        for status in clause.of("status")
    )


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
