"""Disagreement: two statements about the same thing that cannot both be right."""

from __future__ import annotations

from leaflint.facts.comparing.about import apart
from leaflint.facts.comparing.statement import Statement
from leaflint.facts.comparing.values import holds


def disagree(one: Statement, other: Statement) -> bool:
    """Whether two witnesses disagree: they speak of the same thing, and what neither says lies within the other's.

    The order of the two does not matter. What cannot be compared does not disagree.
    """
    return not apart(one, other) and holds(one, other) is False and holds(other, one) is False


def departs(said: Statement, reference: Statement) -> bool:
    """Whether `said` goes beyond what the `reference` says of the same thing: 2 to 4 where it says 2 to 3."""
    return not apart(said, reference) and holds(reference, said) is False


def agree(one: Statement, other: Statement) -> bool:
    """Whether two statements about the same thing can be compared, and the one lies within the other."""
    return not apart(one, other) and True in (holds(one, other), holds(other, one))
