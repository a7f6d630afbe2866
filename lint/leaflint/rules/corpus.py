"""Sheets beside each other: what each tells the rules that compare them, grouped so that no pair need be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias

from leaflint.facts import Fact, Property
from leaflint.finding import Related
from leaflint.reference import Reference
from leaflint.rules.account import Account
from leaflint.rules.examined import World
from leaflint.rules.policy import Policy
from leaflint.vocabulary import Vocabulary

__all__ = ["About", "Account", "Corpus", "Side", "Statement", "beside"]


class About(NamedTuple):
    """What statements are about: a drug and a condition, under the labels of one jurisdiction."""

    drug: str
    condition: str
    jurisdiction: str


#: A value with its qualifiers.
Statement: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]


class Side(NamedTuple):
    """Sheets that state exactly the same of one property, and what that is: statements in their order."""

    statements: tuple[Statement, ...]
    accounts: tuple[Account, ...]


_Groups: TypeAlias = Mapping[About, tuple[Side, ...]]


class Corpus:
    """The accounts of all sheets of a run, in the order of their paths, and what is the same for all of them."""

    def __init__(self, accounts: Iterable[Account], world: World) -> None:
        self.accounts = tuple(sorted(accounts, key=lambda account: account.path))
        self.vocabulary: Vocabulary = world.vocabulary
        self.reference: Reference = world.reference
        self.policy: Policy = world.policy

    @property
    def today(self) -> str:
        """The ISO date of the day on which the check is made."""
        return self.policy.as_of.isoformat()

    @cached_property
    def _sides(self) -> Mapping[Property, _Groups]:
        found: dict[Property, dict[About, dict[tuple[Statement, ...], list[Account]]]] = {}
        for account in self.accounts:
            stated: dict[tuple[Property, str, str], set[Statement]] = {}
            for property, drug, condition, value, qualifiers in account.statements():
                stated.setdefault((property, drug, condition), set()).add((value, qualifiers))
            for (property, drug, condition), statements in stated.items():
                about = About(drug, condition, account.jurisdiction)
                sides = found.setdefault(property, {}).setdefault(about, {})
                sides.setdefault(tuple(sorted(statements)), []).append(account)
        return {
            property: {about: tuple(Side(what, tuple(who)) for what, who in groups[about].items()) for about in groups}
            for property, groups in ((property, dict(sorted(groups.items()))) for property, groups in found.items())
        }

    def sides(self, property: Property) -> _Groups:
        """What is stated of a property, by what it is about: one side for all sheets that state the same.

        Of terms (side effects, tests before the start …) nothing is told here: that one sheet names one and another
        does not is no contradiction.
        """
        return self._sides.get(property, {})

    def facts(self, account: Account, property: Property, about: About | None = None) -> tuple[Fact, ...]:
        """What a sheet states of a property, prose first: there a reader meets it."""
        facts = (
            fact
            for fact in account.facts
            if fact.property is property and (about is None or (fact.drug, fact.condition) == about[:2])
        )
        return tuple(sorted(facts, key=lambda fact: (fact.witness != "prose", fact.place.line, fact.place.column)))

    @property
    def drugs(self) -> tuple[str, ...]:
        """The drugs that sheets are about, in the order of their ids."""
        return tuple(sorted(drug for drug in self._by_drug if drug))

    def about(self, drug: str) -> tuple[Account, ...]:
        """The sheets about a drug."""
        return self._by_drug.get(drug, ())

    def of_class(self, class_: str) -> tuple[Account, ...]:
        """The sheets about the drugs of a mechanism class."""
        return tuple(account for drug in self.drugs if self.class_of(drug) == class_ for account in self.about(drug))

    def class_of(self, drug: str) -> str:
        """The mechanism class of a drug; "" where none is known."""
        return str(self.vocabulary.drugs.get(drug, {}).get("class", ""))

    def name(self, drug: str, language: str = "en") -> str:
        """How a drug is called."""
        return self.vocabulary.named("drug", drug, language)

    @cached_property
    def _by_drug(self) -> Mapping[str, tuple[Account, ...]]:
        groups: dict[str, list[Account]] = {}
        for account in self.accounts:
            groups.setdefault(account.drug, []).append(account)
        return {drug: tuple(accounts) for drug, accounts in groups.items()}


def beside(facts: Iterable[Fact], message: str, most: int = 3) -> tuple[Related, ...]:
    """The places of facts of other sheets, each with a word on it; the first of them where there are many."""
    return tuple(Related(fact.place, message) for fact in _first(facts, most))


def _first(facts: Iterable[Fact], most: int) -> Iterator[Fact]:
    for _, fact in zip(range(most), facts, strict=False):
        yield fact
