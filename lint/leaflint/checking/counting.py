"""How many facts of each property were declared, and how many could be read in the prose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leaflint.facts import Fact, Witness

#: By property: how many facts are declared, and how many the prose states.
Counts = Mapping[str, tuple[int, int]]


def counted(facts: Iterable[Fact]) -> dict[str, tuple[int, int]]:
    """The counts of one sheet."""
    found: dict[str, tuple[int, int]] = {}
    for fact in facts:
        declared, read = found.get(fact.property, (0, 0))
        is_declared = fact.witness is Witness.FRONT_MATTER
        found[str(fact.property)] = (declared + is_declared, read + (not is_declared))
    return found


def together(counts: Iterable[Counts]) -> dict[str, dict[str, int]]:
    """The counts of a run, by property in the order of the alphabet: `{"dose": {"declared": 8, "read": 9}}`."""
    total: dict[str, dict[str, int]] = {}
    for one in counts:
        for property, (declared, read) in one.items():
            sums = total.setdefault(property, {"declared": 0, "read": 0})
            sums["declared"] += declared
            sums["read"] += read
    return dict(sorted(total.items()))
