"""Facts as other programs read them."""

from __future__ import annotations

from typing import Any

from leaflint.facts.fact import Fact

#: The names of what `as_json` and `as_row` tell, in their order.
FIELDS = ("drug", "condition", "property", "value", "qualifiers", "witness", "path", "line", "column", "quote")


def as_json(fact: Fact) -> dict[str, Any]:
    """A fact as the contract has it."""
    return {
        "drug": fact.drug,
        "condition": fact.condition,
        "property": fact.property.value,
        "value": fact.value,
        "qualifiers": dict(fact.qualifiers),
        "witness": fact.witness.value,
        "path": fact.place.path,
        "line": fact.place.line,
        "column": fact.place.column,
        "quote": fact.quote,
    }


def as_row(fact: Fact) -> dict[str, Any]:
    """A fact as a row of a table, its qualifiers in one cell."""
    return as_json(fact) | {"qualifiers": qualifiers_in_words(fact)}


def qualifiers_in_words(fact: Fact) -> str:
    """The qualifiers of a fact: "phase=maintenance; frequency=1/P1D"."""
    return "; ".join(f"{name}={value}" for name, value in fact.qualifiers)
