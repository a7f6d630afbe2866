"""Two statements conflict only where they are about the same thing."""

from __future__ import annotations

import pytest

from leaflint.facts.comparing import apart, disagree

from .statements import says


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"phase": "loading"}, {"phase": "maintenance"}),
        ({"condition": "nmosd"}, {"condition": "pnh"}),
        ({"weight": "40-<60 kg"}, {"weight": "60-<100 kg"}),
        ({"weight": ">=100 kg"}, {"weight": "60-<100 kg"}),
        ({"age": "children"}, {"age": "adults"}),
        ({"jurisdiction": "US"}, {"jurisdiction": "JP"}),
        ({"jurisdiction": "US"}, {"jurisdiction": "outside-US"}),
        ({"comparator": "placebo"}, {"comparator": "azathioprine"}),
    ],
)
def test_these_are_about_two_things(one: dict[str, str], other: dict[str, str]) -> None:
    assert apart(says("dose", "900 mg", **one), says("dose", "1200 mg", **other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"phase": "loading"}, {}),
        ({"phase": "start"}, {"phase": "loading"}),
        ({"phase": "later"}, {"phase": "maintenance"}),
        ({"weight": "75 kg"}, {"weight": "60-<100 kg"}),
        ({"weight": "100 kg"}, {"weight": ">=100 kg"}),
        ({"jurisdiction": "EU"}, {"jurisdiction": "outside-US"}),
        ({"comparator": "placebo"}, {"comparator": "external-placebo"}),
        ({"population": "adults aqp4-positive"}, {"population": "aqp4-positive"}),
    ],
)
def test_these_are_about_one_thing(one: dict[str, str], other: dict[str, str]) -> None:
    assert disagree(says("dose", "900 mg", **one), says("dose", "1200 mg", **other))


def test_figures_for_other_people_do_not_conflict() -> None:
    positive = says("relapse-reduction", "77%", population="aqp4-positive")
    assert not disagree(positive, says("relapse-reduction", "73%", population="all"))
    assert disagree(positive, says("relapse-reduction", "73%", population="aqp4-positive"))


def test_statements_about_two_drugs_do_not_conflict() -> None:
    assert not disagree(says("dose", "900 mg"), says("dose", "1200 mg", drug="ravulizumab"))
