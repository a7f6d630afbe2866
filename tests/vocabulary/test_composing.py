"""Terms that are made of parts."""

from __future__ import annotations

import pytest

from leaflint.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def terms(text: str, language: str = "en") -> list[str]:
    return [mention.id for mention in VOCABULARY.mentions(text, language) if mention.kind == "term"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may hurt a baby in the womb.", ["embryofetal-toxicity"]),
        ("An embryo is easily harmed.", ["embryofetal-toxicity"]),
        ("Babies are born with hardly any B cells.", ["fetal-b-cell-depletion"]),
        ("Jabs that protect you from meningitis", ["meningococcal-vaccine"]),
        ("Vaccinations against Neisseria meningitidis", ["meningococcal-vaccine"]),
        ("A hole can form in the bowel.", ["gastrointestinal-perforation"]),
    ],
)
def test_parts_in_one_phrase_name_a_term_in_any_order(text: str, expected: list[str]) -> None:
    assert set(terms(text)) >= set(expected)


@pytest.mark.parametrize(
    "text",
    [
        "It does harm. The baby is fine.",
        "It can harm you, and the unborn baby is safe.",
        "It does harm but not to an unborn child.",
        "Harm is seen in some, as everybody who is treated knows, even if the foetus is well.",
    ],
)
def test_parts_that_a_word_or_a_mark_keeps_apart_name_nothing(text: str) -> None:
    assert "embryofetal-toxicity" not in terms(text)


def test_a_term_gives_way_to_one_of_its_kind_that_it_is_part_of() -> None:
    assert terms("An infection of the lungs that can be deadly.") == ["serious-infection"]
    assert set(terms("Vaccinations against meningitis")) == {"meningococcal-vaccine", "meningococcal-infection"}


def test_parts_of_another_language_are_those_of_its_words() -> None:
    assert "meningococcal-vaccine" in terms("Vacúnese contra el meningococo.", "es")
