"""pregnancy-letter and pregnancy-advice, from the answer to the question about pregnancy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.facts.clauses import Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Span

_LETTER = re.compile(r"[\s:=(–-]*(?:[a-z]{1,4}\s+)?[\"'“‘(]?([ABCDNX])[\"'”’)]?(?![\w'’]|\s(?:or|o|and|y)\s[A-DNX]\b)")
_LETTER_BEFORE = re.compile(r"(?<!\w)([ABCDNX])[\s-]$")
_STRENGTH = ("contraindicated", "avoid", "compatible", "specialist-decision", "unknown")


def read_pregnancy(reading: Reading) -> Iterator[Fact]:
    """The letter, and the plainest advice: the clauses that only send to a doctor count where nothing else is said."""
    answer = [clause for clause in reading.clauses("pregnancy") if _is_about_pregnancy(clause)]
    for clause in answer:
        yield from _letters(reading, clause)
    advice = [(value, clause, span) for clause in answer for value, span in _advice(reading, clause)]
    plain = [stated for stated in advice if stated[0] in _STRENGTH[:3]]
    weaker = sorted(advice, key=lambda stated: _STRENGTH.index(stated[0]))[:1]
    seen: set[str] = set()
    for value, clause, span in plain or weaker:
        if value not in seen and not (value == "avoid" and "contraindicated" in seen):
            seen.add(value)
            yield reading.state(Property.PREGNANCY_ADVICE, value, clause, span=span)


def _is_about_pregnancy(clause: Clause) -> bool:
    """Not about breastfeeding, contraception or other conditions alone."""
    topics = {mention.id for mention in clause.of("topic")}
    return not topics or "pregnancy" in topics


def _letters(reading: Reading, clause: Clause) -> Iterator[Fact]:
    for mention in clause.of("pregnancy-category"):
        span = mention.span
        if mention.id == "none":
            yield reading.state(Property.PREGNANCY_LETTER, "none", clause)
        elif after := _LETTER.match(reading.text, span.end, clause.span.end):
            if not clause.negates(mention, reading.text):
                yield reading.state(Property.PREGNANCY_LETTER, after[1], clause, span=Span(span.start, after.end()))
        elif before := _LETTER_BEFORE.search(reading.text, clause.span.start, span.start):
            yield reading.state(Property.PREGNANCY_LETTER, before[1], clause, span=Span(before.start(), span.end))


def _advice(reading: Reading, clause: Clause) -> Iterator[tuple[str, Span]]:
    """What the clause advises, and where; a leading "Yes" or "No" answers the section's question."""
    for mention in clause.of("pregnancy-advice"):
        denied = clause.negates(mention, reading.text)
        if mention.id == "compatible" and denied:
            yield "avoid", clause.sentence
        elif not denied:
            yield mention.id, clause.sentence
    if clause.answers and clause.section and clause.section.question:
        warns = (clause.answers == "no") != clause.section.question.inverted
        yield ("avoid" if warns else "compatible"), clause.sentence
