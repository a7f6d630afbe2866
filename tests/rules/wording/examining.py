"""A mini-sheet with the facts that a test says it states."""

from __future__ import annotations

import datetime
from functools import cache

from leaflint.checking.analysing import examine
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.facts import Fact, Instance, Property, Witness
from leaflint.finding import Place
from leaflint.reading import Sheet, read_sheet
from leaflint.rules.examined import Examined
from leaflint.rules.policy import Policy


@cache
def setting() -> Setting:
    return make_setting(Recipe(Policy(datetime.date(2026, 11, 22))))


def stating(text: str, *facts: Fact) -> Examined:
    """The sheet `text`, as if these facts and no others had been read in it."""
    sheet = read_sheet("sheet.md", text.encode(), setting().world.vocabulary)
    assert isinstance(sheet, Sheet)
    return Examined(sheet, facts, examine(sheet, setting()).dates, Instance({}, {}), (), setting().world)


def fact(
    property: Property, value: str, drug: str, line: int = 5, *, condition: str = "nmosd", **qualifiers: str
) -> Fact:
    place = Place("sheet.md", line, 1, line, 20)
    said = tuple(sorted(qualifiers.items()))
    return Fact(drug, condition, property, value, Witness.PROSE, place, "the words", said)
