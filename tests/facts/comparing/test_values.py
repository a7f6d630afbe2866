"""Values are compared as what they are."""

from __future__ import annotations

import pytest

from leaflint.facts.comparing import agree, departs, disagree

from .statements import says


@pytest.mark.parametrize(
    ("property", "one", "other"),
    [
        ("dose", "2.5 mg/kg/d", "2-3 mg/kg/d"),
        ("dose", "1 g", "1000 mg"),
        ("dose", "1000 mg/dose", "1000 mg"),
        ("frequency", "1/P1D", "1-2/P1D"),
        ("frequency", "1/PT12H", "2/P1D"),
        ("frequency", "1/P26W", "1/P6M"),
        ("frequency", "1/P1M", ">=2/P1Y"),
        ("relapse-reduction", "72.8%", "73%"),
        ("relapse-reduction", "not-estimated", "not-estimated"),
        ("revised", "2021-07-13", "2021-07"),
        ("pregnancy-letter", "D", "D"),
        ("pregnancy-advice", "avoid", "contraindicated"),
        ("manufacturer", "Genentech", "Genentech USA"),
        ("mechanism", "c5-inhibitor", "c5-inhibitor"),
    ],
)
def test_these_say_the_same(property: str, one: str, other: str) -> None:
    assert agree(says(property, one), says(property, other))
    assert not disagree(says(property, one), says(property, other))


@pytest.mark.parametrize(
    ("property", "one", "other"),
    [
        ("dose", "900 mg", "1200 mg"),
        ("dose", "2-3 mg/d", "2-3 mg/kg/d"),
        ("dose", "2-4 mg/kg/d", "1-3 mg/kg/d"),
        ("frequency", "1/P1M", "1/P4W"),
        ("frequency", "1/P2W", "1/P1W"),
        ("frequency", "1/P1Y", ">=2/P1Y"),
        ("relapse-reduction", "77%", "73%"),
        ("relapse-reduction", "not-estimated", "94%"),
        ("revised", "2021-07-13", "2021-08"),
        ("pregnancy-letter", "C", "D"),
        ("pregnancy-advice", "compatible", "contraindicated"),
        ("fda-status", "approved", "investigational"),
        ("fda-status", "off-label", "investigational"),
        ("manufacturer", "Viela Bio", "Amgen"),
        ("mechanism", "anti-cd20", "c5-inhibitor"),
        ("trial", "none-performed", "prevent"),
    ],
)
def test_these_contradict_each_other(property: str, one: str, other: str) -> None:
    assert disagree(says(property, one), says(property, other))
    assert disagree(says(property, other), says(property, one))


@pytest.mark.parametrize(
    ("property", "one", "other"),
    [
        ("dose", "8 mg/kg", "600 mg"),
        ("dose", "375 mg/m2", "1000 mg"),
        ("dose", "2 mL", "900 mg"),
        ("frequency", "as needed", "1/P1W"),
        ("pregnancy-letter", "none", "D"),
        ("pregnancy-advice", "specialist-decision", "avoid"),
        ("side-effect", "nausea", "headache"),
        ("trial", "prevent", "tango"),
    ],
)
def test_these_cannot_contradict_each_other(property: str, one: str, other: str) -> None:
    assert not disagree(says(property, one), says(property, other))


def test_what_is_taken_in_a_day_is_each_dose_as_often_as_it_is_taken() -> None:
    each, whole = says("dose", "1000 mg", frequency="2/P1D"), says("dose", "2000 mg/d")
    assert agree(each, whole)
    assert disagree(each, says("dose", "1000 mg/d"))


def test_a_weekly_dose_given_daily_contradicts_the_weekly_one() -> None:
    assert disagree(says("dose", "15 mg/d"), says("dose", "7.5-25 mg", frequency="1/P1W"))


def test_a_range_that_goes_beyond_the_reference_departs_from_it_and_not_the_reverse() -> None:
    wide, narrow = says("dose", "2-4 mg/kg/d"), says("dose", "2-3 mg/kg/d")
    assert departs(wide, narrow)
    assert not departs(narrow, wide)
    assert not disagree(wide, narrow)


def test_of_no_more_than_only_the_upper_end_counts() -> None:
    assert not departs(says("dose", "2.5 mg/kg/d", limit="maximum"), says("dose", "2-3 mg/kg/d"))
    assert departs(says("dose", "4 mg/kg/d", limit="maximum"), says("dose", "2-3 mg/kg/d"))


def test_an_approval_on_another_day_or_for_others_is_another_approval() -> None:
    label = says("fda-status", "approved", approved_on="2019-06-27", population="aqp4-positive", age="adults")
    assert not departs(says("fda-status", "approved", approved_on="2019-06"), label)
    assert not departs(says("fda-status", "approved", population="adults aqp4-positive"), label)
    assert departs(says("fda-status", "approved", approved_on="2019-06-26"), label)
    assert departs(says("fda-status", "approved", population="aqp4-negative"), label)
    assert departs(says("fda-status", "approved", population="adolescents adults"), label)
    assert departs(says("fda-status", "approved", age=">=12"), label)


def test_a_trial_in_which_a_drug_was_the_comparator_does_not_refute_that_none_was_done_with_it() -> None:
    assert not disagree(says("trial", "none-performed"), says("trial", "tango", role="comparator"))


def test_how_often_a_test_is_done_is_compared_by_what_is_asked_for_at_least() -> None:
    yearly, half_yearly = (says("monitoring", "lipids", frequency=often) for often in (">=1/P1Y", ">=1/P6M"))
    assert disagree(yearly, half_yearly)
    assert agree(half_yearly, says("monitoring", "lipids", frequency=">=2/P1Y"))
    assert not disagree(yearly, says("monitoring", "bilirubin", frequency=">=1/P6M"))
