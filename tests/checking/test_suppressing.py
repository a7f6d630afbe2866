"""Suppressions: what they hide, for how long, and that none lies about unseen."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from leaflint.checking.analysing import analyse
from leaflint.checking.analysis import Analysis
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.rules.policy import Policy

SHEET = """\
---
drug: azathioprine
condition: nmosd
revised: 2019-05-01{revised}
fda: {{status: off-label}}
pregnancy: {{advice: avoid}}
monitoring: []
---
{top}
# Azathioprine

{dosage}

## What is the typical dosage?

{answer}
"""


@cache
def setting(as_of: str, ignore: tuple[str, ...] = ()) -> Setting:
    others = ("missing-section", "facts-one-sheet", "facts-of-record", *ignore)
    return make_setting(Recipe(Policy(datetime.date.fromisoformat(as_of)), ignore=others))


def checked(as_of: str = "2026-11-22", ignore: tuple[str, ...] = (), **parts: str) -> Analysis:
    text = SHEET.format(**{"revised": "", "top": "", "dosage": "", "answer": "2 to 3 mg/kg/day."} | parts)
    return analyse("sheet.md", text.encode(), setting(as_of, ignore))


def rules(analysis: Analysis) -> list[str]:
    return [finding.rule for finding in analysis.findings]


BOTH = ["overtaken-revision", "stale-revision"]


def test_without_a_suppression_both_date_rules_speak() -> None:
    assert rules(checked()) == BOTH


@pytest.mark.parametrize(
    "comment",
    [
        " # leaflint: ignore stale-revision -- the council meets in February",
        " # leaflint: ignore stale-revision until 2027-03-01 -- the council meets in February",
        " # leaflint:ignore stale-revision — the council meets in February",
        "\n# leaflint: ignore unknown-section -- nothing",
    ][:3],
)
def test_a_comment_in_front_matter_hides_the_findings_of_its_line(comment: str) -> None:
    analysis = checked(revised=comment)
    assert rules(analysis) == ["overtaken-revision"]
    assert analysis.suppressed == 1


def test_one_comment_may_name_several_rules() -> None:
    assert rules(checked(revised=" # leaflint: ignore stale-revision, overtaken-revision -- both are known")) == []


def test_a_comment_above_everything_holds_for_the_whole_sheet() -> None:
    comment = "<!-- leaflint: ignore stale-revision -- the council meets in February -->"
    assert rules(checked(top=comment)) == ["overtaken-revision"]


def test_a_comment_in_the_text_holds_for_the_next_block_alone() -> None:
    comment = "<!-- leaflint: ignore empty-section -- the dose comes in March -->"
    assert "empty-section" not in rules(checked(dosage="", answer=f"{comment}\n\nTBD"))
    elsewhere = rules(checked(dosage=comment, answer="TBD"))
    assert "empty-section" in elsewhere
    assert "unused-suppression" in elsewhere


def test_it_holds_on_its_last_day_and_not_after() -> None:
    comment = " # leaflint: ignore stale-revision until 2026-11-22 -- the council meets in November"
    assert "stale-revision" not in rules(checked("2026-11-22", revised=comment))
    late = rules(checked("2026-11-23", revised=comment))
    assert {"stale-revision", "expired-suppression"} <= set(late)


def test_without_a_reason_it_has_no_effect() -> None:
    found = rules(checked(revised=" # leaflint: ignore stale-revision"))
    assert {"stale-revision", "unexplained-suppression"} <= set(found)


def test_a_suppression_of_a_rule_that_is_off_is_not_called_unused() -> None:
    comment = " # leaflint: ignore stale-revision -- the council meets in February"
    assert rules(checked(ignore=("stale-revision",), revised=comment)) == ["overtaken-revision"]


def test_a_suppression_cannot_hide_what_is_wrong_with_suppressions() -> None:
    comment = (
        "<!-- leaflint: ignore unused-suppression -- I like it here -->\n<!-- leaflint: ignore empty-section -- no -->"
    )
    assert rules(checked(top=comment)).count("unused-suppression") == 2


def test_a_misspelt_rule_is_named_with_the_nearest() -> None:
    analysis = checked(revised=" # leaflint: ignore stale-revison -- the council meets")
    (finding,) = [finding for finding in analysis.findings if finding.rule == "unused-suppression"]
    assert "did you mean 'stale-revision'?" in finding.hint


def test_an_unused_suppression_can_be_deleted_by_a_machine() -> None:
    analysis = checked(dosage="<!-- leaflint: ignore empty-section -- the dose comes later -->")
    (finding,) = [finding for finding in analysis.findings if finding.rule == "unused-suppression"]
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == [""]
