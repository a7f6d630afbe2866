"""Makers, trials, figures, counts and distinctions: claims.yaml has the wordings."""

from __future__ import annotations

import pytest

from leaflint.facts import Fact, Property
from tests.facts.sheets import read, vocabulary, wordings

PROPERTIES = (
    Property.RELAPSE_REDUCTION,
    Property.TRIAL,
    Property.MANUFACTURER,
    Property.APPROVED_DRUG_COUNT,
    Property.EXCLUSIVE,
)


def shown(fact: Fact) -> str:
    return " ".join([fact.property, fact.value, *(f"{name}={value}" for name, value in fact.qualifiers)])


@pytest.mark.parametrize(("language", "section", "drug", "answer", "expected"), wordings("claims.yaml"))
def test_an_answer_claims_this_and_no_more(
    language: str, section: str, drug: str, answer: str, expected: list[str]
) -> None:
    name = vocabulary().named("drug", drug, language).capitalize()
    question = vocabulary().title(section, language)
    sheet = read(f"# {name}\n\n### NMOSD\n\n## {question}\n\n{answer}\n")
    assert sorted(shown(fact) for fact in sheet.of(*PROPERTIES)) == sorted(expected)
