"""What a clause leaves open: denied, only under a condition, for an instance, or said of other people or things."""

from __future__ import annotations

import re

from leaflint.facts.clauses import COMMA, CONDITIONS, Clause
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_NEAR = 12
_BREAK = re.compile(r",(?!\d)|\(")
_PAUSE = re.compile(r",(?!\d)|[:;()]")
_WEIGHT = re.compile(r"\d ?(?:kg|kilo)", re.IGNORECASE)
_DENIALS = frozenset(("negation", "pregnancy-advice", "unneeded"))
_AGAINST = frozenset(("avoid", "contraindicated", "unneeded"))
_CONDITIONAL = frozenset(("hypothetical", *CONDITIONS))
_LIMITING = _CONDITIONAL | {"population", "elsewhere", "people"}
_OTHERS = frozenset(("children", "adolescents", "pregnant", "breastfeeding", "older-adults"))


def is_open(clause: Clause, span: Span) -> bool:
    """Whether what stands at `span` is not stated for certain as what people with the sheet's condition get."""
    for word in clause.mentions:
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
        return True
    if word.kind == "people" and _are_named(clause, word):
        return False
    return _reaches(clause, word, span)


def _are_named(clause: Clause, word: Mention) -> bool:
    """Whether "people with" goes on to the name of a condition or of a group of people."""
    return any(0 <= m.span.start - word.span.end <= _NEAR for m in clause.of("condition", "population"))


def is_strength(clause: Clause, span: Span) -> bool:
    """Whether an amount is the content of a tablet or a vial, or a level in the blood.

    That of one syringe is what is taken, where nothing else is counted: "one 120 mg syringe each time".
    """
    counted = clause.of("number")
    if len(counted) == 1 and counted[0].id == "1" and not clause.text[counted[0].span.end : span.start].strip(" -"):
        return False
    for word in clause.of("strength"):
        first, second = sorted((span, word.span))
        if first.end > second.start:
            continue
        between = clause.text[first.end : second.start].strip(" -()")
        if word.id == "container" and (not between or (len(between) <= 2 and between.isalpha())):
            return True
        if word.id == "strength" and word.span.end <= span.start:
            return not _is_of_a_dose(clause, word, span)
    return False


def _is_of_a_dose(clause: Clause, word: Mention, span: Span) -> bool:
    """Whether it is a dose that contains the amount: "each infusion contains", "a syringe holds one full dose of"."""
    given = any(m.span.end <= word.span.start <= m.span.end + 1 for m in clause.of("given") if m.id == "given")
    return given or any(word.span.end <= m.span.start < m.span.end <= span.start for m in clause.of("amount"))


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
    between = clause.text[span.end : word.span.start]
    return word.span.start >= span.end and len(between) <= _NEAR and between[:1] == " " and not _PAUSE.search(between)


def _reaches(clause: Clause, word: Mention, span: Span) -> bool:
    """Whether a condition reaches `span`: one before it, or one behind it past no comma; "if you weigh" is none."""
    if word.kind in _CONDITIONAL and _names_a_weight(clause, word):
        return False
    if word.id in ("missed", "danger"):
        return True
    if word.span.end <= span.start:
        return True
    return word.span.start >= span.end and not _BREAK.search(clause.text, span.end, word.span.start)


def _names_a_weight(clause: Clause, word: Mention) -> bool:
    """Whether a condition is about what a person weighs: "if you weigh less than 60 kg"."""
    near = any(0 <= one.span.start - word.span.start <= _NEAR for one in clause.of("weighing"))
    return near and bool(_WEIGHT.search(clause.text, word.span.end, min(word.span.end + 40, clause.span.end)))
