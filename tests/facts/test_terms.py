"""Tests, effects, warnings, contraindications, risks, mechanism, similar drugs: terms.yaml has the wordings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from leaflint.facts import Fact, Property, Witness
from tests.facts.sheets import Read, read, vocabulary, wordings

SCHEMA = Path(__file__).parents[2] / "schema"
PROPERTIES = (
    Property.PREPARATION,
    Property.SIDE_EFFECT,
    Property.WARNING,
    Property.CONTRAINDICATION,
    Property.PREGNANCY_RISK,
    Property.MECHANISM,
    Property.SIMILAR_TO,
)
FRONT = """---
drug: azathioprine
preparation: [complete blood count, skin check, TPMT]
warnings: [skin cancer, cáncer de la sangre]
side_effects: [nausea, feeling queer]
contraindications: [allergic to it]
similar_to: [CellCept]
---

"""


def told(drug: str, section: str, answer: str, language: str = "en") -> Read:
    """A sheet about one drug with one answer."""
    condition = vocabulary().named("condition", "nmosd", language)
    name = vocabulary().named("drug", drug, language).capitalize()
    return read(f"# {name}\n\n### {condition}\n\n## {vocabulary().title(section, language)}\n\n{answer}\n")


def shown(fact: Fact, own: str) -> str:
    about = f"{fact.drug}: " if fact.drug != own else ""
    targets = f" on {fact.qualifier('targets')}" if fact.qualifier("targets") else ""
    return f"{about}{fact.property} {fact.value}{targets}"


@pytest.mark.parametrize(("language", "section", "drug", "answer", "expected"), wordings("terms.yaml"))
def test_an_answer_states_these_terms_and_no_other(
    language: str, section: str, drug: str, answer: str, expected: list[str]
) -> None:
    facts = told(drug, section, answer, language).of(*PROPERTIES)
    assert sorted(shown(fact, drug) for fact in facts) == sorted(expected)


def test_a_fact_stands_at_the_words_that_state_it() -> None:
    facts = told("azathioprine", "side-effects", "Some people get an **upset stomach** or nausea.").of(*PROPERTIES)
    assert [fact.quote for fact in facts] == ["upset stomach", "nausea"]


def test_what_is_said_twice_is_stated_once_where_it_is_said_first() -> None:
    facts = told("azathioprine", "side-effects", "Nausea is common.\n\nNausea gets better.").of(*PROPERTIES)
    assert [(fact.value, fact.place.line) for fact in facts] == [("nausea", 7)]


def test_front_matter_declares_terms_by_any_of_their_names() -> None:
    """A name that the vocabulary does not know declares nothing."""
    facts = [fact for fact in read(f"{FRONT}# Azathioprine\n").of(*PROPERTIES) if fact.witness is Witness.FRONT_MATTER]
    assert [shown(fact, "azathioprine") for fact in facts] == [
        "preparation complete-blood-count",
        "preparation skin-examination",
        "preparation tpmt-test",
        "warning skin-cancer",
        "warning blood-cancer",
        "side-effect nausea",
        "contraindication hypersensitivity",
        "similar-to mycophenolate-mofetil",
    ]


def recorded() -> Iterator[tuple[str, str]]:
    """The terms of the facts of record, each with its property."""
    kept = ("preparation", "monitoring", "contraindication", "boxed-warning", "side-effect", "pregnancy-risk")
    for path in sorted((SCHEMA / "reference").glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for fact in content.get("facts", ()):
            if fact["property"] in kept:
                yield fact["property"], fact["value"]


NAMES = yaml.safe_load((SCHEMA / "vocabulary" / "terms.yaml").read_text(encoding="utf-8"))
KINDS = {
    "preparation": {"test", "examination", "vaccine"},
    "monitoring": {"test", "examination", "vaccine"},
    "boxed-warning": {"warning"},
}


@pytest.mark.parametrize(("property", "term"), sorted(set(recorded())))
def test_every_term_on_record_has_words_in_each_language(property: str, term: str) -> None:
    assert vocabulary().kinds(term) & KINDS.get(property, {property})
    for language in ("en", "es"):
        assert len(NAMES[language].get(term, ())) > 1, f"{term} has no synonyms in {language}"


@pytest.mark.parametrize("term", sorted(vocabulary().terms))
def test_what_a_term_points_to_is_a_term(term: str) -> None:
    about = vocabulary().terms[term]
    assert about.get("is", term) in vocabulary().terms
    assert "contraindication" in vocabulary().kinds(about.get("bars", "hypersensitivity"))


def test_what_a_class_acts_on_is_a_target_of_no_other_class() -> None:
    targets = [target for about in vocabulary().classes.values() for target in about.get("acts-on", ())]
    claims = yaml.safe_load((SCHEMA / "vocabulary" / "claims.yaml").read_text(encoding="utf-8"))
    assert len(targets) == len(set(targets))
    assert set(targets) <= set(claims["en"]["target"]) & set(claims["es"]["target"])
