"""A hand-made page of tables is a witness: a wrong cell is found at its line and column, a right one never."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import pytest

from leaflint.checking.across import compare
from leaflint.checking.analysing import analyse
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.finding import Finding
from leaflint.rules.policy import Policy

SHEETS = Path(__file__).parents[2] / "sheets"
PAGE = """# Neuromyelitis optica spectrum disorder: our medicines compared

## What are the routes of administration?

| Uplizna (inebilizumab) | Enspryng® | Soliris | Imuran |
|:---:|:---:|:---:|:---:|
| Infusion (IV) | Injection under the skin (SC) | IV infusion | Tablets by mouth |

## How often are these drugs given?

| | Uplizna | Enspryng | Soliris | Imuran |
|---|---|---|---|---|
| How often | Day 1, day 15, then every 6 months | Weeks 0, 2 and 4, then every 4 weeks | – | 1–2×/day |

## What are the usual doses?

| Uplizna | Enspryng | Soliris | Imuran |
|---|---|---|---|
| 300 mg | **120 mg** | 900 mg weekly ×4, 1,200 mg in week 5, then 1,200 mg every 2 weeks | 2–3 mg/kg a day |

## Which of these drugs are FDA-approved for NMOSD?

| Uplizna | Enspryng | Soliris | Imuran |
|---|---|---|---|
| ✔ June 2020 | Approved August 2020 (adults, AQP4+) | Approved 2019 | Off-label |

## How much do they reduce the risk of relapses?

| Uplizna | Enspryng | Soliris | Imuran |
|---|---|---|---|
| 77% (AQP4+) vs placebo | 79% (AQP4+, with IST), 74% alone | 94% vs placebo | Not estimated |
"""


@pytest.fixture(scope="module")
def setting() -> Setting:
    return make_setting(Recipe(Policy(datetime.date(2026, 11, 22))))


def findings(page: str, setting: Setting) -> list[Finding]:
    """What is found in a page beside our sheets of its drugs."""
    drugs = ("inebilizumab", "satralizumab", "eculizumab", "azathioprine")
    analyses = [analyse(f"{drug}.md", (SHEETS / f"{drug}.md").read_bytes(), setting) for drug in drugs]
    compared = compare([analyse("page.md", page.encode(), setting), *analyses], setting)
    return [finding for one in compared for finding in one.findings]


def test_a_right_page_gives_no_finding(setting: Setting) -> None:
    assert findings(PAGE, setting) == []
    page = analyse("page.md", PAGE.encode(), setting)
    assert page.kind == "page"
    assert {fact.drug for fact in page.facts} == {"inebilizumab", "satralizumab", "eculizumab", "azathioprine"}


@pytest.mark.parametrize(
    ("right", "wrong", "property"),
    [
        ("Infusion (IV)", "Tablets by mouth", "route"),
        ("Tablets by mouth", "Injection into a muscle", "route"),
        ("then every 6 months", "then every 3 months", "frequency"),
        ("then every 4 weeks", "then every 8 weeks", "frequency"),
        ("1–2×/day", "once a week", "frequency"),
        ("| 300 mg |", "| 30 mg |", "dose"),
        ("**120 mg**", "**1200 mg**", "dose"),
        ("2–3 mg/kg a day", "20–30 mg/kg a day", "dose"),
        ("| Off-label |", "| Yes |", "fda-status"),
        ("Approved 2019", "Approved 2014", "fda-status"),
        ("77% (AQP4+)", "97% (AQP4+)", "relapse-reduction"),
        ("| Not estimated |", "| 62% |", "relapse-reduction"),
    ],
)
def test_a_wrong_cell_is_found_where_it_stands(setting: Setting, right: str, wrong: str, property: str) -> None:
    page = PAGE.replace(right, wrong, 1)
    at = page.index(wrong)
    found = findings(page, setting)
    assert {finding.property for finding in found} == {property}
    for finding in found:
        assert finding.place.path == "page.md"
        assert finding.place.line == page.count("\n", 0, at) + 1
        column = at - page.rfind("\n", 0, at)
        assert column <= finding.place.column < column + len(wrong)
    assert any(finding.related for finding in found), "the other side is shown, too"


def test_a_row_for_one_step_is_not_read_as_the_whole_answer(setting: Setting) -> None:
    rows = "| Loading | 500 mg | – | – | – |\n"
    page = PAGE.replace(
        "| Uplizna | Enspryng | Soliris | Imuran |\n|---|---|---|---|\n| 300 mg |",
        f"| | Uplizna | Enspryng | Soliris | Imuran |\n|---|---|---|---|---|\n{rows}| | 300 mg |",
        1,
    )
    assert rows in page
    assert findings(page, setting) == []


def test_a_page_can_say_that_a_cell_is_known(setting: Setting) -> None:
    page = "<!-- leaflint: ignore conflict-with-label, conflict-across-sheets -- under review -->\n\n" + PAGE
    page = page.replace("| 300 mg |", "| 30 mg |")
    assert findings(page, setting) == []


def test_a_large_page_takes_no_quadratic_time(setting: Setting) -> None:
    table = "| Soliris | Imuran |\n|---|---|\n" + "| Loading | every 2 weeks |\n" * 8_000
    started = time.process_time()
    analyse("page.md", f"## How often are they taken?\n\n{table}".encode(), setting)
    assert time.process_time() - started < 4
