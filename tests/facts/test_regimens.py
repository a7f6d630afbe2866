"""dose, frequency and route: single answers as people word them (regimens.yaml), and how steps become facts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflint.facts import Fact, Property, Witness
from leaflint.facts.dose import Dose
from leaflint.facts.frequency import Frequency
from tests.facts.sheets import TITLES, read, wordings

QUESTIONS = {
    "en": {
        "dosage": "What is the typical dosage?",
        "frequency": "How often do I take it?",
        "administration": "How do I take it?",
        "works": "How does it work?",
    },
    "es": {
        "dosage": "¿Cuál es la dosis habitual?",
        "frequency": "¿Con qué frecuencia lo tomo?",
        "administration": "¿Cómo lo tomo?",
        "works": "¿Cómo funciona?",
    },
}
REGIMEN = (Property.DOSE, Property.FREQUENCY, Property.ROUTE)


def stated(language: str = "en", **answers: str) -> list[Fact]:
    """The doses, frequencies and routes that a sheet with these answers states in its prose."""
    parts = [TITLES[language], "Revised 7/13/2021"]
    for question, answer in answers.items():
        parts += [f"## {QUESTIONS[language][question]}", answer]
    return [fact for fact in read("\n\n".join(parts) + "\n").of(*REGIMEN) if fact.witness is Witness.PROSE]


def declared(entry: str) -> list[str]:
    text = f"---\ndrug: azathioprine\ncondition: nmosd\nregimens:\n  - {entry}\n---\n\n# Azathioprine\n"
    return [in_words(fact) for fact in read(text).of(*REGIMEN)]


def in_words(fact: Fact) -> str:
    """`dose 900 mg frequency=1/P1W`, with its drug and condition where they are not the sheet's."""
    about = [f"of {fact.drug}"] * (fact.drug != "azathioprine") + [f"for {fact.condition}"] * (
        fact.condition != "nmosd"
    )
    named = [f"{name}={value}" for name, value in fact.qualifiers]
    return " ".join([fact.property, fact.value, *about, *named])


@pytest.mark.parametrize(("question", "language", "answer", "expected"), wordings("regimens.yaml"))
def test_an_answer_states_these_steps_and_no_other(
    question: str, language: str, answer: str, expected: list[str]
) -> None:
    assert sorted(in_words(fact) for fact in stated(language, **{question: answer})) == sorted(expected)


def test_a_step_is_quoted_with_its_dose_and_how_often() -> None:
    dose, frequency = stated(dosage="Be careful.\nYou get 1,000 mg every six months.")
    assert (dose.quote, dose.place.line, dose.place.column) == ("1,000 mg every six months", 10, 9)
    assert (frequency.quote, frequency.section) == ("every six months", "dosage")


def test_one_dose_and_one_frequency_under_two_questions_are_one_step() -> None:
    facts = [in_words(fact) for fact in stated(dosage="900 mg.", frequency="Every two weeks.")]
    assert facts == ["dose 900 mg frequency=1/P2W", "frequency 1/P2W"]


def test_two_frequencies_leave_open_which_is_the_one_of_the_dose() -> None:
    facts = [in_words(fact) for fact in stated(dosage="900 mg.", frequency="Weekly, then every two weeks.")]
    assert "dose 900 mg" in facts


def test_what_is_said_twice_is_one_fact() -> None:
    facts = [in_words(fact) for fact in stated(dosage="Take 2 mg/kg/day. Again: 2 mg/kg/day.")]
    assert facts == ["dose 2 mg/kg/d"]


def test_a_sheet_that_asks_nothing_about_taking_it_says_nothing_of_its_drug() -> None:
    assert stated(works="You take 900 mg every two weeks by mouth.") == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "{route: oral, dose: 2 to 3 mg/kg/day, every: day, phase: maintenance}",
            [
                "route oral",
                "dose 2-3 mg/kg/d frequency=1/P1D phase=maintenance route=oral",
                "frequency 1/P1D phase=maintenance",
            ],
        ),
        (
            "{route: intravenous, dose: 1 g, times: 2 per year}",
            ["route intravenous", "dose 1 g frequency=2/P1Y route=intravenous", "frequency 2/P1Y"],
        ),
        ("{route: by a drip, dose: 375 mg/m²}", ["route intravenous", "dose 375 mg/m2 route=intravenous"]),
        ("{dose: as your doctor says, every: now and then, route: injection}", []),
        ("{dose: 50 mg or 1 mg/kg}", []),
        ("{dose: 70 kg}", []),
        ("{dose: '1.000 mg'}", []),
        ("oral", []),
        ("{dose: [50 mg]}", []),
    ],
)
def test_a_declared_step_states_its_route_dose_and_frequency(entry: str, expected: list[str]) -> None:
    assert declared(entry) == expected


WORDS = st.sampled_from(
    [
        *("1000", "2", "3", "7.5", "4", "40", "two", "mg", "mg/kg", "kg", "g", "/day", "a day", "daily", "weekly"),
        *(
            "every week",
            "weeks",
            "and",
            "to",
            "then",
            ",",
            ".",
            ";",
            ":",
            "(",
            ")",
            "rituximab",
            "not",
            "if",
            "infusion",
        ),
        *(
            "tablet",
            "between",
            "at least",
            "up to",
            "after",
            "from",
            "for",
            "loading",
            "maintenance",
            "two weeks apart",
        ),
        *("later", "twice", "times", "<", ">=", "or", "of body weight", "weeks 0, 2 and 4", "for arthritis"),
    ]
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=40))
def test_any_words_give_facts_that_can_be_read_again(words: list[str]) -> None:
    for fact in stated(dosage="It is " + " ".join(words)):
        if fact.property is Property.DOSE:
            assert str(Dose.parse(fact.value)) == fact.value
        if fact.property is Property.FREQUENCY:
            assert str(Frequency.parse(fact.value)) == fact.value


@pytest.mark.parametrize("hostile", ["2 to ", "1,000", "mg ", "2 mg then ", "1 mg/kg/d/", "1 000 ", "weeks 1, 2 and "])
def test_a_sentence_without_end_states_nothing(hostile: str) -> None:
    assert stated(dosage=f"Take {hostile * 4000}.") == []
