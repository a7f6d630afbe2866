"""Comparing sheets takes time in step with what they say, not with the pairs that they form."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import msgspec
import pytest

from leaflint.checking.analysing import analyse
from leaflint.facts import Property
from leaflint.rules.account import Account
from leaflint.rules.corpus import Corpus
from leaflint.rules.registry import all_rules

from .accounts import account, says, setting, world

SHEETS = Path(__file__).parents[3] / "sheets"

DRUGS = ("azathioprine", "rituximab", "eculizumab", "ravulizumab", "inebilizumab", "satralizumab", "tocilizumab")
RULES = [rule for rule in all_rules() if rule.takes == "corpus"]


@cache
def passages(drug: str) -> Account:
    """A real sheet about a drug."""
    found = analyse("sheet.md", (SHEETS / f"{drug}.md").read_bytes(), setting()).account
    assert found
    return found


def with_passages(made: Account) -> Account:
    """A sheet that has the passages of the real sheet about its drug too."""
    real = passages(made.drug)
    return msgspec.structs.replace(made, passages_packed=real.passages_packed, digests_packed=real.digests_packed)


def sheets(count: int) -> list[Account]:
    """Sheets of which every fifth says something that no other does."""
    return [with_passages(one) for one in _stating(count)]


def _stating(count: int) -> list[Account]:
    return [
        account(
            DRUGS[number % len(DRUGS)],
            says(Property.DOSE, f"{1000 + number * (number % 5 == 0)} mg", phase="maintenance"),
            says(Property.FREQUENCY, "1/P2W" if number % 3 else f"1/P{number}D"),
            says(Property.SIMILAR_TO, DRUGS[number % 3]),
            says(Property.TRIAL, "none-performed", "No trial has been performed."),
            says(Property.APPROVED_DRUG_COUNT, "3"),
            path=f"{number:05}.md",
        )
        for number in range(count)
    ]


def seconds(accounts: list[Account]) -> float:
    started = time.process_time()
    for rule in RULES:
        for _ in rule.check(Corpus(accounts, world())):
            pass
    return time.process_time() - started


def test_twice_the_sheets_take_about_twice_the_time() -> None:
    small, large = sheets(2_000), sheets(4_000)
    seconds(sheets(100))
    assert min(seconds(large) for _ in range(2)) < 3 * min(seconds(small) for _ in range(2))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_order_in_which_sheets_come_makes_no_difference(rule) -> None:  # type: ignore[no-untyped-def]
    accounts = sheets(60)
    assert list(rule.check(Corpus(accounts, world()))) == list(rule.check(Corpus(accounts[::-1], world())))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_sheets_that_say_nothing_are_compared_in_peace(rule) -> None:  # type: ignore[no-untyped-def]
    assert not list(rule.check(Corpus([account("rituximab"), account("", path="b.md")], world())))
