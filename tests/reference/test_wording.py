"""Facts of record in words: every property reads as a person would say it."""

from __future__ import annotations

import pytest

from leaflint.reference import Recorded, Reference


@pytest.mark.parametrize(
    ("property", "value", "qualifiers", "words", "said"),
    [
        ("dose", "2-3 mg/kg/d", {"condition": "nmosd"}, "", "2 to 3 mg/kg/day"),
        ("dose", "375 mg/m2", {"times": "4"}, "", "375 mg/m² (4 doses)"),
        ("dose", "2400 mg", {"times": "1", "weight": "40-<60 kg"}, "", "2400 mg (once, 40 to <60 kg)"),
        ("dose", "1 mg/kg/d", {"limit": "maximum"}, "", "at most 1 mg/kg/day"),
        ("dose", "120 mg", {"week": "0,2,4"}, "", "120 mg (in weeks 0, 2 and 4)"),
        ("frequency", "1/P2W", {"phase": "maintenance"}, "", "every 2 weeks (maintenance)"),
        ("trough-level", "5-10 ng/mL", {}, "", "5 to 10 ng/mL"),
        (
            *("monitoring", "complete-blood-count", {"phase": "month-1", "frequency": "1/P1W"}, ""),
            "complete blood count every week (month 1)",
        ),
        (
            *("monitoring", "complete-blood-count", {"phase": "months-2-3", "frequency": "2/P1M"}, "with platelets"),
            "complete blood count twice a month (months 2 to 3, with platelets)",
        ),
        ("preparation", "liver-enzymes", {}, "", "liver enzymes"),
        ("contraindication", "pregnancy", {}, "pregnancy, in arthritis", "pregnancy, in arthritis"),
        ("contraindication", "active-hepatitis-b", {}, "", "active hepatitis b"),
        ("contraception-after", "P6M", {"sex": "female"}, "", "for 6 months after (female)"),
        ("fda-status", "off-label", {}, "", "off-label"),
        ("fda-status", "approved", {"approved_on": "2019-06-27"}, "", "approved on 2019-06-27"),
        ("relapse-free", "89%", {"comparator_value": "56%"}, "", "89% against 56%"),
        ("relapse-reduction", "not-estimated", {}, "", "not estimated"),
        ("relapse-reduction", "55%", {"population": "all"}, "", "55% (everyone)"),
        ("manufacturer", "Sebela", {"product": "Imuran tablets"}, "", "Sebela (Imuran tablets)"),
        ("rems", "PS-Mycophenolate REMS", {}, "", "PS-Mycophenolate REMS"),
        ("age-limit", ">=12", {}, "", "from the age of 12"),
        ("label-version", "2025-05-19", {}, "", "2025-05-19"),
    ],
)
def test_a_fact_reads_as_a_person_says_it(
    property: str, value: str, qualifiers: dict[str, str], words: str, said: str
) -> None:
    assert Recorded("a", property, value, tuple(sorted(qualifiers.items())), words=words).in_words() == said


def test_no_fact_that_ships_shows_a_code_for_a_dose_or_a_time(reference: Reference) -> None:
    words = [fact.in_words() for drug in reference.drugs for fact in reference.facts(drug)]

    assert not [said for said in words if "/P" in said or "/d" in said.replace("/day", "") or "/m2" in said]
