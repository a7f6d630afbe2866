"""A statement: what a fact of a sheet and a fact of record have in common."""

from __future__ import annotations

from typing import Protocol


class Statement(Protocol):
    """A value that a property of a drug is said to have, narrowed by qualifiers.

    The condition is an attribute of what sheets state, a qualifier of what is on record.
    """

    @property
    def drug(self) -> str:
        """The drug's id, or "" where it is not known."""

    @property
    def value(self) -> str:
        """The value, as the property's grammar has it."""

    @property
    def qualifiers(self) -> tuple[tuple[str, str], ...]:
        """Pairs of name and value, by name."""

    @property
    def property(self) -> str:
        """What is stated."""


def qualifier(statement: Statement, name: str) -> str:
    """The value of one qualifier; "" where it is left open. A sheet's `condition` counts as one."""
    for named, value in statement.qualifiers:
        if named == name:
            return value
    return str(getattr(statement, "condition", "")) if name == "condition" else ""
