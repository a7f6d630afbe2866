"""How the rules about approvals speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from leaflint.approvals import Approved, Change, Signoff
from leaflint.facts import Fact, Property, Witness
from leaflint.finding import Place, Related
from leaflint.nodes import Span
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.wording import said

_NAMED = 3
_LONG = 60
_STATEMENT = re.compile(
    r"(?P<value>.*?)(?: \((?P<qualifiers>[a-z_]+=.*)\))?(?: \[(?P<drug>[^ \]]*) ?(?P<condition>[^ \]]*)\])?", re.DOTALL
)


class Told(NamedTuple):
    """A change in words: what was signed, and what stands there today; "" for nothing."""

    old: str
    new: str


def told(change: Change) -> Told:
    """A change as a person would say it; where that is the same on both sides, with what narrows it."""
    signed = [_fact(change.property, words) for words in change.old]
    old, new = _said(signed), _said(change.new)
    if old != new:
        return Told(old, new)
    return Told(_narrowed(signed), _narrowed(change.new))


def _said(facts: Iterable[Fact]) -> str:
    return "; ".join(dict.fromkeys(said(fact) for fact in facts))


def _narrowed(facts: Iterable[Fact]) -> str:
    described = (
        f"{said(fact)} ({', '.join(f'{name.replace(chr(95), chr(32))} {value}' for name, value in fact.qualifiers)})"
        if fact.qualifiers
        else said(fact)
        for fact in facts
    )
    return "; ".join(dict.fromkeys(described))


def _fact(property: Property, words: str) -> Fact:
    """The statement that a ledger has in words, as a fact without a place."""
    match = _STATEMENT.fullmatch(words)
    assert match
    pairs = (one.partition("=") for one in (match["qualifiers"] or "").split(", ") if "=" in one)
    return Fact(
        drug=match["drug"] or "",
        condition=match["condition"] or "",
        property=property,
        value=match["value"],
        witness=Witness.APPROVED_TEXT,
        place=Place(""),
        quote="",
        qualifiers=tuple((name, value) for name, _, value in pairs),
    )


def facts_signed(text: Approved) -> list[Fact]:
    """The statements of a text that was approved, of the properties that are known today."""
    known = {property.value: property for property in Property}
    parts = (words.partition(" ") for words in text.signed.facts)
    return [_fact(known[property], words) for property, _, words in parts if property in known]


def names(text: Approved) -> str:
    """Who signed a text."""
    shown = [name.partition("<")[0].strip()[:_LONG] for name in text.names[:_NAMED]]
    more = len(text.names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def where(sheet: Examined) -> Span:
    """Where a sheet says that it was approved; its top where it does not."""
    return next(iter(sheet.approving), sheet.top)


def entry(signoff: Signoff, text: Approved) -> Related:
    """The last of the entries by which a text was approved."""
    return Related(Place(signoff.ledger, text.line, 1, text.line, 2, 1, 2), f"approved by {names(text)} on {text.day}")
