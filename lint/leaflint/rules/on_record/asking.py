"""Asking the record: what applies to a statement in a sheet, on the day of the check, and how messages say it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from leaflint.facts import Fact, Property, Witness
from leaflint.reference import Recorded, Reference
from leaflint.rules.examined import Examined

MAX_QUOTE = 80


def own_words(sheet: Examined) -> str:
    """How the sheet's own drug is called."""
    return drug_name(sheet, sheet.drug or "")


def drug_name(sheet: Examined, drug: str) -> str:
    """How a drug is called, in the language of messages."""
    return sheet.vocabulary.named("drug", drug, "en")


def condition_name(sheet: Examined, condition: str) -> str:
    """How a condition is called: its acronym where it has one."""
    return sheet.vocabulary.named("condition", condition, "en")


def today(sheet: Examined) -> str:
    """The ISO date of the day on which the check is made."""
    return sheet.policy.as_of.isoformat()


def applying(sheet: Examined, property: str, drug: str, condition: str) -> tuple[Recorded, ...]:
    """What is on record of a property on the day of the check, for a condition, under the sheet's jurisdiction."""
    return _applying(sheet.reference, property, drug, condition or sheet.condition, today(sheet), sheet.jurisdiction)


@lru_cache(maxsize=4096)
def _applying(
    reference: Reference, property: str, drug: str, condition: str | None, day: str, jurisdiction: str
) -> tuple[Recorded, ...]:
    return reference.about(drug, property, condition=condition, as_of=day, jurisdiction=jurisdiction)


def stated(sheet: Examined, property: Property) -> list[Fact]:
    """What the sheet states of a property about a drug, front matter and prose; each once."""
    return [fact for fact in sheet.facts(property) if fact.drug]


def quoted(fact: Fact) -> str:
    """The words that state a fact, as messages quote them."""
    return repr(fact.quote if len(fact.quote) <= MAX_QUOTE else fact.quote[: MAX_QUOTE - 1].rstrip() + "…")


def cited(sheet: Examined, facts: Iterable[Recorded]) -> str:
    """The sources of facts of record, and whether these are verified in part only."""
    known = list(facts)
    sources = "; ".join(dict.fromkeys(sheet.reference.cite(fact) for fact in known[:2]))
    partly = ", partly verified" if known and all(fact.status == "partial" for fact in known) else ""
    return f"({sources}{partly})"


def about_whom(sheet: Examined, fact: Fact) -> str:
    """Of which drug a statement is, where it is not the sheet's own: " of rituximab"."""
    return "" if fact.drug == sheet.drug else f" of {drug_name(sheet, fact.drug)}"


def in_prose_first(facts: Iterable[Fact]) -> list[Fact]:
    """The facts with those of the prose first: there a reader meets them."""
    return sorted(facts, key=lambda fact: fact.witness is not Witness.PROSE)
