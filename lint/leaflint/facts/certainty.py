"""What a clause leaves open: denied, only under a condition, for an instance, or said of other people or things."""

from __future__ import annotations

import re
from fractions import Fraction

from leaflint.facts.clauses import COMMA, CONDITIONS, Clause
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_NEAR = 12
_BREAK = re.compile(r",(?!\d)|\(")
_PAUSE = re.compile(r",(?!\d)|[:;()]")
_WEIGHT = re.compile(r"\d ?(?:kg|kilo)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<![\d.,])(\d[\d,.]{0,12}) ?(mg|g)(?![a-z/])", re.IGNORECASE)
#: No sum is made of more doses than this.
_MOST = 12
_DENIALS = frozenset(("negation", "pregnancy-advice", "unneeded"))
_AGAINST = frozenset(("avoid", "contraindicated", "unneeded"))
#: What holds an amount: "container" in parts of a dose (tablets, vials), "whole" as much as is given at a time.
CONTAINERS = frozenset(("container", "whole"))
_HOLDING = CONTAINERS | {"given", "intravenous"}
_CONDITIONAL = frozenset(("hypothetical", *CONDITIONS))
_LIMITING = _CONDITIONAL | {"population", "elsewhere", "people"}
_OTHERS = frozenset(("children", "adolescents", "pregnant", "breastfeeding", "older-adults"))


def is_open(clause: Clause, span: Span) -> bool:
    """Whether what stands at `span` is not stated for certain as what people with the sheet's condition get."""
    parts = [part.span for part in clause.of("day-part")]
    for word in clause.mentions:
        if any(part.start <= word.span.start < part.end for part in parts):
            continue  # "when you get up" is a time, and no condition
        if word.kind in _DENIALS and (word.kind == "negation" or word.id in _AGAINST):
            if _denies(clause, word, span):
                return True
        elif word.kind in _LIMITING and _limits(clause, word, span):
            return True
    return False


def _limits(clause: Clause, word: Mention, span: Span) -> bool:
    if word.kind == "population":
        return word.id in _OTHERS
    if word.kind == "elsewhere":
        # "Every four weeks, and not weekly as for arthritis."
        return not any(span.end <= no.span.start < word.span.start for no in clause.of("negation"))
    if word.kind == "people" and _are_named(clause, word):
        return False
    return _reaches(clause, word, span)


def _are_named(clause: Clause, word: Mention) -> bool:
    """Whether "people with" goes on to the name of a condition or of a group of people."""
    return any(0 <= m.span.start - word.span.end <= _NEAR for m in clause.of("condition", "population"))


def is_strength(clause: Clause, span: Span) -> bool:
    """Whether an amount is the content of a tablet or a vial, or a level in the blood.

    That of a syringe or a bag is what is given at a time: "a 120 mg syringe", "each bag holds 900 mg". So is that of
    one tablet, where nothing else is counted.
    """
    counted = clause.of("number")
    if len(counted) == 1 and counted[0].id == "1" and not clause.text[counted[0].span.end : span.start].strip(" -"):
        return False
    words = clause.of("strength")
    for word in words:
        first, second = sorted((span, word.span))
        between = clause.text[first.end : second.start].strip(" -()")
        near = first.end <= second.start and (not between or (len(between) <= 2 and between.isalpha()))
        # In "six 2.5 mg tablets (15 mg)" the tablets have theirs already.
        if word.id in CONTAINERS and near and not (first == word.span and _has_amount(clause, word)):
            return word.id == "container"
    for word in words:
        if word.id == "strength" and word.span.end <= span.start:
            return not _is_of_a_dose(clause, word, span)
    return False


def _has_amount(clause: Clause, container: Mention) -> bool:
    """Whether an amount stands right before a container."""
    start = max(clause.span.start, container.span.start - _NEAR)
    return any(m.end() >= container.span.start - 1 for m in _AMOUNT.finditer(clause.text, start, container.span.start))


def is_change(clause: Clause, span: Span) -> bool:
    """Whether an amount is what a dose goes up or down by: "lowered bit by bit, by 2.5 mg each month".

    That of "followed by 1,000 mg" is not.
    """
    sequels = [word.span for word in clause.of("sequel")]
    alone = [w for w in clause.of("step-size") if not any(s.start <= w.span.start < s.end for s in sequels)]
    return any(0 <= span.start - word.span.end <= 1 for word in alone)


def is_sum(clause: Clause, span: Span) -> bool:
    """Whether an amount is called the sum of others in its sentence: "a total of 2,000 mg: 1,000 mg today and …"."""
    others = [*_AMOUNT.finditer(clause.text, clause.sentence.start, span.start)]
    others += _AMOUNT.finditer(clause.text, span.end, clause.sentence.end)
    whole = _AMOUNT.fullmatch(clause.text, *span)
    if not others or (whole and not any(1 <= _mg(whole) / _mg(part) <= _MOST for part in others)):
        return False
    behind = any(0 <= word.span.start - span.end <= 1 for word in clause.of("total"))
    return behind or clause.follows(Mention("dose", "", span), "total")


def _mg(amount: re.Match[str]) -> Fraction:
    number = amount[1].rstrip(".,").replace(",", "")
    return Fraction(number if number.count(".") <= 1 else "1") * (1000 if amount[2].lower() == "g" else 1) or Fraction(
        1
    )


def _is_of_a_dose(clause: Clause, word: Mention, span: Span) -> bool:
    """Whether it is a dose that contains the amount: "each infusion contains", "the syringe, which holds one dose of".

    What does is the last thing named before the word for it.
    """
    if any(word.span.end <= m.span.start < m.span.end <= span.start for m in clause.of("amount")):
        return True
    named = [m for m in clause.of("given", "strength", "route") if m.id in _HOLDING and m.span.end <= word.span.start]
    return bool(named) and max(named, key=lambda m: m.span.end).id in ("given", "whole", "intravenous")


def is_of_another_medicine(clause: Clause, span: Span) -> bool:
    """Whether what stands at `span` belongs to a medicine that is named beside it: "1 mg of folic acid"."""
    for word in clause.of("medicine"):
        first, second = sorted((span, word.span))
        between = clause.text[first.end : second.start]
        if first.end > second.start or COMMA.search(between):
            continue
        if word.span.start < span.start or len(between.strip(" (").split()) <= 1:
            return True
    return False


def _denies(clause: Clause, word: Mention, span: Span) -> bool:
    """Whether a negation reaches `span`: one before it, past no comma or colon, or right behind: "1500 mg is not"."""
    if word.span.end <= span.start:
        return not _PAUSE.search(clause.text, word.span.end, span.start)
    if any(m.span.start > word.span.end for m in clause.of("rate", "period", "per-period")):
        # "Four weeks is not a month": it denies what stands behind it.
        return False
    between = clause.text[span.end : word.span.start]
    return word.span.start >= span.end and len(between) <= _NEAR and between[:1] == " " and not _PAUSE.search(between)


def _reaches(clause: Clause, word: Mention, span: Span) -> bool:
    """Whether a condition reaches `span`: one before it, or one behind it past no comma; "if you weigh" is none."""
    if word.kind in _CONDITIONAL and _names_a_weight(clause, word):
        return False
    if word.id in ("missed", "danger"):
        return True
    if word.id == "change":
        return word.span.end <= span.start and not _arrives(clause, word.span.end, span.start)
    if word.span.end <= span.start:
        return True
    return word.span.start >= span.end and not _BREAK.search(clause.text, span.end, word.span.start)


def _arrives(clause: Clause, start: int, end: int) -> bool:
    """Whether a dose that goes up or down gets where it stays: "goes up by 50 mg each week until you reach …"."""
    stops = [m for m in clause.of("range", "once") if m.id in ("range", "until") and start < m.span.start < end]
    return bool(stops) or bool(_BREAK.search(clause.text, start, end))


def _names_a_weight(clause: Clause, word: Mention) -> bool:
    """Whether a condition is about what a person weighs: "if you weigh less than 60 kg"."""
    near = any(0 <= one.span.start - word.span.start <= _NEAR for one in clause.of("weighing"))
    return near and bool(_WEIGHT.search(clause.text, word.span.end, min(word.span.end + 40, clause.span.end)))
