"""Whole sheets as patient organisations write them: all that a careful reader reads, and nothing to mend."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaflint.checking.analysing import analyse
from leaflint.checking.analysis import Analysis
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.facts import Fact, Property
from leaflint.finding import Severity
from leaflint.reading import Sheet, read_sheet
from leaflint.rules.policy import Policy

CLEAN = Path(__file__).parent / "sheets" / "clean"
EXPECTED: dict[str, dict[str, Any]] = yaml.load(
    (CLEAN / "facts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
TODAY = "2026-11-22"
each_sheet = pytest.mark.parametrize("name", EXPECTED)


@cache
def setting(as_of: str) -> Setting:
    groups = ("reading", "structure", "dates", "suppressions")
    return make_setting(Recipe(Policy(datetime.date.fromisoformat(as_of)), select=groups))


@cache
def analysed(name: str) -> Analysis:
    return analyse(name, (CLEAN / name).read_bytes(), setting(EXPECTED[name].get("as-of", TODAY)))


def test_each_sheet_says_what_is_expected_of_it() -> None:
    assert sorted(path.name for path in CLEAN.glob("*.md")) == sorted(EXPECTED)


@each_sheet
def test_all_15_questions_are_recognised_in_order(name: str) -> None:
    words = setting(TODAY).world.vocabulary
    sheet = read_sheet(name, (CLEAN / name).read_bytes(), words)
    assert isinstance(sheet, Sheet)
    assert [section.id for section in sheet.sections if not section.aside] == list(words.sections)


@each_sheet
def test_nothing_is_reported_but_what_its_date_brings(name: str) -> None:
    found = [f for f in analysed(name).findings if f.severity in (Severity.ERROR, Severity.WARNING)]
    shown = [f"{f.rule}:{f.place.line}: {f.message}" for f in found]
    assert sorted(f.rule for f in found) == EXPECTED[name].get("warnings", []), shown


def _is_own(fact: Fact) -> bool:
    """Whether a fact is about NMOSD, which all these sheets are for, not about a disease that they name beside it."""
    return fact.condition == "nmosd"


@each_sheet
@pytest.mark.parametrize("property", ["revised", "fda-status", "pregnancy-letter", "pregnancy-advice"])
def test_its_facts_are_read(name: str, property: str) -> None:
    values = {fact.value for fact in analysed(name).facts if fact.property is Property(property) and _is_own(fact)}
    expected = EXPECTED[name].get(property)
    assert values == ({expected} if expected else set())


@each_sheet
def test_the_day_of_its_approval_is_read(name: str) -> None:
    facts = [fact for fact in analysed(name).facts if fact.property is Property.FDA_STATUS]
    dates = {date for fact in facts if (date := fact.qualifier("approved_on"))}
    expected = EXPECTED[name].get("approved-on")
    assert dates == ({expected} if expected else set())


@each_sheet
def test_each_check_is_read_with_each_of_its_frequencies(name: str) -> None:
    read: dict[str, set[str]] = {}
    for fact in analysed(name).facts:
        if fact.property is Property.MONITORING:
            frequency = fact.qualifier("frequency")
            read.setdefault(fact.value, set()).update([frequency] if frequency else [])
    assert read == {what: set(often) for what, often in EXPECTED[name]["monitoring"].items()}
