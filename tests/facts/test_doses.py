"""How much: from the words to amounts, and nothing where the words leave it open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.facts.doses import find_amounts, read_dose
from leaflint.facts.weights import weight_bands
from leaflint.nodes import Span
from tests.facts.sheets import vocabulary


def found(words: str, language: str = "en") -> list[str]:
    amounts = _amounts(words, language)
    return [f"{amount.bound} {amount.dose}".strip() for amount in amounts if not amount.is_weight]


def bands(words: str, language: str = "en") -> list[str]:
    return [band.value for band in weight_bands(_amounts(words, language))]


def _amounts(words: str, language: str):  # type: ignore[no-untyped-def]
    mentions = vocabulary().lexicon(language).find(words)
    return find_amounts(words, Span(0, len(words)), mentions, vocabulary().decimal_mark(language))


READ = {
    "2-3 mg/kg/d": [
        *("2-3 mg/kg/day", "2–3 mg/kg/day", "2 to 3 mg/kg/d", "2 to 3 mg per kg per day", "2 – 3 mg/kg a day"),
        *("between 2 and 3 mg per kg a day", "from 2 to 3 mg/kg/day", "2-3 mg per kilogram of body weight a day"),
        *("2 to 3 mg/kg of body weight daily", "two to three milligrams per kilogram per day", "2 mg to 3 mg/kg/day"),
        *(
            "2 mg/kg to 3 mg/kg a day",
            "2 to 3 milligrams for every kilogram you weigh a day",
        ),
    ],
    "1000 mg": ["1000 mg", "1,000 mg", "1 000 mg", "1000mg", "1,000 milligrams", "1,000\u202fmg", "one thousand mg"],
    "1 g": ["1 g", "one gram", "1 gramme", "1 gm"],
    "7.5 mg": ["7.5 mg", "7·5 mg", "7.50 mg"],
    "375 mg/m2": [
        "375 mg/m2",
        "375 mg/m²",
        "375 mg/m^2",
        "375 mg per square metre",
        "375 mg per m2 of body surface area",
    ],
    "500 ug": ["500 mcg", "500 µg", "500 micrograms", "500 ug"],
    "15 mg/wk": ["15 mg/week", "15 mg a week", "15 mg per week"],
    "100 mg/d": ["100 mg/day", "100 mg a day", "100 mg per day", "100 mg / day"],
    "at-most 3000 mg/d": ["up to 3000 mg a day", "no more than 3,000 mg a day", "a maximum of 3000 mg per day"],
    "at-least 1 g": ["at least 1 g", "1 g or more"],
}
READ_ES = {
    "2-3 mg/kg/d": [
        "de 2 a 3 mg/kg al día",
        "entre 2 y 3 mg por kilo y día",
        "2-3 mg/kg/día",
        "2 a 3 mg por kg al día",
    ],
    "1000 mg": ["1.000 mg", "1000 mg", "1 000 mg", "1.000 miligramos"],
    "7.5 mg": ["7,5 mg", "7.5 mg", "7,50 mg"],
    "1 g": ["1 g", "un gramo"],
    "375 mg/m2": ["375 mg/m2", "375 mg por metro cuadrado"],
    "at-most 3 g/d": ["hasta 3 g al día", "no más de 3 g por día", "un máximo de 3 g al día"],
}


@pytest.mark.parametrize(("expected", "words"), [(one, words) for one, all_ in READ.items() for words in all_])
def test_an_amount_is_read_as_it_is_meant(expected: str, words: str) -> None:
    assert found(words) == [expected]
    assert found(f"Take {words}, please.") == [expected]


@pytest.mark.parametrize(("expected", "words"), [(one, words) for one, all_ in READ_ES.items() for words in all_])
def test_a_spanish_amount_is_read_as_it_is_meant(expected: str, words: str) -> None:
    assert found(words, "es") == [expected]


@pytest.mark.parametrize(
    "words",
    [
        *("1.000 mg", "3 to 2 mg", "0 mg", "50 mg/mL", "10 ng/mL", "100 mg/10 mL", "50 mg an hour"),
        *(
            "50 mg/hour",
            "5 mg/dL",
            "1,00,000 mg",
            "1.2.3 mg",
            "a few mg",
            "mg",
            "70 kg",
            "50 mgx",
            "2 tablets",
            "90 minutes",
        ),
        *("50 mg per tablet", "250 mL/h", "2% mg", "1/2 mg"),
    ],
)
def test_what_leaves_it_open_is_no_dose(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize("words", ["1,000 mg", "3 a 2 mg", "50 mg por comprimido", "5 mg/dl"])
def test_what_leaves_it_open_in_spanish_is_no_dose(words: str) -> None:
    assert found(words, "es") == []


def test_and_joins_the_ends_of_a_range_only_behind_between() -> None:
    assert found("7.5 mg and 25 mg") == ["7.5 mg", "25 mg"]
    assert found("between 7.5 mg and 25 mg") == ["7.5-25 mg"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("40 to less than 60 kg", ["40-<60 kg"]),
        ("40 to <60 kg", ["40-<60 kg"]),
        ("40 kg to under 60 kg", ["40-<60 kg"]),
        ("at least 40 kg but less than 60 kg", ["40-<60 kg"]),
        ("under 60 kg (and at least 40 kg)", ["40-<60 kg"]),
        ("between 60 and 100 kg", ["60-100 kg"]),
        ("60–100 kg", ["60-100 kg"]),
        ("100 kg or more", [">=100 kg"]),
        ("100 kg and over", [">=100 kg"]),
        ("≥100 kg", [">=100 kg"]),
        ("over 100 kg", [">100 kg"]),
        ("less than 40 kg", ["<40 kg"]),
        ("less than 60 kg, and 100 kg or more", ["<60 kg", ">=100 kg"]),
        ("a person of 70 kg", ["70 kg"]),
        ("a case of 7 kg", [""]),
    ],
)
def test_a_body_weight_is_a_band(words: str, expected: list[str]) -> None:
    assert bands(words) == expected


def test_a_dose_that_is_declared_is_the_whole_of_its_words() -> None:
    mentions = vocabulary().lexicon("en").find("2 to 3 mg/kg/day")
    assert str(read_dose("2 to 3 mg/kg/day", mentions, ".")) == "2-3 mg/kg/d"
    assert read_dose("about 50 mg", [], ".") is None
    assert read_dose("50 mg 60 mg", [], ".") is None


@given(st.text(alphabet="0123456789.,  mgk/-–<>≥tob", max_size=60))
def test_any_characters_give_amounts_that_stand_where_they_say(words: str) -> None:
    for amount in _amounts(words, "en"):
        assert 0 <= amount.span.start < amount.span.end <= len(words)
        assert any(character.isdigit() for character in words[slice(*amount.span)])
