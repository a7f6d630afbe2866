"""conflict-across-sheets: which statements contradict each other, and which of them is to be mended."""

from __future__ import annotations

import pytest

from leaflint.facts import Fact, Property
from leaflint.finding import Severity

from .accounts import account, places, problems, says

NAME = "conflict-across-sheets"


def letter(value: str) -> Fact:
    """Nothing is on record of inebilizumab's letter."""
    return says(Property.PREGNANCY_LETTER, value, f"It was category {value}.")


def route(value: str, drug: str | None = None) -> Fact:
    return says(Property.ROUTE, value, f"It is {value}.", drug=drug)


def test_sheets_that_agree_are_left_alone() -> None:
    assert not problems(NAME, account("inebilizumab", letter("C")), account("inebilizumab", letter("C"), path="b.md"))


def test_of_two_sheets_about_a_drug_the_one_revised_earlier_is_to_be_mended() -> None:
    older = account("inebilizumab", letter("C"), path="old.md", revised="2021-07-13")
    newer = account("inebilizumab", letter("B"), path="new.md", revised="2026-11-22")
    (found,) = problems(NAME, older, newer)
    assert places([found]) == [("old.md", 1)]
    assert [one.place.path for one in found.beside] == ["new.md"]
    assert "'It was category C.'" in found.message
    assert "'It was category B.': the other was revised later, 2026-11-22" in found.message
    assert found.severity is None


def test_what_is_said_of_another_drug_is_held_to_that_drugs_own_sheet() -> None:
    """However late it was revised."""
    speaking = account("tocilizumab", route("intravenous", "prednisone"), revised="2026-11-22")
    own = account("prednisone", route("oral"), revised="2019-01-01")
    (found,) = problems(NAME, speaking, own)
    assert places([found]) == [("tocilizumab.md", 1)]
    assert "the sheet about prednisone itself" in found.message


def test_sheets_that_agree_against_one_are_one_finding() -> None:
    agreeing = [account("inebilizumab", letter("C"), path=f"{n}.md", revised="2020-01-01") for n in range(5)]
    found = problems(NAME, *agreeing, account("inebilizumab", letter("B"), path="new.md"))
    assert places(found) == [("new.md", 1)]
    assert "5 sheets say so" in found[0].message


def test_a_statement_that_the_record_refutes_is_the_one_to_be_mended_and_a_note() -> None:
    """The error is that of the rule that compares with the record."""
    wrong = account("azathioprine", letter("B"), path="wrong.md", revised="2026-11-22")
    right = account("azathioprine", letter("D"), path="right.md", revised="2020-01-01")
    (found,) = problems(NAME, wrong, right)
    assert places([found]) == [("wrong.md", 1)]
    assert found.severity is Severity.NOTE


def test_two_statements_that_are_both_on_record_are_both_right() -> None:
    """One is of all people, the other of those with antibodies: neither says so."""
    one = account("inebilizumab", says(Property.RELAPSE_REDUCTION, "77%"))
    assert not problems(NAME, one, account("inebilizumab", says(Property.RELAPSE_REDUCTION, "72.8%"), path="b.md"))


@pytest.mark.parametrize("jurisdiction", ["EU", "JP"])
def test_sheets_for_different_jurisdictions_may_differ(jurisdiction: str) -> None:
    one, other = account("inebilizumab", letter("C")), account("inebilizumab", letter("B"), path="b.md")
    assert problems(NAME, one, other)
    elsewhere = account("inebilizumab", letter("B"), path="b.md", jurisdiction=jurisdiction)
    assert not problems(NAME, one, elsewhere)


@pytest.mark.parametrize(
    "one, other",
    [
        ({"population": "aqp4-positive"}, {"population": "aqp4-negative"}),
        ({"trial": "sakurasky"}, {"trial": "sakurastar"}),
        ({"comparator": "placebo"}, {"comparator": "azathioprine"}),
    ],
)
def test_statements_about_different_things_do_not_conflict(one: dict[str, str], other: dict[str, str]) -> None:
    first = account("rituximab", says(Property.RELAPSE_REDUCTION, "70%", **one))
    second = account("rituximab", says(Property.RELAPSE_REDUCTION, "50%", **other), path="b.md")
    assert not problems(NAME, first, second)


def test_a_range_holds_what_lies_within_it() -> None:
    wide = account("tacrolimus", says(Property.DOSE, "2-3 mg/kg/d"))
    assert not problems(NAME, wide, account("tacrolimus", says(Property.DOSE, "2.5 mg/kg/d"), path="b.md"))
    assert problems(NAME, wide, account("tacrolimus", says(Property.DOSE, "5 mg/kg/d"), path="b.md"))


def test_a_sheet_that_says_more_does_not_contradict_one_that_says_less() -> None:
    short = account("inebilizumab", route("intravenous"))
    long = account("inebilizumab", route("intravenous"), route("oral"), path="b.md")
    assert not problems(NAME, short, long)


def test_steps_of_a_regimen_are_compared_step_by_step() -> None:
    def steps(loading: str, maintenance: str) -> list[Fact]:
        doses = {"loading": loading, "maintenance": maintenance}
        return [says(Property.DOSE, dose, f"{phase}: {dose}", phase=phase) for phase, dose in doses.items()]

    right = account("tacrolimus", *steps("900 mg", "1200 mg"), path="a.md", revised="2026-01-01")
    wrong = account("tacrolimus", *steps("900 mg", "900 mg"), path="b.md", revised="2020-01-01")
    assert places(problems(NAME, right, wrong)) == [("b.md", 2)]


def test_tests_of_different_things_are_not_compared() -> None:
    one = account("tacrolimus", says(Property.MONITORING, "liver-enzymes", frequency="1/P1M"))
    other = account("tacrolimus", says(Property.MONITORING, "complete-blood-count", frequency="1/P1W"), path="b.md")
    assert not problems(NAME, one, other)


def test_the_same_value_in_front_matter_and_prose_is_one_finding() -> None:
    twice = account("inebilizumab", letter("B"), letter("B"), path="a.md", revised="2020-01-01")
    assert len(problems(NAME, twice, account("inebilizumab", letter("C"), path="b.md"))) == 1


def test_two_choices_that_one_fact_of_record_leaves_open_are_a_note() -> None:
    """The record has "in 1 or 2 doses": readers of the two sheets are told different things."""
    once, twice = (says(Property.FREQUENCY, f"{n}/P1D", f"{n} a day.") for n in (1, 2))
    older = account("azathioprine", once, path="old.md", revised="2021-07-13")
    newer = account("azathioprine", twice, path="new.md", revised="2026-11-22")
    (found,) = problems(NAME, older, newer)
    assert (places([found]), found.severity) == ([("old.md", 1)], Severity.NOTE)
    assert "leave room for both" in found.message
