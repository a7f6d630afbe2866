"""What the words beside an approval add to it: the "No" behind its label, and sentences on its day or its people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from leaflint.facts.answers import answer_of, only_denies
from leaflint.facts.clauses import Clause
from leaflint.facts.dates import find_dates
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.approvals import NAMES, people_meant
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_WORD = re.compile(r"[^\W\d_]{4,}")
#: So many words stand before the day that a sentence opens with, at most.
_FEW_WORDS = 3
#: So many marks and blanks stand before the reply to a label, at most.
_FEW = 3
_MARKS = ": –—-"
#: What names other drugs, uses or regulators, or leaves open what is said.
_OTHERS = ("negation", "conditional", "hypothetical", "biosimilar", "trial", "other-use", "revision")
_KNOWN = (*NAMES, "population", "everyone", "people", "merely", "answer", "month", "own", "either")


def with_replies(said: Sequence[Clause]) -> list[Clause]:
    """The clauses, with the status that a label has by the reply behind it: "FDA approved: no", "| Off-label | No |".

    What is said not to be off-label need not be approved.
    """
    found = [*said]
    if said and not said[0].answers and only_denies(said[0].text, said[0].span, said[0].mentions):
        found[0] = said[0]._replace(answers="no")
    for at, (label, value) in enumerate(pairwise(said)):
        conditions = label.of("condition")
        if conditions and value.of("status") and not label.of("status") and not value.of("condition", "drug"):
            if _is_its_value(label, value):  # "| Kidney transplant | approved |"
                found[at + 1] = value._replace(mentions=(*conditions, *value.mentions))
        elif found[at].of("status") and not conditions and _goes_on_for(label, value):
            found[at] = label._replace(mentions=(*label.mentions, *value.of("condition")))
        words = label.of("status") or label.of("grant") or _regulator_alone(label)
        if words and _is_its_value(label, value) and (reply := _reply(value)):
            named = "approved" if reply == "yes" else "off-label"
            left = [m for m in label.mentions if m not in words]
            told = [m._replace(kind="status", id=named) for m in words if m.id != "off-label"][:1]
            kept = [m for m in words if m.id == "off-label" and reply == "yes"]
            found[at] = label._replace(mentions=tuple(sorted([*left, *told, *kept], key=lambda m: m.span)))
            # "No (off-label)" does not deny what stands behind it.
            rest = tuple(m for m in value.mentions if m.kind != "negation" or m.span.start > value.span.start + _FEW)
            found[at + 1] = value._replace(mentions=rest)
    return found


def _regulator_alone(label: Clause) -> list[Mention]:
    """The regulator that is all that a label says: "FDA: yes"."""
    named = [m for m in label.of("regulator") if m.id == "fda"]
    return named if named and len(label.text[slice(*label.span)].split()) <= _FEW_WORDS else []


def is_another_use(before: Sequence[Clause], clause: Clause) -> bool:
    """Whether a status stands behind the label of another use, which no list names: "Transplant: approved"."""
    if not before or clause.of("condition") or not _is_its_value(before[-1], clause):
        return False
    label = before[-1]
    if label.of("condition", "drug", "regulator", "status", "grant", "answer", "population", "people", "dating", "own"):
        return False
    words = label.text[slice(*label.span)].split()
    return len(words) <= _FEW_WORDS and any(_WORD.search(word) for word in words) and not _is_status_talk(label)


def _is_status_talk(label: Clause) -> bool:
    """Whether a label only says that a status follows: "Status: approved", "Answer: approved"."""
    return bool(label.of("letter-talk", "regulator", "single"))


def _goes_on_for(label: Clause, value: Clause) -> bool:
    """Whether a clause only tells what for: "Approved, yes, but for arthritis and psoriasis"."""
    told = value.joint == "contrast" and value.sentence == label.sentence and value.of("condition")
    return bool(told) and not value.of("status", "negation", "drug", "grant")


def _is_its_value(label: Clause, value: Clause) -> bool:
    """Whether a clause stands behind another as its value does: past a colon, or in the next cell."""
    if value.joint == ":" and value.sentence == label.sentence:
        return True
    cell, next_ = label.block.cell, value.block.cell
    return bool(cell and next_ and next_ == (cell[0], cell[1], cell[2] + 1))


def _reply(value: Clause) -> str | None:
    """The "yes" or "no" that opens a value."""
    start = value.span.end - len(value.text[slice(*value.span)].lstrip(_MARKS))
    reply = answer_of(value.text, Span(start, value.span.end), value.mentions)
    return ("yes" if reply.id == "yes" else "no") if reply else None


def read_continued(reading: Reading, said: Sequence[Clause], told: set[Span]) -> Iterator[Fact]:
    """What sentences beside an approval tell of its day ("It came in 2020.") and its people ("It is for adults.").

    `told` are the sentences that state something by themselves.
    """
    told = {*told}
    for clause in said:
        if clause.sentence in told:
            continue
        told.add(clause.sentence)
        inside = reading.sheet.within(clause.sentence)
        whole = clause._replace(span=clause.sentence, mentions=inside)
        either = whole.of("either")
        others = [m for m in whole.of("status", *_OTHERS) if not any(m.span.start in range(*e.span) for e in either)]
        if others or _names_another(reading, whole):
            continue
        dates = find_dates(reading.text, whole.span, inside, reading.order)
        if len(dates) > 1 or not _is_known(reading, whole, "day" if dates else ""):
            continue
        qualifiers = people_meant(whole)
        if dates and len(dates[0].values) == 1:
            qualifiers["approved_on"] = dates[0].values[0].iso
        if qualifiers:
            stated = whole._replace(drug=reading.drug, condition=reading.condition)
            yield reading.state(Property.FDA_STATUS, "approved", stated, qualifiers)


def _names_another(reading: Reading, whole: Clause) -> bool:
    return (
        any(m.id != reading.drug for m in whole.of("drug"))
        or any(m.id != reading.condition for m in whole.of("condition"))
        or any(m.id == "other" for m in whole.of("regulator"))
    )


def opens_with_its_day(reading: Reading, clause: Clause) -> bool:
    """Whether a sentence gives a day first and then no more than for whom: "Since August 2020, for adults with …"."""
    dates = find_dates(reading.text, clause.sentence, clause.mentions, reading.order)
    if len(dates) != 1 or clause.of(*_OTHERS) or _names_another(reading, clause) or not _is_known(reading, clause, ""):
        return False
    return len(clause.text[clause.span.start : dates[0].span.start].split()) <= _FEW_WORDS


def _is_known(reading: Reading, whole: Clause, telling: str) -> bool:
    """Whether a sentence holds no longer word but those that tell an approval, and its day or its people.

    `telling` is "day" where those for people must not stand: "It was used in 2016" is no approval.
    """
    known = [m.span for m in whole.of(*_KNOWN)]
    known += [m.span for m in whole.of("dating") if telling in ("", m.id)]
    return all(
        any(span.start <= word.start() < span.end for span in known)
        for word in _WORD.finditer(reading.text, *whole.span)
    )
