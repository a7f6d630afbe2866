"""pregnancy-advice, from the answer to the question about pregnancy; the letters in it have a reader of their own."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import COMMA, CONDITIONS, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.letters import names_letter, read_letters
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_PLAIN = ("contraindicated", "avoid", "compatible")
_ASK = "ask"
_OTHERWISE = ("specialist-decision", "unknown", _ASK)


def read_pregnancy(reading: Reading) -> Iterator[Fact]:
    """The letter, and the plainest advice: a clause that only sends to a doctor counts where nothing else is said."""
    answer = reading.clauses("pregnancy")
    yield from read_letters(reading, answer)
    advice = [stated for clause in _about_pregnancy(reading, answer) for stated in _advice(reading, clause)]
    for drug in dict.fromkeys(clause.drug for _, clause in advice):
        for value, clause in _plainest({value: clause for value, clause in reversed(advice) if clause.drug == drug}):
            asked = {"referral": "only"} if value == _ASK else None
            yield reading.state(Property.PREGNANCY_ADVICE, value.replace(_ASK, "specialist-decision"), clause, asked)


def _plainest(said: dict[str, Clause]) -> Iterator[tuple[str, Clause]]:
    """Of what is said of a drug, what a reader goes by; two that contradict each other are both given."""
    if "contraindicated" in said:
        said = {value: clause for value, clause in said.items() if value != "avoid"}
    plain = sorted((stated for stated in said.items() if stated[0] in _PLAIN), key=lambda stated: stated[1].span)
    yield from plain
    weaker = [value for value in _OTHERWISE if value in said]
    if weaker and not plain:
        yield weaker[0], said[weaker[0]]


def _about_pregnancy(reading: Reading, answer: list[Clause]) -> list[Clause]:
    """The clauses but for those on breastfeeding, contraception or fertility alone.

    A clause that names no topic keeps that of the clause before, within its block or under its heading.
    """
    kept: list[Clause] = []
    topics: set[str] = set()
    heading: set[str] = set()
    before: Clause | None = None
    for clause in answer:
        if before is None or clause.block != before.block:
            topics = set(heading)
        if named := {_topic(clause, mention) for mention in clause.of("topic")}:
            topics = named
        if clause.block.kind == "heading" or clause.block.strong == clause.block.prose.end:
            heading = set(topics)
        before = clause
        if not topics or "pregnancy" in topics:
            kept.append(clause)
    return kept


def _topic(clause: Clause, topic: Mention) -> str:
    """Advice that names a topic in its own words is on pregnancy: "use effective contraception"."""
    (start, end) = topic.span
    advised = any(advice.span.start <= start and end <= advice.span.end for advice in clause.of("pregnancy-advice"))
    return "pregnancy" if advised else topic.id


def _advice(reading: Reading, clause: Clause) -> Iterator[tuple[str, Clause]]:
    """What the clause advises; a leading "Yes" or "No" answers the section's question.

    What is allowed only on a condition, in the same sentence, is no plain leave.
    """
    inside = [m for m in reading.sheet.within(clause.sentence) if m.kind in ("pregnancy-advice", *CONDITIONS)]
    limited = any(mention.kind in CONDITIONS or mention.id == "specialist-decision" for mention in inside)
    for mention in clause.of("pregnancy-advice"):
        value = "" if _explains_a_letter(reading, clause, mention) else _value(clause, mention)
        if not value or (value == "compatible" and limited) or _is_of_another_thing(reading, clause):
            continue
        for drug in drugs_of(clause, mention, reading.drug):
            yield value, clause._replace(drug=drug)
    if clause.answers and clause.section and clause.section.question:
        warns = (clause.answers == "no") != clause.section.question.inverted
        if warns or not limited:
            yield ("avoid" if warns else "compatible"), clause._replace(drug=reading.drug)


def _explains_a_letter(reading: Reading, clause: Clause, advice: Mention) -> bool:
    """Whether the words say what a letter meant, and not what to do: "D, which meant that it was not safe"."""
    before = [m for m in reading.sheet.within(clause.sentence) if m.span.end <= advice.span.start]
    letters = [at for at, m in enumerate(before) if m.kind == "pregnancy-category"]
    if not letters:
        explained = clause.joint == ":" or any(m.kind == "gloss" for m in before)
        return explained and names_letter(reading, Span(clause.sentence.start, advice.span.start))
    glossed = any(m.kind == "gloss" for m in before[letters[-1] :])
    return glossed or (clause.joint == ":" and before[letters[-1]].span.end <= clause.span.start)


def _value(clause: Clause, mention: Mention) -> str:
    """The advice of a mention in its clause, `_ASK` where it only sends to a doctor; "" where it is none."""
    if clause.negates(mention) and not _follows_another(clause, mention):
        return "avoid" if mention.id == "compatible" else ""
    if mention.id == "specialist-decision" and any(word.span == mention.span for word in clause.of("deferral")):
        return _ASK
    return "" if mention.id == "compatible" and _is_doubted(clause, mention) else mention.id


def _follows_another(clause: Clause, mention: Mention) -> bool:
    """Whether "and" ends what is denied before a leave: "it does no harm and can be taken"."""
    denied = [word for word in clause.of("negation") if word.span.end <= mention.span.start]
    joined = [word for word in clause.of("range") if word.id == "and" and word.span.end <= mention.span.start]
    return mention.id == "compatible" and bool(denied and joined) and denied[-1].span < joined[-1].span


def _is_doubted(clause: Clause, mention: Mention) -> bool:
    """Whether the clause says that this is not known: "not known whether it is safe"."""
    return any(
        word.id == "unknown"
        and word.span < mention.span
        and not COMMA.search(clause.text, word.span.end, mention.span.start)
        for word in clause.of(mention.kind)
    )


def _is_of_another_thing(reading: Reading, clause: Clause) -> bool:
    """Whether the clause advises on a vaccine, not on a drug."""
    return any("vaccine" in reading.vocabulary.kinds(mention.id) for mention in clause.of("term"))
