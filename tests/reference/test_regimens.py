"""Regimens on record: a dose and how often it is given belong together, and read as a person says them."""

from __future__ import annotations

import pytest

from leaflint.reference import Recorded, Reference
from leaflint.reference.regimens import joined, regimens_in_words

WHOLE = {
    ("azathioprine", "nmosd"): "2 to 3 mg/kg/day in 1 or 2 doses",
    ("mycophenolate-mofetil", "nmosd"): "1500 to 3000 mg/day in 2 doses; or 1000 mg twice a day",
    ("methotrexate", "nmosd"): "7.5 to 25 mg every week",
    ("tocilizumab", "nmosd"): "8 mg/kg every 4 weeks",
    ("eculizumab", "nmosd"): "900 mg every week for 4 doses, 1200 mg in week 5, then 1200 mg every 2 weeks",
    ("eculizumab", "pnh"): "600 mg every week for 4 doses, then 900 mg every 2 weeks",
    ("inebilizumab", "nmosd"): "300 mg every 2 weeks for 2 doses, then 300 mg every 6 months",
    ("satralizumab", "nmosd"): "120 mg in weeks 0, 2 and 4, then 120 mg every 4 weeks",
    ("rituximab", "nmosd"): (
        "1000 mg every 2 weeks for 2 doses, then 1000 mg every 6 months; or 375 mg/m² every week for 4 doses"
    ),
    ("ravulizumab", "nmosd"): (
        "2400 mg once, then 3000 mg every 8 weeks from day 15 (40 to <60 kg); "
        "2700 mg once, then 3300 mg every 8 weeks from day 15 (60 to <100 kg); "
        "3000 mg once, then 3600 mg every 8 weeks from day 15 (>=100 kg)"
    ),
    ("ivig", "nmosd"): "",
    ("aspirin", "nmosd"): "",
}


@pytest.mark.parametrize(("asked", "words"), WHOLE.items(), ids=["-".join(asked) for asked in WHOLE])
def test_a_whole_regimen_reads_as_a_person_says_it(asked: tuple[str, str], words: str, reference: Reference) -> None:
    drug, condition = asked

    assert regimens_in_words(reference.regimens(drug, condition=condition, jurisdiction="US")) == words


@pytest.mark.parametrize("drug", ["azathioprine", "eculizumab", "ravulizumab", "rituximab", "satralizumab"])
def test_every_dose_and_frequency_on_record_is_in_a_step(drug: str, reference: Reference) -> None:
    facts = {fact for step in reference.regimens(drug) for fact in step.facts}

    assert facts == {*reference.about(drug, "dose"), *reference.about(drug, "frequency")}


def test_the_steps_of_a_regimen_say_phase_and_weight(reference: Reference) -> None:
    said = [step.in_words() for step in reference.regimens("eculizumab", condition="nmosd")]

    assert said == [
        "900 mg every week for 4 doses (loading)",
        "1200 mg in week 5 (loading)",
        "1200 mg every 2 weeks (maintenance)",
    ]
    assert "3300 mg every 8 weeks from day 15 (maintenance, 60 to <100 kg)" in [
        step.in_words() for step in reference.regimens("ravulizumab")
    ]


def test_a_regimen_of_another_jurisdiction_is_left_out_where_one_is_asked_for(reference: Reference) -> None:
    def doses(jurisdiction: str | None) -> list[str]:
        steps = reference.regimens("methotrexate", condition="nmosd", jurisdiction=jurisdiction)
        return [step.dose.value for step in steps if step.dose]

    assert doses("US") == ["7.5-25 mg"]
    assert doses("UK") == doses(None) == ["7.5-25 mg", "15-20 mg"]


def fact(property: str, value: str, **qualifiers: str) -> Recorded:
    return Recorded("a", property, value, tuple(sorted(qualifiers.items())))


def test_a_dose_and_a_frequency_join_only_where_they_are_qualified_alike() -> None:
    dose, other = fact("dose", "1 mg", phase="loading"), fact("dose", "2 mg", phase="maintenance")
    often = fact("frequency", "1/P1W", phase="maintenance")

    assert [(step.dose, step.frequency) for step in joined([other, dose], [often])] == [(dose, None), (other, often)]


def test_a_frequency_without_a_dose_is_a_step_of_its_own() -> None:
    often = fact("frequency", "1/P1W")

    assert [step.in_words() for step in joined([], [often])] == ["every week"]
    assert regimens_in_words(()) == ""


def test_one_dose_in_two_units_is_two_steps_with_one_frequency() -> None:
    steps = joined([fact("dose", "1 mg/kg"), fact("dose", "50-100 mg")], [fact("frequency", "1/P1D")])

    assert [step.in_words() for step in steps] == ["1 mg/kg once a day", "50 to 100 mg once a day"]


@pytest.mark.parametrize(
    ("drug", "day", "makers"),
    [
        ("eculizumab", "2019-01-01", ["Alexion Pharmaceuticals"]),
        ("ravulizumab", "2021-07-21", ["Alexion, AstraZeneca Rare Disease"]),
        ("inebilizumab", "2021-03-14", ["Viela Bio"]),
        ("inebilizumab", "2021-03-15", ["Horizon Therapeutics"]),
        ("inebilizumab", "2023-10-20", ["Horizon Therapeutics", "Amgen"]),
        ("inebilizumab", "2023-11-01", ["Amgen"]),
    ],
)
def test_who_makes_a_drug_depends_on_the_day(drug: str, day: str, makers: list[str], reference: Reference) -> None:
    assert [maker.value for maker in reference.about(drug, "manufacturer", as_of=day)] == makers


def test_ages_are_those_of_the_jurisdiction(reference: Reference) -> None:
    ages = {fact.qualifier("jurisdiction"): fact.value for fact in reference.about("satralizumab", "age-limit")}

    assert ages == {"US": "adults", "EU": ">=12", "HK": ">=12", "AU": "adults"}
