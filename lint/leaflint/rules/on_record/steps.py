"""The steps of the regimens on record, as what sheets state is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from leaflint.facts.comparing import band, phase
from leaflint.reference import Recorded, Reference, Step
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import today

#: In kg; a band that goes on beyond it has no upper end.
_HEAVIEST = 1000


def steps_of(sheet: Examined, drug: str, condition: str) -> tuple[Step, ...]:
    """The steps on record for a drug and a condition on the day of the check, in the order of the record."""
    return _steps(sheet.reference, drug, condition or sheet.condition, today(sheet), sheet.jurisdiction)


@lru_cache(maxsize=1024)
def _steps(reference: Reference, drug: str, condition: str | None, day: str, jurisdiction: str) -> tuple[Step, ...]:
    return reference.regimens(drug, condition=condition, as_of=day, jurisdiction=jurisdiction)


@lru_cache(maxsize=1024)
def whole(step: Step) -> Recorded | None:
    """The dose of a step with its frequency as a qualifier, as sheets state it; None where the step has no dose."""
    if step.dose is None or step.frequency is None:
        return step.dose
    timed = (*step.dose.qualifiers, ("frequency", step.frequency.value))
    return msgspec.structs.replace(step.dose, qualifiers=timed)


def for_all_weights(steps: Iterable[Step]) -> Iterable[Sequence[Step]]:
    """The steps that differ in nothing but the weight of the person, phase by phase."""
    groups: dict[str, list[Step]] = {}
    for step in steps:
        if step.dose and band(step.qualifier("weight") or ""):
            groups.setdefault(phase(step.qualifier("phase") or ""), []).append(step)
    return groups.values()


def same_weights(said: str, recorded: str) -> bool:
    """Whether a band of body weight ends where the recorded one does; what has no end, or is no band, is not judged.

    "40 to 59 kg" is "40 to less than 60 kg".
    """
    one, other = band(said), band(recorded)
    if one is None or other is None or one[0] == one[1]:
        return True
    return all(any(abs(end - known) <= 1 for known in other) for end in one if 0 < end < _HEAVIEST)
