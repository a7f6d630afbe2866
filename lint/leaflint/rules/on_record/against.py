"""Every statement of a sheet that the record contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from leaflint.facts import Property, Witness
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.conflict import Conflict
from leaflint.rules.on_record.denials import denial_conflicts
from leaflint.rules.on_record.origins import maker_conflicts, mechanism_conflicts
from leaflint.rules.on_record.pregnancy import pregnancy_conflicts
from leaflint.rules.on_record.regimens import regimen_conflicts
from leaflint.rules.on_record.routes import route_conflicts
from leaflint.rules.on_record.status import status_conflicts
from leaflint.rules.on_record.trials import relapse_conflicts, trial_conflicts

_CHECKS: tuple[Callable[[Examined], Iterator[Conflict]], ...] = (
    status_conflicts,
    regimen_conflicts,
    route_conflicts,
    relapse_conflicts,
    trial_conflicts,
    pregnancy_conflicts,
    mechanism_conflicts,
    maker_conflicts,
    denial_conflicts,
)


def against_record(sheet: Examined) -> list[tuple[Conflict, ...]]:
    """The conflicts, those that make the same mistake together; what stands in the prose first."""
    groups: dict[tuple[str, str, str, str], list[Conflict]] = {}
    for check in _CHECKS:
        for conflict in check(sheet):
            fact = conflict.fact
            # What is wrong with one regimen in one answer is one mistake, however many of its steps it is in.
            step = fact.property in (Property.DOSE, Property.FREQUENCY)
            named = ("regimen", fact.section or fact.witness) if step else (fact.property, conflict.fault)
            groups.setdefault((*named, fact.drug, fact.condition), []).append(conflict)
    return [tuple(sorted(group, key=lambda one: one.fact.witness is not Witness.PROSE)) for group in groups.values()]
