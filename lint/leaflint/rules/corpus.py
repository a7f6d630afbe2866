"""Sheets beside each other: what each tells the rules that compare them, grouped so that no pair need be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from leaflint.facts import Fact, Property
from leaflint.finding import Place, Related
from leaflint.reference import Reference
from leaflint.rules.examined import World
from leaflint.rules.policy import Policy
from leaflint.vocabulary import Vocabulary


class Passage(msgspec.Struct, frozen=True):
    """A sentence that another sheet may have too.

    `section` is the question it answers, `words` are the sentence in small letters without punctuation, with a star
    for the sheet's own drug, `quote` is how it reads, `named` are the kind and id of what it names.
    """

    place: Place
    section: str
    words: str
    quote: str
    named: tuple[tuple[str, str], ...] = ()


class Account(msgspec.Struct, frozen=True):
    """What one sheet tells the rules that compare sheets.

    `drug` and `condition` are ids ("" where it names none that is known), `revised` is an ISO date or "", `top` where
    something is reported that the whole sheet lacks; `headings` are the places of its questions, and `named` the ids
    of the terms and classes that it speaks of anywhere.
    """

    path: str
    drug: str
    condition: str
    language: str
    jurisdiction: str
    revised: str
    top: Place
    headings: tuple[tuple[str, Place], ...] = ()
    facts: tuple[Fact, ...] = ()
    passages: tuple[Passage, ...] = ()
    named: tuple[str, ...] = ()

    def heading(self, section: str) -> Place:
        """Where a question stands; the top of the sheet where it is not asked."""
        return dict(self.headings).get(section, self.top)


class Corpus:
    """The accounts of all sheets of a run, in the order of their paths, and what is the same for all of them."""

    def __init__(self, accounts: Iterable[Account], world: World) -> None:
        self.accounts = tuple(sorted(accounts, key=lambda account: account.path))
        self.vocabulary: Vocabulary = world.vocabulary
        self.reference: Reference = world.reference
        self.policy: Policy = world.policy

    @cached_property
    def _by_path(self) -> Mapping[str, Account]:
        return {account.path: account for account in self.accounts}

    @cached_property
    def _stated(self) -> Mapping[Property, Mapping[tuple[str, str], tuple[Fact, ...]]]:
        groups: dict[Property, dict[tuple[str, str], list[Fact]]] = {}
        for account in self.accounts:
            for fact in account.facts:
                about = groups.setdefault(fact.property, {})
                about.setdefault((fact.drug, fact.condition), []).append(fact)
        return {
            property: {key: tuple(facts) for key, facts in sorted(about.items())} for property, about in groups.items()
        }

    def stated(self, property: Property) -> Mapping[tuple[str, str], tuple[Fact, ...]]:
        """What all sheets say of a property, by drug and condition, in the order of their paths and places."""
        return self._stated.get(property, {})

    def sheet(self, fact: Fact) -> Account:
        """The account of the sheet in which a fact is stated."""
        return self._by_path[fact.place.path]

    def about(self, drug: str) -> tuple[Account, ...]:
        """The sheets about a drug."""
        return self._by_drug.get(drug, ())

    def of_class(self, class_: str) -> tuple[Account, ...]:
        """The sheets about the drugs of a mechanism class."""
        drugs = [drug for drug, about in sorted(self.vocabulary.drugs.items()) if about.get("class") == class_]
        return tuple(account for drug in drugs for account in self.about(drug))

    @cached_property
    def _by_drug(self) -> Mapping[str, tuple[Account, ...]]:
        groups: dict[str, list[Account]] = {}
        for account in self.accounts:
            groups.setdefault(account.drug, []).append(account)
        return {drug: tuple(accounts) for drug, accounts in groups.items()}


def beside(fact: Fact, message: str) -> Related:
    """The place of a fact of another sheet, with a word on it."""
    return Related(fact.place, message)
