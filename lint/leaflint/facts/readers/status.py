"""fda-status: approved, off-label or investigational, from the title and from the answer to "Is it FDA approved?"."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import COMMA, CONDITIONS, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.answered import answered, is_of_another_regulator
from leaflint.facts.readers.approvals import (
    approval_of,
    is_for_another_use,
    is_for_some,
    is_of_a_biosimilar,
    is_of_uses,
)
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.continued import is_another_use, read_continued, with_replies
from leaflint.facts.readers.exclusive import denies_others, is_earlier
from leaflint.facts.subjects import conditions_of, drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_FAR = 40


def read_status(reading: Reading) -> Iterator[Fact]:
    """What the sheet says about approval, each statement for the condition it names.

    "No" answers the question for the sheet's own condition: a drug that is used without approval is off-label, unless
    the answer calls it investigational.
    """
    for clause in reading.titles:
        yield from _stated(reading, [], clause)
    answers: list[list[Clause]] = []
    for section, said in reading.sections:
        if section.id != "fda-approval":
            yield from _in_passing(reading, said)
        elif said:
            answers.append(with_replies(said))
    told = [(said[at], [*_stated(reading, _near(said, at), said[at])]) for said in answers for at in range(len(said))]
    statements = _once(fact for _, facts in told for fact in facts)
    yield from statements
    answer = [clause for said in answers for clause in said]
    own = (reading.drug or "", reading.condition or "")
    ours = [fact for fact in statements if (fact.drug, fact.condition) == own]
    values, dates = {fact.value for fact in ours}, {None, *(fact.qualifier("approved_on") for fact in ours)}
    value = answered(reading, answer) if answer else None
    if value == "approved" or values == {"approved"}:
        done = {clause.sentence for clause, facts in told if facts}
        yield from read_continued(reading, answer, done | ({answer[0].sentence} if value else set()))
    if not value:
        return
    approval = approval_of(reading, answer, answer[0], value)
    # "No" adds nothing where the answer goes on to say what the drug is instead, nor a "Yes" without a date of its own.
    if value == "approved":
        is_told = value in values and approval.get("approved_on") in dates
    else:
        is_told = bool(values & {"off-label", "investigational"})
    if not is_told:
        opening = answer[0]._replace(drug=reading.drug, condition=reading.condition)
        yield reading.state(Property.FDA_STATUS, value, opening, approval)


def _near(said: list[Clause], at: int) -> list[Clause]:
    """The clauses before one, as far as it can refer to them."""
    return said[max(at - _FAR, 0) : at]


def _in_passing(reading: Reading, said: list[Clause]) -> Iterator[Fact]:
    """What an answer to another question says of the approval of a drug for the sheet's condition, which it names."""
    said = with_replies(said)
    for at, clause in enumerate(said):
        named = any(condition.id == reading.condition for condition in clause.of("condition"))
        if clause.of("status") and named and not _is_open(clause) and not is_of_uses(clause):
            yield from (
                fact for fact in _stated(reading, _near(said, at), clause) if fact.condition == reading.condition
            )


def _is_open(clause: Clause) -> bool:
    """Whether it is open what is approved, or which drug: "a drug that is approved", "whether it will be"."""
    status = clause.of("status")[0]
    before = [word for word in clause.of("single", "hypothetical") if word.span.end <= status.span.start]
    return bool(before) and not clause.of("drug")


def _stated(reading: Reading, before: list[Clause], clause: Clause) -> Iterator[Fact]:
    """What a clause says of each drug and condition; `before` are the clauses of the answer that precede it."""
    yield from _left_out(reading, before, clause)
    if any(word.id == "other" and not clause.under(word, "member", "beside") for word in clause.of("other-drugs")):
        return
    if is_of_a_biosimilar(before, clause):
        return
    spoken = clause.of("status")
    for mention in spoken:
        clause = _with_list(reading, clause, mention)
        if (
            _is_elsewhere(clause, mention)
            or _is_of_several(clause, mention)
            or _is_of_others(clause, mention, reading.drug)
        ):
            continue
        value = _value(clause, mention)
        for condition in conditions_of(clause, mention, reading.condition):
            yield from _facts(reading, before, clause, mention, value, condition)
    if spoken or before:
        yield from _elliptic(reading, clause if spoken else before[-1], clause)


def _left_out(reading: Reading, before: list[Clause], clause: Clause) -> Iterator[Fact]:
    """ "Four drugs are approved; azathioprine is not among them", "it is not on the list of approved drugs"."""
    said = [one for one in (*before[-1:], clause) if one.block == clause.block]
    if any(one.of("status", "participle", "approved-drugs") and one.condition == reading.condition for one in said):
        for mention in clause.of("left-out"):
            for drug in drugs_of(clause, mention, reading.drug):
                stated = clause._replace(drug=drug, condition=reading.condition)
                yield reading.state(Property.FDA_STATUS, "off-label", stated)


def _value(clause: Clause, mention: Mention) -> str:
    """The status that a mention states in its clause; "" where a negation leaves open what it is instead."""
    if not clause.negates(mention):
        return mention.id
    return "off-label" if mention.id == "approved" else ""


def _facts(
    reading: Reading, before: list[Clause], clause: Clause, mention: Mention, value: str, condition: Mention | None
) -> Iterator[Fact]:
    named = condition.id if condition else reading.condition
    own = named == reading.condition
    if value == "approved" and own and clause.answers == "no":
        return
    if value == "approved" and condition and (denied := _denial(clause, mention, condition)):
        value = "off-label" if denied == "near" and own else ""
    if not value or (condition is None and clause.of("other-use")):
        return
    if value == "off-label" and is_for_some(clause, mention):
        return
    # "Not for NMOSD. It is licensed for people who have a transplant": that is another use.
    elsewhere = (
        value == "approved"
        and condition is None
        and ((before and before[0].answers == "no") or is_for_another_use(clause, mention))
    )
    elsewhere = elsewhere or (value == "approved" and condition is None and is_another_use(before, clause))
    for drug in drugs_of(clause, mention, reading.drug):
        if elsewhere and drug == reading.drug:
            continue
        if value == "approved" and drug == reading.drug and _speaks_of_another(reading, before, clause):
            continue
        stated = clause._replace(drug=drug, condition=named)
        approval = approval_of(reading, [*before, clause], stated, value)
        if own and condition is None and before and before[0].answers == "no" and "approved_on" in approval:
            continue  # "No. The FDA first approved it in 1953": for something else
        yield reading.state(Property.FDA_STATUS, value, stated, approval)


def _with_list(reading: Reading, clause: Clause, status: Mention) -> Clause:
    """The clause with what the colon behind its status leads to: "Approved for: kidney transplants"."""
    if status.span.end != clause.span.end or clause.text[status.span.end : status.span.end + 1] != ":":
        return clause
    span = Span(clause.span.start, clause.sentence.end)
    inside = reading.sheet.within(Span(status.span.end, span.end))
    return clause._replace(span=span, mentions=(*clause.mentions, *inside))


def _denial(clause: Clause, mention: Mention, condition: Mention) -> str:
    """Whether a negation between an approval and a condition takes it back: "near" in "but not for NMOSD"."""
    denials = clause.of("negation")
    words = [word for word in denials if mention.span.end <= word.span.start < condition.span.start]
    if not words:
        # "…, so NMOSD does not qualify" opens another statement.
        parted = COMMA.search(clause.text, mention.span.end, condition.span.start)
        behind = [clause.text[condition.span.end : d.span.start] for d in denials if d.span.start > condition.span.end]
        return "far" if parted and behind and not COMMA.search(behind[0]) and len(behind[0].split()) <= 1 else ""
    between = clause.text[words[-1].span.end : condition.span.start].split()
    return "near" if len(between) <= 2 else "far"


def _elliptic(reading: Reading, stated: Clause, clause: Clause) -> Iterator[Fact]:
    """ "…, but not for NMOSD" and "…, azathioprine is not" deny the approval that is `stated` before."""
    approvals = [word for word in stated.of("status") if word.id == "approved" and not stated.negates(word)]
    denials = [word for word in clause.of("negation") if approvals and word.span.start > approvals[-1].span.end]
    if not denials or clause.answers:
        return
    end = denials[-1].span.end
    drugs = [d for d in clause.of("drug") if approvals[-1].span.end <= d.span.start < denials[-1].span.start]
    conditions = [c for c in clause.of("condition") if c.span.start >= end]
    left = clause.text[end : conditions[0].span.start if conditions else clause.span.end].split()
    words = [word for word in left if any(character.isalnum() for character in word)]
    if len(words) > bool(conditions) or any(len(word) > 4 for word in words):
        return
    if conditions and (stated is clause or conditions[0].id != reading.condition):
        return
    if drugs or conditions:
        named = [drugs[-1].id] if drugs else drugs_of(stated, approvals[-1], reading.drug)
        for drug in named:
            denied = clause._replace(drug=drug, condition=reading.condition)
            yield reading.state(Property.FDA_STATUS, "off-label", denied)


def _is_of_several(clause: Clause, mention: Mention) -> bool:
    """Whether it is said of a number of drugs: "so far three have been approved"."""
    for number in clause.of("number"):
        after = max([number.span.end, *(m.span.end for m in clause.of("further") if clause.follows(m, "number"))])
        if number.id != "1" and after <= mention.span.start and not clause.text[after : mention.span.start].strip():
            return True
    # "The FDA approved the fourth NMOSD drug in 2024": which of several, not this one.
    return any(
        mention.span.end <= rank.span.start and len(clause.text[mention.span.end : rank.span.start].split()) <= 1
        for rank in clause.of("ordinal")
    )


def _is_of_others(clause: Clause, mention: Mention, own: str | None) -> bool:
    """Whether it is said of drugs in general: "nothing had been approved before", "not the only approved drug"."""
    if denies_others(clause, mention) or (clause.of("void") and is_earlier(clause, own)):
        return True
    return any(sole.span.end <= mention.span.start and clause.negates(sole) for sole in clause.of("sole"))


def _is_elsewhere(clause: Clause, mention: Mention) -> bool:
    """Whether a status is another regulator's, or only a possibility."""
    if clause.under(mention, *CONDITIONS) or any(
        word.kind in CONDITIONS and word.span.start == clause.sentence.start for word in clause.mentions
    ):
        return True
    regulators = clause.of("regulator")
    if not is_of_another_regulator(regulators):
        return False
    joined = [word for word in clause.of("range") if word.span.end <= regulators[0].span.start]
    # "approved by the FDA and the EMA": the other regulator joins in.
    return not any(word.span.start >= mention.span.end for word in joined)


def _speaks_of_another(reading: Reading, before: list[Clause], clause: Clause) -> bool:
    """Whether "it" in a clause that names no drug may be another drug, which the sentence before names."""
    if clause.of("drug") or not before:
        return False
    named = {drug.id for one in before if one.sentence == before[-1].sentence for drug in one.of("drug")}
    return bool(named) and reading.drug not in named


def _once(facts: Iterator[Fact]) -> list[Fact]:
    """The facts without those that the same sentence states before, or takes back.

    "Approved in 1968, but not for NMOSD" says no more than that it is off-label.
    """
    every = [*facts]
    denied = {(fact.place, fact.drug, fact.condition) for fact in every if fact.value == "off-label"}
    left = [f for f in every if f.value != "approved" or (f.place, f.drug, f.condition) not in denied]
    return [*{(fact.place, fact.value, fact.drug, fact.condition): fact for fact in reversed(left)}.values()][::-1]
