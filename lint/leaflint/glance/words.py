"""Statements in words for those who take the drug."""

from __future__ import annotations

import re

from leaflint.facts import Fact, Property
from leaflint.rules.on_record.wording import said
from leaflint.vocabulary import Vocabulary

_NARROWING = ("phase", "weight", "population", "trial", "comparator")
_BAND = re.compile(r"(?P<low>[\d.]+)-<(?P<high>[\d.]+) kg")
_OPEN_BAND = re.compile(r">=(?P<low>[\d.]+) kg")
#: The kinds of names in the vocabulary that values are the ids of.
_NAMES = {
    Property.MECHANISM: "class",
    Property.MONITORING: "term",
    Property.PREPARATION: "term",
    Property.SIDE_EFFECT: "term",
    Property.WARNING: "term",
    Property.CONTRAINDICATION: "term",
    Property.PREGNANCY_RISK: "term",
}


def in_plain_words(fact: Fact, vocabulary: Vocabulary, language: str) -> str:
    """What a statement says, with the step, weight, people and trial of which it says so."""
    details = [_detail(name, value, vocabulary, language) for name in _NARROWING if (value := fact.qualifier(name))]
    return ", ".join((_value(fact, vocabulary, language), *details))


def _value(fact: Fact, vocabulary: Vocabulary, language: str) -> str:
    if kind := _NAMES.get(fact.property):
        words = said(fact).replace(fact.value.replace("-", " "), "", 1)
        return f"{vocabulary.named(kind, fact.value, language)}{words}"
    if fact.property is Property.SIMILAR_TO:
        return f"similar to {vocabulary.named('drug', fact.value, language)}"
    if fact.property is Property.PREGNANCY_LETTER:
        return "no pregnancy letter" if fact.value == "none" else f"former pregnancy letter {fact.value}"
    if fact.property is Property.TRIAL and fact.value == "none-performed":
        return "no trial was performed"
    return said(fact)


def _detail(name: str, value: str, vocabulary: Vocabulary, language: str) -> str:
    if name == "phase":
        return value.replace("-", " ")
    if name != "weight":
        return f"{_BEFORE.get(name, '')}{vocabulary.named(name, value, language)}"
    if band := _BAND.fullmatch(value):
        return f"{band['low']} to under {band['high']} kg"
    return f"{found['low']} kg or more" if (found := _OPEN_BAND.fullmatch(value)) else value


_BEFORE = {"trial": "in ", "comparator": "against "}
