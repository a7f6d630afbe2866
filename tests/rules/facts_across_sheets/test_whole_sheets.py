"""Our own sheets beside each other: each answer of one pasted into another, and all of them as they are."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from leaflint.checking.across import compare
from leaflint.checking.analysing import analyse
from leaflint.checking.analysis import Analysis
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.finding import Finding
from leaflint.rules.policy import Policy

from .accounts import world

SHEETS = {path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parents[3] / "sheets").glob("*.md")}
DRUGS = sorted(SHEETS)


@cache
def setting(*rules: str) -> Setting:
    return make_setting(Recipe(Policy(world().policy.as_of), select=rules))


@cache
def analysed(drug: str, rule: str) -> Analysis:
    return analyse(f"{drug}.md", SHEETS[drug].encode(), setting(rule))


def found(rule: str, **changed: str) -> list[Finding]:
    """What a rule finds in all our sheets, of which some are changed."""
    changed = {drug.replace("_", "-"): text for drug, text in changed.items()}
    on = setting(rule)
    same = [analysed(drug, rule) for drug in DRUGS if drug not in changed]
    other = [analyse(f"{drug}.md", text.encode(), on) for drug, text in changed.items()]
    return [finding for analysis in compare([*same, *other], on) for finding in analysis.findings]


def answer(drug: str, question: str) -> str:
    match = re.search(rf"## {re.escape(question)}\n\n(.*?)\n\n## ", SHEETS[drug], re.DOTALL)
    assert match
    return match[1]


def pasted(source: str, target: str, question: str) -> dict[str, str]:
    text = SHEETS[target].replace(answer(target, question), answer(source, question))
    return {target.replace("-", "_"): text}


def test_our_own_sheets_agree() -> None:
    assert not found("facts-across-sheets")


@pytest.mark.parametrize("source", DRUGS)
def test_how_another_drug_works_is_foreign(source: str) -> None:
    target = "satralizumab" if source != "satralizumab" else "rituximab"
    places = {one.place.path for one in found("foreign-text", **pasted(source, target, "How does it work?"))}
    assert places == {f"{target}.md"}


@pytest.mark.parametrize(
    "source, target",
    [
        ("azathioprine", "mycophenolate-mofetil"),
        ("azathioprine", "eculizumab"),
        ("eculizumab", "tocilizumab"),
        ("ravulizumab", "rituximab"),
        ("inebilizumab", "azathioprine"),
        ("tocilizumab", "azathioprine"),
    ],
)
def test_how_to_prepare_for_another_drug_is_foreign(source: str, target: str) -> None:
    texts = pasted(source, target, "What should I do to prepare?")
    assert {one.place.path for one in found("foreign-text", **texts)} == {f"{target}.md"}


@pytest.mark.parametrize("question", ["Will my insurance cover it?", "How can I get help paying for it?"])
def test_what_is_true_of_both_is_not_foreign(question: str) -> None:
    assert not found("foreign-text", **pasted("azathioprine", "mycophenolate-mofetil", question))


def test_the_same_words_in_drugs_of_one_class_are_not_foreign() -> None:
    assert not found("foreign-text", **pasted("eculizumab", "ravulizumab", "What should I do to prepare?"))
