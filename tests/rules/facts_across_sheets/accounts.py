"""Accounts made by hand, and what a rule finds in them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache

from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.facts import Fact, Property, Witness
from leaflint.finding import Place
from leaflint.rules.account import Account
from leaflint.rules.accounts import packed_facts
from leaflint.rules.corpus import Corpus
from leaflint.rules.examined import World
from leaflint.rules.policy import Policy
from leaflint.rules.registry import rule_named
from leaflint.rules.rule import Problem


@cache
def setting(as_of: str = "2026-11-22") -> Setting:
    return make_setting(Recipe(Policy(datetime.date.fromisoformat(as_of))))


def world(as_of: str = "2026-11-22") -> World:
    return setting(as_of).world


def says(property: Property, value: str, quote: str = "", *, drug: str | None = None, **qualifiers: str) -> Fact:
    """A fact in the prose; `drug` is None for the sheet's own."""
    return Fact(
        drug if drug is not None else "own",
        "nmosd",
        property,
        value,
        Witness.PROSE,
        Place(""),
        quote or f"{property} {value}",
        tuple(sorted(qualifiers.items())),
        "dosage",
    )


def account(
    drug: str, *facts: Fact, path: str = "", revised: str = "2026-11-22", jurisdiction: str = "US", language: str = "en"
) -> Account:
    """A sheet about a drug that says `facts`, each sentence on a line of its own."""
    path = path or f"{drug}.md"
    lines = {quote: line for line, quote in enumerate(dict.fromkeys(fact.quote for fact in facts), 1)}
    placed = [
        Fact(
            drug if fact.drug == "own" else fact.drug,
            fact.condition,
            fact.property,
            fact.value,
            fact.witness,
            Place(path, lines[fact.quote], 1, lines[fact.quote], 9, 1, 9),
            fact.quote,
            fact.qualifiers,
            fact.section,
        )
        for fact in facts
    ]
    return Account(path, drug, "nmosd", language, jurisdiction, revised, packed_facts(placed, drug, "nmosd"))


def problems(rule: str, *accounts: Account, as_of: str = "2026-11-22") -> list[Problem]:
    """What a rule finds."""
    found = rule_named(rule)
    assert found
    return list(found.check(Corpus(accounts, world(as_of))))


def places(found: Iterable[Problem]) -> list[tuple[str, int]]:
    """Path and line of each problem."""
    return [(one.where.path, one.where.line) for one in found if isinstance(one.where, Place)]
