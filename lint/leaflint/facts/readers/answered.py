"""The status that a leading "Yes" or "No" states, or a day that opens the answer."""

from __future__ import annotations

from collections.abc import Iterable

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.dates import find_dates
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.continued import opens_with_its_day
from leaflint.vocabulary import Mention

#: So near behind an "if" are the people that it names.
_NEAR = 12


def answered(reading: Reading, answer: list[Clause]) -> str | None:
    """The status that a leading "Yes" or "No" states; "Yes, for arthritis" or "Yes, in Europe" is no answer."""
    opening = answer[0]
    question = opening.section.question if opening.section else None
    if opening.section and is_of_another_regulator(reading.sheet.within(opening.section.heading)):
        return None
    if opening.answers == "no":
        return "off-label"
    if not opening.answers and opens_with_its_day(reading, opening):
        opening = opening._replace(answers="yes")
    if question and question.dated and not opening.answers:
        dated = find_dates(reading.text, opening.sentence, opening.mentions, reading.order)
        opening = opening._replace(answers="yes" if dated and not opening.of("negation") else None)
    named = opening.of("condition")
    elsewhere = opening.of("other-use") or any(word.id == "other" for word in opening.of("regulator"))
    drugs = {drug.id for clause in answer if clause.sentence == opening.sentence for drug in clause.of("drug")}
    if not opening.answers or elsewhere or _is_conditional(opening) or (drugs and reading.drug not in drugs):
        return None
    return "approved" if not named or any(condition.id == reading.condition for condition in named) else None


def is_of_another_regulator(mentions: Iterable[Mention]) -> bool:
    """Whether regulators are named, and not the FDA."""
    named = {mention.id for mention in mentions if mention.kind == "regulator"}
    return bool(named) and "fda" not in named


def _is_conditional(clause: Clause) -> bool:
    """Whether a clause holds only under a condition; "if the AQP4 antibody test is positive" tells for whom."""
    people = [m.span.start for m in clause.of("population")]
    return any(not any(0 <= at - word.span.end <= _NEAR for at in people) for word in clause.of(*CONDITIONS))
