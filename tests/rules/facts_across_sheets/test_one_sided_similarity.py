"""one-sided-similarity: who is like whom."""

from __future__ import annotations

import pytest

from leaflint.facts import Fact, Property

from .accounts import account, places, problems, says

NAME = "one-sided-similarity"


def like(drug: str) -> Fact:
    return says(Property.SIMILAR_TO, drug, f"It is most like {drug}.")


def test_a_sheet_alone_is_believed() -> None:
    assert not problems(NAME, account("azathioprine", like("mycophenolate-mofetil")))


def test_two_sheets_that_name_each_other_agree() -> None:
    azathioprine = account("azathioprine", like("mycophenolate-mofetil"))
    assert not problems(NAME, azathioprine, account("mycophenolate-mofetil", like("azathioprine")))


def test_a_sheet_that_names_nobody_contradicts_nobody() -> None:
    assert not problems(NAME, account("azathioprine", like("mycophenolate-mofetil")), account("mycophenolate-mofetil"))


def test_the_other_sheet_names_a_third_drug() -> None:
    azathioprine = account("azathioprine", like("mycophenolate-mofetil"))
    found = problems(NAME, azathioprine, account("mycophenolate-mofetil", like("mycophenolic-acid")))
    assert places(found) == [("azathioprine.md", 1)]
    assert "It is most like mycophenolic-acid." in found[0].message
    assert [one.place.path for one in found[0].beside] == ["mycophenolate-mofetil.md"]


def test_one_of_several_names_is_enough() -> None:
    azathioprine = account("azathioprine", like("mycophenolate-mofetil"))
    other = account("mycophenolate-mofetil", like("mycophenolic-acid"), like("azathioprine"))
    assert not [one for one in problems(NAME, azathioprine, other) if places([one]) == [("azathioprine.md", 1)]]


@pytest.mark.parametrize("one, other", [("satralizumab", "eculizumab"), ("azathioprine", "rituximab")])
def test_drugs_of_different_classes_are_not_alike(one: str, other: str) -> None:
    (found,) = problems(NAME, account(one, like(other)))
    assert "they work in different ways" in found.message


@pytest.mark.parametrize("one, other", [("inebilizumab", "rituximab"), ("rituximab", "inebilizumab")])
def test_classes_of_one_family_are_alike(one: str, other: str) -> None:
    assert not problems(NAME, account(one, like(other)))
