"""How many drugs are approved for a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.dates import find_dates
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_COUNT = re.compile(r"(?<![\w.,/-])\d{1,2}(?![\w.,/%-]\w)")
_FEW = range(1, 30)
#: So far from the drugs that are counted stands their number, at most.
_NEAR = 40
#: So many longer words may stand beside "two others have joined it", at most.
_FEW_WORDS = 1
_APPROVED = ("status", "participle", "approved-drugs")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_COUNTING = (
    *("existing", "further", "other-drugs", "approved-drugs", "single", "since", "auxiliary", "condition", "merely"),
    *("joining", "drug", "own", "month"),
)


def read_counts(reading: Reading) -> Iterator[Fact]:
    """How many drugs a sheet says are approved for its condition; `as_of` is the one date beside it."""
    for _, said in reading.sections:
        before: Clause | None = None
        for clause in said:
            counted = [*_counted(reading, clause)] or [*_tallied(reading, clause)] or [*_beside(reading, clause)]
            yield from counted
            if before and not counted and clause.block == before.block:
                yield from _counted_after(reading, before, clause)
            # "… It is for adults. There are four such drugs." goes on from the approval before.
            if before is None or clause.block != before.block or clause.answers or clause.of(*_APPROVED):
                before = clause


def _counted_after(reading: Reading, before: Clause, clause: Clause) -> Iterator[Fact]:
    """ "It was the first drug approved for NMOSD. There are now three such drugs.", "Two others have joined it." """
    told = before.of(*_APPROVED[:2]) or (before.answers == "yes" and _is_asked(before))
    approved = before.of("approved-drugs") or (before.of("sole") and told)
    numbers = _numbers(reading, clause)
    if (
        len(numbers) != 1
        or before.condition != reading.condition
        or clause.of("negation", *CONDITIONS, "trial", "grant")
    ):
        return
    (number,) = numbers
    joining = [m for m in clause.of("joining") if (m.id == "by") == (m.span.end <= number.span.start)]
    if joining and (approved or told) and _left_words(clause, number) <= _FEW_WORDS:
        span = Span(min(number.span.start, joining[0].span.start), max(number.span.end, joining[0].span.end))
        if before.drug == reading.drug and reading.drug:
            stated = clause._replace(drug=reading.drug)
            yield reading.state(Property.APPROVED_DRUG_COUNT, number.id, stated, {"after": reading.drug}, span)
        return
    there = [m for m in clause.of("existing") if m.span.end <= number.span.start]
    named = [m for m in clause.of("other-drugs", "single") if m.span.start >= number.span.end]
    whole = there and (approved or (told and named))
    if whole and not _left_words(clause, number) and not reading.text[there[0].span.end : number.span.start].strip():
        stated = clause._replace(drug=reading.drug)
        besides = {"besides": reading.drug} if reading.drug and clause.of("further") else {}
        span = Span(there[0].span.start, number.span.end)
        yield reading.state(Property.APPROVED_DRUG_COUNT, number.id, stated, besides, span)


def _is_asked(clause: Clause) -> bool:
    return clause.section is not None and clause.section.id == "fda-approval"


def _left_words(clause: Clause, number: Mention) -> int:
    """How many longer words a clause holds but those that count drugs and say that there are some."""
    known = [m.span for m in clause.of(*_COUNTING)] + [number.span]
    words = (w.start() for w in _LONG_WORD.finditer(clause.text, *clause.span))
    return sum(not any(span.start <= word < span.end for span in known) for word in words)


def _numbers(reading: Reading, clause: Clause) -> list[Mention]:
    """The small whole numbers of a clause, in words and in digits."""
    digits = [Mention("number", m.group(), Span(*m.span())) for m in _COUNT.finditer(reading.text, *clause.span)]
    return [m for m in (*clause.of("number"), *digits) if m.id.isdigit() and int(m.id) in _FEW]


def _counted(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """ "the three FDA-approved drugs", "one of four approved treatments", "four drugs are approved"."""
    approved = [word for word in clause.of("status", "participle") if word.id != "off-label"]
    nouns = _drugs_counted(reading, clause)
    for number, noun in ((n, m) for n in _numbers(reading, clause) for m in nouns):
        between = reading.text[number.span.end : noun.span.start]
        if (
            0 <= noun.span.start - number.span.end <= 30
            and not re.search(r"[.,;:()\d]", between)
            and not (clause.negates(noun) and not clause.under(noun, "member", "left-out"))
            and (noun not in approved or not between.strip() or clause.follows(noun, "further"))
            and (number.id == "1") == (noun.kind == "single")
            and (number.id != "1" or clause.follows(number, "merely"))
        ):
            yield _count(reading, clause, number, Span(number.span.start, noun.span.end))


def _drugs_counted(reading: Reading, clause: Clause) -> list[Mention]:
    """The words of a clause for the drugs that are approved for the sheet's condition."""
    if clause.condition != reading.condition or clause.of("other-use"):
        return []
    approved = [word for word in clause.of("status", "participle") if word.id != "off-label"]
    nouns = clause.of("approved-drugs") or (clause.of("other-drugs") if approved else []) or approved
    return [*nouns, *(m for m in clause.of("single") if approved and m.span not in [a.span for a in approved])]


def _tallied(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """ "The number of approved drugs stands at four", "approved drugs, four of them"."""
    numbers = [n for n in _numbers(reading, clause) if n.id != "1"]
    for tally in clause.of("tally") if len(numbers) == 1 else ():
        nouns = [m for m in _drugs_counted(reading, clause) if m.span.start >= tally.span.end and m.kind != "single"]
        if nouns and 0 <= numbers[0].span.start - nouns[-1].span.end <= _NEAR and not clause.negates(nouns[0]):
            between = reading.text[nouns[-1].span.end : numbers[0].span.start]
            if not re.search(r"[.,;()]", between):
                yield _count(reading, clause, numbers[0], Span(nouns[0].span.start, numbers[0].span.end))
                return
    for number in numbers if len(numbers) == 1 else ():
        nouns = [m for m in _drugs_counted(reading, clause) if m.span.end <= number.span.start and m.kind != "single"]
        told = clause.follows(number, "existing") or any(
            m.span.start >= number.span.end and not reading.text[number.span.end : m.span.start].strip()
            for m in clause.of("single")
        )
        if nouns and told and number.span.start - nouns[-1].span.end <= _NEAR and not clause.negates(nouns[0]):
            yield _count(reading, clause, number, Span(nouns[0].span.start, number.span.end))


def _beside(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """ "Along with three others, it is approved for NMOSD", "only one other drug has this approval"."""
    approved = [m for m in clause.of("status", "participle") if m.id == "approved" and not clause.negates(m)]
    numbers = _numbers(reading, clause)
    if not approved or len(numbers) != 1 or clause.condition != reading.condition or clause.of("other-use"):
        return
    for other in clause.of("further"):
        follows = clause.follows(other, "number") or clause.text[numbers[0].span.end : other.span.start] == " "
        of_others = not any(m.span.start == other.span.end + 1 for m in clause.of("status", "grant"))
        if follows and of_others and other.span.start >= numbers[0].span.end:
            yield _count(reading, clause, numbers[0], Span(numbers[0].span.start, other.span.end))
            return


def _count(reading: Reading, clause: Clause, number: Mention, span: Span) -> Fact:
    """The count at `span`, with its date; `besides` is the sheet's drug where the others are counted."""
    told = clause.sentence
    if any(word.id == "now" for word in clause.of("once")):
        # "Approved third, in 2020; today there are four": only a date beside "today" is that of the count.
        told = clause.span
    dates = find_dates(reading.text, told, reading.sheet.within(told), reading.order)
    qualifiers = {"as_of": dates[0].values[0].iso} if len(dates) == 1 and dates[0].values else {}
    if reading.drug and any(span.start <= m.span.start < span.end for m in clause.of("further")):
        qualifiers["besides"] = reading.drug
    stated = clause._replace(drug=reading.drug)
    return reading.state(Property.APPROVED_DRUG_COUNT, number.id, stated, qualifiers, span)
