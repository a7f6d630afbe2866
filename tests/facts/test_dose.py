"""A dose as a value: written and read again, and compared in the unit that its author chose."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.facts.dose import Dose


def dose(text: str) -> Dose:
    read = Dose.parse(text)
    assert read is not None
    return read


@pytest.mark.parametrize(
    "text", ["900 mg", "2-3 mg/kg/d", "375 mg/m2", "7.5-25 mg/wk", "0.5 g", "500 ug", "1000 mg", "120 mg", "40-60 kg"]
)
def test_a_dose_reads_back_as_it_was_written(text: str) -> None:
    assert str(dose(text)) == text


def test_a_dose_has_both_ends_its_unit_and_what_it_is_for_each_of() -> None:
    assert dose("2-3 mg/kg/d") == Dose(Fraction(2), Fraction(3), "mg", ("kg", "d"))
    assert dose("7.5 mg").low == dose("7.5 mg").high == Fraction(15, 2)


@pytest.mark.parametrize(
    "text",
    ["", "mg", "900", "900mg", "3-2 mg", "0 mg", "-1 mg", "1,000 mg", "1 mg/", "1 mg/d/d", "1 mg per kg", "1e3 mg"],
)
def test_what_is_no_dose_is_none(text: str) -> None:
    assert Dose.parse(text) is None


def test_masses_are_compared_in_milligrams_whatever_the_author_wrote() -> None:
    assert dose("1 g").magnitude == dose("1000 mg").magnitude == dose("1000000 ug").magnitude
    assert dose("2-3 g").magnitude == (Fraction(2000), Fraction(3000))
    assert dose("1 g").same(dose("1000 mg"))
    assert str(dose("1 g")) == "1 g"


def test_nothing_is_converted_across_kilograms_square_metres_or_days() -> None:
    assert dose("2 mg/kg").magnitude == dose("2 mg").magnitude
    assert dose("2 mg/kg").per != dose("2 mg").per
    assert not dose("2 mg/kg").same(dose("2 mg"))
    assert dose("40 kg").magnitude == (Fraction(40), Fraction(40))


NUMBERS = st.integers(1, 10**7).map(lambda n: Fraction(n, 1000))


@given(NUMBERS, NUMBERS, st.sampled_from(["mg", "g", "ug"]), st.lists(st.sampled_from(["kg", "m2", "d"]), unique=True))
def test_every_dose_reads_back_as_itself(one: Fraction, other: Fraction, unit: str, per: list[str]) -> None:
    made = Dose(min(one, other), max(one, other), unit, tuple(per))
    assert Dose.parse(str(made)) == made
