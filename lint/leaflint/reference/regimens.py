"""The regimens on record: a dose and how often it is given, joined step by step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from leaflint.facts.frequency import Frequency
from leaflint.reference.records import Recorded
from leaflint.reference.wording import amount, how_often, named, weeks


class Step(msgspec.Struct, frozen=True):
    """One step of a regimen: its dose, how often it is given, or both; `qualifiers` hold for each of the two."""

    drug: str
    qualifiers: tuple[tuple[str, str], ...]
    dose: Recorded | None = None
    frequency: Recorded | None = None

    def qualifier(self, name: str) -> str | None:
        """The value of the qualifier `name`, or None where the step leaves it open."""
        return dict(self.qualifiers).get(name)

    @property
    def facts(self) -> tuple[Recorded, ...]:
        """What of it is on record: one or two facts."""
        return tuple(fact for fact in (self.dose, self.frequency) if fact)

    def in_words(self) -> str:
        """The step as a person would say it: "1200 mg every 2 weeks (maintenance)"."""
        details = [named(detail) for name in ("phase", "weight") if (detail := self.qualifier(name))]
        return f"{self.core()} ({', '.join(details)})" if details else self.core()

    def core(self) -> str:
        """How much and how often alone: "900 mg every week for 4 doses", "1500 to 3000 mg/day in 2 doses"."""
        said = [self._amount()] if self.dose else []
        times, week = self.qualifier("times"), self.qualifier("week")
        if week:
            said.append(weeks(week))
        elif times == "1":
            said.append("once")
        elif self.frequency:
            said.append(_rate(self.dose, self.frequency.value))
        if times and times != "1" and not week:
            said.append(f"for {times} doses")
        if day := self.qualifier("from_day"):
            said.append(f"from day {day}")
        return " ".join(said)

    def _amount(self) -> str:
        bound = {"maximum": "at most ", "minimum": "at least "}.get(self.qualifier("limit") or "", "")
        return bound + amount(self.dose.value) if self.dose else ""


def joined(doses: Iterable[Recorded], frequencies: Iterable[Recorded]) -> tuple[Step, ...]:
    """The steps that doses and frequencies of one drug make, in the order of the record.

    The two belong together where their qualifiers are the same; what finds no partner is a step alone. Two doses of
    one step in different units (1 mg/kg, 50 to 100 mg) are a step each.
    """
    waiting = list(frequencies)
    paired: set[Recorded] = set()
    steps: list[Step] = []
    for dose in doses:
        frequency = next((one for one in waiting if one.qualifiers == dose.qualifiers), None)
        paired.update([frequency] if frequency else [])
        steps.append(Step(dose.drug, dose.qualifiers, dose, frequency))
    alone = [Step(one.drug, one.qualifiers, None, one) for one in waiting if one not in paired]
    return tuple(sorted([*steps, *alone], key=_order))


def regimens_in_words(steps: Sequence[Step]) -> str:
    """All regimens of these steps: "900 mg every week for 4 doses, 1200 mg in week 5, then 1200 mg every 2 weeks".

    Regimens between which one may choose are parted by "; or", those that differ by weight by ";".
    """
    choices: dict[str, dict[str, list[Step]]] = {}
    for step in steps:
        by_weight = choices.setdefault(step.qualifier("regimen") or "", {})
        by_weight.setdefault(step.qualifier("weight") or "", []).append(step)
    return "; or ".join(
        "; ".join(_course(course) + (f" ({named(weight)})" if weight else "") for weight, course in by_weight.items())
        for by_weight in choices.values()
    )


def _course(steps: Sequence[Step]) -> str:
    """One course from its beginning to what goes on."""
    said = [step.core() for step in steps]
    if len(said) > 1 and steps[-1].qualifier("phase") == "maintenance":
        return f"{', '.join(said[:-1])}, then {said[-1]}"
    return ", ".join(said)


def _rate(dose: Recorded | None, value: str) -> str:
    """How often; of a dose that is the whole day's, in how many parts."""
    frequency = Frequency.parse(value)
    if dose and dose.value.endswith("/d") and frequency and frequency.period.iso == "P1D":
        parts = f"{frequency.low}" if frequency.low == frequency.high else f"{frequency.low} or {frequency.high}"
        return f"in {parts} dose{'' if parts == '1' else 's'}"
    return how_often(value)


def _order(step: Step) -> int:
    """Maintenance after what comes before it; the order of the record is kept in all else."""
    return int(step.qualifier("phase") == "maintenance")
