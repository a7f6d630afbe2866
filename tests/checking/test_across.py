"""Rules that compare sheets: their findings are suppressed, counted and ordered as all others are."""

from __future__ import annotations

import datetime
import itertools
from functools import cache
from pathlib import Path

import msgspec
import pytest

from leaflint.checking.across import compare
from leaflint.checking.analysing import analyse
from leaflint.checking.analysis import Analysis
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.rules.policy import Policy

SHEETS = Path(__file__).parents[2] / "sheets"
VACCINE = "You need meningococcal vaccines against the groups ACWY and B at least 2 weeks before the first dose."
QUESTION = "## What should I do to prepare?\n"
ON = ("class-gap", "unused-suppression", "stale-revision")


@cache
def setting(*rules: str) -> Setting:
    return make_setting(Recipe(Policy(datetime.date(2026, 11, 22)), select=rules or ON))


def sheet(drug: str) -> str:
    return (SHEETS / f"{drug}.md").read_text(encoding="utf-8")


def without_vaccine(comment: str = "") -> str:
    """The sheet about ravulizumab without its vaccine, and with a comment above the question about preparing."""
    text = sheet("ravulizumab").replace("preparation: [meningococcal vaccine]", "preparation: []")
    assert VACCINE in text
    return text.replace(VACCINE, "Have a talk with your doctor first.").replace(QUESTION, f"{comment}\n\n{QUESTION}")


def compared(*rules: str, **texts: str) -> list[Analysis]:
    on = setting(*rules)
    return compare([analyse(f"{name}.md", text.encode(), on) for name, text in texts.items()], on)


def found(analyses: list[Analysis]) -> list[tuple[str, str]]:
    return [(analysis.path, finding.rule) for analysis in analyses for finding in analysis.findings]


def test_a_sheet_is_compared_with_the_others_of_the_run() -> None:
    assert found(compared(one=without_vaccine())) == []
    assert found(compared(one=without_vaccine(), other=sheet("eculizumab"))) == [("one.md", "class-gap")]


def test_a_finding_says_where_the_other_sheet_speaks() -> None:
    one, _ = compared(one=without_vaccine(), other=sheet("eculizumab"))
    (finding,) = one.findings
    assert finding.drug == "ravulizumab"
    assert finding.excerpt is None or QUESTION.strip("# \n") in finding.excerpt.text
    assert [related.place.path for related in finding.related] == ["other.md"]


@pytest.mark.parametrize("name", ["class-gap", "class-gap:preparation"])
def test_it_is_suppressed_where_it_stands(name: str) -> None:
    text = without_vaccine(f"<!-- leaflint: ignore {name} -- the clinic gives the vaccine -->")
    one, _ = compared(one=text, other=sheet("eculizumab"))
    assert found([one]) == []
    assert one.suppressed == 1


def test_a_suppression_that_expired_suppresses_nothing() -> None:
    text = without_vaccine("<!-- leaflint: ignore class-gap until 2026-01-01 -- the clinic gives the vaccine -->")
    assert found(compared(one=text, other=sheet("eculizumab"))) == [("one.md", "class-gap")]


def test_a_suppression_of_another_property_suppresses_nothing() -> None:
    text = without_vaccine("<!-- leaflint: ignore class-gap:monitoring -- the clinic gives the vaccine -->")
    rules = found(compared(one=text, other=sheet("eculizumab")))
    assert sorted(rules) == [("one.md", "class-gap"), ("one.md", "unused-suppression")]


def test_a_suppression_is_unused_where_the_sheets_agree() -> None:
    """Whether it is used is known only once all sheets are compared."""
    text = without_vaccine("<!-- leaflint: ignore class-gap -- the clinic gives the vaccine -->")
    assert found(compared(one=text)) == [("one.md", "unused-suppression")]
    assert found(compared(one=text, other=sheet("rituximab"))) == [("one.md", "unused-suppression")]


def test_a_suppression_of_a_rule_that_is_off_is_not_called_unused() -> None:
    text = without_vaccine("<!-- leaflint: ignore class-gap -- the clinic gives the vaccine -->")
    assert found(compared("stale-revision", "unused-suppression", one=text)) == []


def test_the_order_of_the_sheets_makes_no_difference() -> None:
    texts = {"a": without_vaccine(), "b": sheet("eculizumab"), "c": without_vaccine(), "d": sheet("rituximab")}
    every = setting("facts-across-sheets")
    runs = {
        msgspec.json.encode(sorted(compare(list(order), every), key=lambda analysis: analysis.path))
        for order in itertools.permutations([analyse(f"{n}.md", text.encode(), every) for n, text in texts.items()])
    }
    assert len(runs) == 1
    assert b"class-gap" in runs.pop()


def test_an_analysis_that_went_to_another_process_says_the_same() -> None:
    every = setting("facts-across-sheets")
    here = [analyse("a.md", without_vaccine().encode(), every), analyse("b.md", sheet("eculizumab").encode(), every)]
    there = [msgspec.msgpack.decode(msgspec.msgpack.encode(one), type=Analysis) for one in here]
    assert there == here
    assert compare(there, every) == compare(here, every)
