"""Boxes that sum up how a drug is taken, and what stands above the first question."""

from __future__ import annotations

import pytest

from leaflint.facts import Property
from tests.facts.sheets import read

HEAD = "# Inebilizumab\n\n### NMOSD\n\n"
QUESTION = "\n\n## How does it work?\n\nWell.\n"
TAKING = (Property.DOSE, Property.FREQUENCY, Property.ROUTE, Property.FDA_STATUS)


def summed(top: str) -> list[tuple[str, str, str]]:
    """Property, value and section of what is read above the first question."""
    return [(fact.property, fact.value, fact.section) for fact in read(HEAD + top + QUESTION).of(*TAKING)]


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("| In short | |\n|---|---|\n| Given | intravenous infusion |", ("route", "intravenous")),
        ("| How much | 300 mg |\n|---|---|\n| Brand | Uplizna |", ("dose", "300 mg")),
        ("| When | every 6 months |\n|---|---|", ("frequency", "1/P6M")),
        ("| Status | Approved for NMOSD |\n|---|---|", ("fda-status", "approved")),
        ("Amount: 300 mg", ("dose", "300 mg")),
        ("- Route: subcutaneous injection", ("route", "subcutaneous")),
        ("The drug is a capsule that people take at home.", ("route", "oral")),
        ("In NMOSD it is used off-label.", ("fda-status", "off-label")),
        ("- FDA approved for adults with AQP4 antibodies", ("fda-status", "approved")),
        ("Not FDA approved.", ("fda-status", "off-label")),
    ],
)
def test_a_summary_is_a_witness_of_its_own(top: str, expected: tuple[str, str]) -> None:
    assert summed(top) == [(*expected, "summary")]


@pytest.mark.parametrize(
    "top",
    [
        "| Name | Dose |\n|---|---|\n| Uplizna | as told |",
        "Brand names: Uplizna",
        "This sheet is for people with NMOSD.",
        "We update this leaflet every year, and the clinic is open every day.",
        "Print this sheet or read it on your tablet.",
        "Every 4 weeks our nurses hold a question hour.",
        "Contact: every weekday 9 to 5",
        "Approved by the Medical Advisory Board: April 2026",
        "Some drugs are approved for NMOSD, and others are not.",
        "| a | b | c |\n|---|---|---|\n| Dose | 300 mg | twice |",
    ],
)
def test_other_lines_above_the_questions_say_nothing_of_it(top: str) -> None:
    assert summed(top) == []


def test_an_aside_may_sum_up_too() -> None:
    text = HEAD + "## How does it work?\n\nWell.\n\n## Key points\n\n| How often | every 6 months |\n|---|---|\n"
    assert [(fact.value, fact.section) for fact in read(text).of(Property.FREQUENCY)] == [("1/P6M", "summary")]
