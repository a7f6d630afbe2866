"""A user's own file that contradicts itself is refused, and the message names the lines of both facts."""

from __future__ import annotations

import re

import pytest

from leaflint.errors import InputError
from leaflint.reference import load_reference

from .conftest import GOOD, PACKAGED, Write


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ("property: dose, value: 7 mg, qualifiers: {condition: pnh}", "dose: 7 mg stands already on line 7"),
        ("property: dose, value: 8 mg, qualifiers: {condition: pnh}", "dose: 8 mg contradicts 7 mg on line 7"),
        ("property: manufacturer, value: New, since: 2022-01-01", "manufacturer: New stands already on line 6"),
    ],
)
def test_a_fact_that_stands_twice_or_contradicts_another_names_both_lines(
    fact: str, message: str, write: Write
) -> None:
    with pytest.raises(InputError, match=f"eculizumab.yaml:8: .*{message}"):
        load_reference(PACKAGED, write(GOOD + f"  - {{{fact}, status: verified, sources: [ours]}}\n"))


@pytest.mark.parametrize(
    "fact",
    [
        "property: dose, value: 8 mg, qualifiers: {condition: nmosd}",
        "property: dose, value: 8 mg/kg, qualifiers: {condition: pnh}",
        "property: dose, value: 8 mg, qualifiers: {condition: pnh, phase: loading}",
        "property: dose, value: 8 mg, qualifiers: {condition: pnh, weight: 40-<60 kg}",
        "property: manufacturer, value: Other, since: 2022-01-01",
        "property: manufacturer, value: New, until: 2021-07-20",
    ],
)
def test_facts_that_differ_in_what_they_are_about_do_not_contradict(fact: str, write: Write) -> None:
    text = GOOD + f"  - {{{fact}, status: verified, sources: [ours]}}\n"

    assert load_reference(PACKAGED, write(text)).about("eculizumab", "dose")


PAIRS = {
    "two doses in bands of weight that overlap": (
        "property: dose, value: 8 mg, qualifiers: {weight: 40-<60 kg}",
        "property: dose, value: 9 mg, qualifiers: {weight: 50-<70 kg}",
        "dose: 9 mg contradicts 8 mg on line 8",
    ),
    "approved and off-label for one condition": (
        "property: fda-status, value: off-label, qualifiers: {condition: nmosd}",
        'property: fda-status, value: approved, qualifiers: {condition: nmosd, approved_on: "2020-01-02"}',
        "fda-status: approved contradicts off-label on line 8",
    ),
    "two days of one approval": (
        'property: fda-status, value: approved, qualifiers: {condition: nmosd, approved_on: "2020-01"}',
        'property: fda-status, value: approved, qualifiers: {condition: nmosd, approved_on: "2020-02-01"}',
        "fda-status: approved on 2020-02-01 contradicts 2020-01 on line 8",
    ),
    "an approval that its history dates otherwise": (
        'property: fda-status, value: approved, qualifiers: {condition: nmosd, approved_on: "2020-01"}',
        'property: approved, value: "2020-02-01", qualifiers: {condition: nmosd, jurisdiction: US}',
        "approved: 2020-02-01 contradicts the FDA status, approved on 2020-01, on line 8",
    ),
    "two ages in one country": (
        "property: age-limit, value: adults, qualifiers: {jurisdiction: US}",
        'property: age-limit, value: ">=12", qualifiers: {jurisdiction: US}',
        "age-limit: >=12 contradicts adults on line 8",
    ),
    "one result of a trial, told with different papers": (
        'property: relapse-reduction, value: 90%, qualifiers: {trial: t, year: "2019"}',
        'property: relapse-reduction, value: 80%, qualifiers: {trial: t, year: "2020"}',
        "relapse-reduction: 80% contradicts 90% on line 8",
    ),
}


@pytest.mark.parametrize(("one", "other", "message"), PAIRS.values(), ids=PAIRS.keys())
def test_facts_that_contradict_whatever_else_they_tell_name_both_lines(
    one: str, other: str, message: str, write: Write
) -> None:
    text = GOOD + "".join(f"  - {{{fact}, status: verified, sources: [ours]}}\n" for fact in (one, other))

    with pytest.raises(InputError, match=f"eculizumab.yaml:9: {re.escape(message)}"):
        load_reference(PACKAGED, write(text))


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ('property: dose, value: 8 mg, qualifiers: {week: "4,2"}', "the weeks 4,2 are not in order"),
        ('property: dose, value: 8 mg, qualifiers: {week: "0,2,4", times: "2"}', "2 times, and 3 weeks are named"),
        ("property: dose, value: 8 mg, qualifiers: {weight: heavy}", "the weight heavy is no band"),
        (
            'property: fda-status, value: off-label, qualifiers: {approved_on: "2020"}',
            "off-label, and approved on 2020",
        ),
    ],
)
def test_a_fact_that_contradicts_itself_names_its_line(fact: str, message: str, write: Write) -> None:
    with pytest.raises(InputError, match=f"eculizumab.yaml:8: .*{message}"):
        load_reference(PACKAGED, write(GOOD + f"  - {{{fact}, status: verified, sources: [ours]}}\n"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "property: dose, value: 8 mg, qualifiers: {weight: 40-<60 kg}",
            "property: dose, value: 9 mg, qualifiers: {weight: 60-<100 kg}",
        ),
        (
            "property: fda-status, value: off-label, qualifiers: {condition: nmosd, population: aqp4-negative}",
            "property: fda-status, value: approved, qualifiers: {condition: nmosd, population: aqp4-positive}",
        ),
        (
            'property: fda-status, value: off-label, qualifiers: {condition: nmosd}, until: "2019-12-31"',
            'property: fda-status, value: approved, qualifiers: {condition: nmosd}, since: "2020-01-01"',
        ),
        (
            'property: fda-status, value: approved, qualifiers: {condition: nmosd, approved_on: "2024-03"}',
            'property: approved, value: "2024-03-22", qualifiers: {condition: nmosd, jurisdiction: US}',
        ),
    ],
)
def test_facts_about_other_people_or_times_stand_together(one: str, other: str, write: Write) -> None:
    text = GOOD + "".join(f"  - {{{fact}, status: verified, sources: [ours]}}\n" for fact in (one, other))

    assert len(load_reference(PACKAGED, write(text)).facts("eculizumab")) == 5


def test_two_frequencies_of_one_test_contradict(write: Write) -> None:
    test = "property: monitoring, value: pulse, qualifiers: {{frequency: {}}}, status: verified, sources: [ours]"
    text = GOOD + f"  - {{{test.format('1/P1M')}}}\n  - {{{test.format('1/P1Y')}}}\n"

    with pytest.raises(InputError, match=r"eculizumab.yaml:9: monitoring: pulse 1/P1Y contradicts 1/P1M on line 8"):
        load_reference(PACKAGED, write(text))


def test_a_year_known_alone_does_not_overlap_for_certain(write: Write) -> None:
    text = """\
drug: eculizumab
sources: {ours: {title: The label we keep}}
facts:
  - {property: dose, value: 7 mg, until: "2024", status: verified, sources: [ours]}
  - {property: dose, value: 8 mg, since: "2024", status: verified, sources: [ours]}
"""

    own = load_reference(PACKAGED, write(text))

    assert len(own.about("eculizumab", "dose", as_of="2024-06-01")) == 2
