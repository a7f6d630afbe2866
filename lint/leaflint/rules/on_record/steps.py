"""The steps of a regimen on record: a dose and how often, in a phase, for a weight."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from leaflint.facts.comparing import band, phase
from leaflint.reference import Recorded
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import applying
from leaflint.rules.on_record.wording import amount, how_often, named

_JOINED = ("phase", "regimen", "times", "weight", "population", "route")


class Step(NamedTuple):
    """A dose, a frequency, or both, as the record has them."""

    dose: Recorded | None
    frequency: Recorded | None

    def qualifier(self, name: str) -> str:
        """A qualifier of the dose, else of the frequency; "" where neither has it."""
        for part in (self.dose, self.frequency):
            if part and (said := part.qualifier(name)):
                return said
        return ""

    @property
    def whole(self) -> Recorded | None:
        """The dose with its frequency as a qualifier, as sheets state it; None where the record has no dose."""
        if self.dose is None or self.frequency is None:
            return self.dose
        timed = (*self.dose.qualifiers, ("frequency", self.frequency.value))
        return msgspec.structs.replace(self.dose, qualifiers=timed)

    @property
    def facts(self) -> list[Recorded]:
        """What of it is on record."""
        return [part for part in (self.dose, self.frequency) if part]

    def in_words(self) -> str:
        """`900 mg every week, 4 times (loading)`."""
        said = []
        if self.dose:
            said.append(amount(self.dose.value))
        if self.frequency:
            said.append(how_often(self.frequency.value))
        words = " ".join(said)
        if times := self.qualifier("times"):
            words += " once" if times == "1" else f", {times} times"
        about = [self.qualifier("phase"), self.qualifier("weight"), self._week()]
        details = ", ".join(named(part) for part in about if part)
        return f"{words} ({details})" if details else words

    def _week(self) -> str:
        return f"week {self.qualifier('week')}" if self.qualifier("week") else ""


def steps_of(sheet: Examined, drug: str, condition: str) -> list[Step]:
    """The steps on record for a drug and a condition on the day of the check, in the order of the record."""
    doses = applying(sheet, "dose", drug, condition)
    frequencies = applying(sheet, "frequency", drug, condition)
    found: list[Step] = []
    used: set[Recorded] = set()
    for dose in doses:
        mine = [frequency for frequency in frequencies if _belong(dose, frequency)]
        used.update(mine)
        found += [Step(dose, frequency) for frequency in mine] or [Step(dose, None)]
    return [*found, *(Step(None, frequency) for frequency in frequencies if frequency not in used)]


def hull(steps: list[Step]) -> list[tuple[str, list[Step]]]:
    """The steps that differ in nothing but the weight of the person, by phase."""
    groups: dict[str, list[Step]] = {}
    for step in steps:
        if step.dose and band(step.qualifier("weight")):
            groups.setdefault(phase(step.qualifier("phase")), []).append(step)
    return list(groups.items())


def _belong(dose: Recorded, frequency: Recorded) -> bool:
    if dose.qualifier("week") != frequency.qualifier("week") or dose.qualifier("limit"):
        return False
    return all(
        dose.qualifier(name) in (None, frequency.qualifier(name)) or frequency.qualifier(name) is None
        for name in _JOINED
    )
