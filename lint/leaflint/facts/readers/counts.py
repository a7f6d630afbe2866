"""How many drugs are approved, and what a drug alone is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.facts.clauses import Clause
from leaflint.facts.dates import find_dates
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_COUNT = re.compile(r"(?<![\w.,/-])\d{1,2}(?![\w.,/%-]\w)")
_FEW = range(1, 30)
#: So far from "the only" stands the noun that it belongs to, at most.
_NEAR = 40


def read_counts(reading: Reading) -> Iterator[Fact]:
    """How many drugs a sheet says are approved for its condition; `as_of` is the one date beside it."""
    for _, said in reading.sections:
        before: Clause | None = None
        for clause in said:
            counted = list(_counted(reading, clause))
            yield from counted
            if before and not counted and clause.block == before.block:
                yield from _counted_after(reading, before, clause)
            before = clause


def _counted_after(reading: Reading, before: Clause, clause: Clause) -> Iterator[Fact]:
    """ "It was the first drug approved for NMOSD. There are now three." """
    approved = before.of("approved-drugs") or (before.of("sole") and before.of("status", "participle"))
    there, numbers = clause.of("existing"), _numbers(reading, clause)
    if not approved or not there or len(numbers) != 1 or before.condition != reading.condition:
        return
    (number,) = numbers
    around = clause.text[there[0].span.end : number.span.start] + clause.text[number.span.end : clause.span.end]
    if there[0].span.end <= number.span.start and not around.strip(" .!,"):
        span = Span(there[0].span.start, number.span.end)
        yield reading.state(Property.APPROVED_DRUG_COUNT, number.id, clause._replace(drug=reading.drug), span=span)


def _numbers(reading: Reading, clause: Clause) -> list[Mention]:
    """The small whole numbers of a clause, in words and in digits."""
    digits = [Mention("number", m.group(), Span(*m.span())) for m in _COUNT.finditer(reading.text, *clause.span)]
    return [m for m in (*clause.of("number"), *digits) if m.id.isdigit() and int(m.id) in _FEW]


def _counted(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """ "the three FDA-approved drugs", "one of four approved treatments", "four drugs are approved"."""
    approved = [word for word in clause.of("status", "participle") if word.id != "off-label"]
    nouns = clause.of("approved-drugs") or (clause.of("other-drugs") if approved else []) or approved
    if not nouns:
        return
    if clause.condition != reading.condition or clause.of("other-use"):
        return
    for number, noun in ((n, m) for n in _numbers(reading, clause) for m in nouns):
        between = reading.text[number.span.end : noun.span.start]
        if (
            0 <= noun.span.start - number.span.end <= 30
            and not re.search(r"[.,;:()\d]", between)
            and not (clause.negates(noun) and not clause.under(noun, "member"))
            and (noun not in approved or not between.strip())
        ):
            dates = find_dates(reading.text, clause.sentence, reading.sheet.within(clause.sentence), reading.order)
            qualifiers = {"as_of": dates[0].values[0].iso} if len(dates) == 1 and dates[0].values else {}
            yield reading.state(
                Property.APPROVED_DRUG_COUNT,
                number.id,
                clause._replace(drug=reading.drug),
                qualifiers,
                Span(number.span.start, noun.span.end),
            )


def read_exclusive(reading: Reading) -> Iterator[Fact]:
    """What a drug is called the only or the first of: "the first drug approved", "the only one taken by mouth"."""
    for _, said in reading.sections:
        for clause in said:
            yield from _no_other(reading, clause)
            for sole in clause.of("sole"):
                if clause.negates(sole) or clause.under(sole, "member") or clause.of("biosimilar"):
                    continue
                nouns = [m for m in clause.of("single") if 0 <= m.span.start - sole.span.end <= _NEAR]
                if nouns and not _counts_on(clause, sole, nouns[0]) and (what := _distinction(clause, sole, nouns[0])):
                    for drug in drugs_of(clause, sole, reading.drug):
                        stated = clause._replace(drug=drug)
                        span = Span(sole.span.start, max(nouns[0].span.end, what.span.end))
                        yield reading.state(Property.EXCLUSIVE, f"{sole.id}-{what.id}", stated, span=span)


def _counts_on(clause: Clause, sole: Mention, noun: Mention) -> bool:
    """Whether it is the first of several of one kind: "the first four drips"."""
    return any(sole.span.end <= number.span.start < noun.span.start for number in clause.of("number"))


def _no_other(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """ "No other drug is approved for NMOSD"; with "before it" that is to be the first."""
    for other in clause.of("other-drugs", "approved-drugs"):
        denied = [word for word in clause.of("negation") if word.span.end <= other.span.start]
        if not denied or clause.text[denied[-1].span.end : other.span.start].strip():
            continue
        what = _distinction(clause, denied[-1], other)
        if what is None or clause.condition != reading.condition or clause.of("other-use", "population"):
            continue
        sole = "first" if any(word.span.start >= what.span.end for word in clause.of("once")) else "only"
        for drug in drugs_of(clause, other, reading.drug):
            span = Span(denied[-1].span.start, max(other.span.end, what.span.end))
            yield reading.state(Property.EXCLUSIVE, f"{sole}-{what.id}", clause._replace(drug=drug), span=span)


def _distinction(clause: Clause, sole: Mention, noun: Mention) -> Mention | None:
    """By what a drug stands apart: its route, that it was approved, or what it acts on; None where that is open."""
    behind = [m for m in clause.mentions if m.span.start >= sole.span.end]
    # "The first tablet" is the first of many, and not the first drug that is one.
    routes = [m for m in behind if m.kind == "route" and not (sole.id == "first" and m.span.start >= noun.span.start)]
    if len({m.id for m in routes}) == 1:
        return routes[0]
    approved = next((m for m in behind if m.kind in ("status", "participle", "approved-drugs")), None)
    targets = [m for m in behind if m.kind == "target" and sole.id == "only"]
    return approved._replace(id="approved") if approved else next(iter(targets), None)
