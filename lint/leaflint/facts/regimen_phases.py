"""Phases: what comes before a "then" is the loading, and only the last step holds from then on."""

from __future__ import annotations

from collections.abc import Sequence

from leaflint.facts.comparing.rates import holds_rate
from leaflint.facts.frequency import Frequency, Period
from leaflint.facts.step_lengths import days_apart
from leaflint.facts.steps import Step

#: A regimen of more steps is none that a person is told.
_LONGEST = 12


def in_turn(before: Sequence[Step], told: Sequence[Step]) -> tuple[int, list[Step]]:
    """How many of the last steps told so far a sentence changes, and these with its own, each in its phase.

    A sentence that goes on with "then" goes on from the steps before it, of the same drug and condition.
    """
    recent = [*before[-_LONGEST:]]
    start = len(recent)
    steps = _twice([*recent, *_with_dose(recent, told)], start)
    if len(steps) <= start:
        return start, steps
    while start and steps[start].opened and _same_subject(steps[start - 1], steps[start]):
        start -= 1
    return len(recent), [*steps[:start], *phased(steps[start:])]


def phased(steps: Sequence[Step]) -> list[Step]:
    """Steps that follow each other, with the phases that this gives to those that name none."""
    if len(steps) == 1 and not steps[0].often:
        return [*steps]
    later = [at for at, step in enumerate(steps) if step.opened == "then" or step.phase == "maintenance"]
    if not later:
        return [*steps]
    last = later[-1]
    lasting = steps[last].often
    return [
        step if at > last else _in_phase(step, is_last=at == last or _is_about(step, lasting))
        for at, step in enumerate(steps)
    ]


def _is_about(step: Step, often: str) -> bool:
    """Whether a step without a dose only counts what another gives: "six or seven a year" of "every eight weeks"."""
    return bool(step.often and often and not step.amount and step.often != often and holds_rate(often, step.often))


def settled(steps: Sequence[Step]) -> list[Step]:
    """The steps of one question: beside doses that are counted, what is given less often and without end lasts.

    "Every 6 months. The first two infusions are two weeks apart."
    """
    counted = [step for step in steps if step.often and step.times not in ("", "1") and step.phase != "maintenance"]
    named = [step for step in steps if step.often and step.phase == "maintenance"]
    open_ = named or [step for step in steps if step.often and not step.phase and not step.times]
    if not counted or not open_:
        return [*steps]
    first, lasting = ({step.often for step in group} for group in (counted, open_))
    subjects = {(step.clause.drug, step.clause.condition) for step in (*counted, *open_)}
    rates = [Frequency.parse(often) for often in (*first, *lasting)]
    if len(subjects) > 1 or len(rates) != 2 or not _is_rarer(*rates):
        return [*steps]
    phases = {id(step): "loading" for step in counted} | {id(step): "maintenance" for step in open_}
    return [step._replace(phase=step.phase or phases.get(id(step), "")) for step in steps]


def _is_rarer(first: Frequency | None, lasting: Frequency | None) -> bool:
    return first is not None and lasting is not None and lasting.least_per_year < first.least_per_year


def _in_phase(step: Step, *, is_last: bool) -> Step:
    if step.phase and (is_last or not step.opened or step.phase != "maintenance"):
        return step
    # What is given in one week only is no lasting step, nor is one without any frequency after a "then".
    lasts = is_last and not (step.week and not step.often)
    return step._replace(phase="maintenance" if lasts else "loading")


def _with_dose(before: Sequence[Step], told: Sequence[Step]) -> list[Step]:
    """What is told, a "then" that gives only a frequency with the dose of the step before."""
    if not told or not before or told[0].amount or told[0].opened != "then" or told[0].phase:
        return [*told]
    last = before[-1]
    fits = last.amount and not last.weight and _same_subject(last, told[0])
    return [told[0]._replace(amount=last.amount), *told[1:]] if fits else [*told]


def _twice(steps: list[Step], start: int) -> list[Step]:
    """The steps from `start` on, a dose that is given again "two weeks later" as one with the dose before it."""
    found = steps[:start]
    for step in steps[start:]:
        before = found[-1] if found else None
        period = _later(before, step) if before and not step.often else None
        if before and period and _is_again(before, step):
            often = str(Frequency(1, 1, period, period))
            found[-1] = before._replace(often=often, said=step.said or step.span, times="2")
        else:
            found.append(step)
    return found


def _later(before: Step, step: Step) -> Period | None:
    """How long after the step before it one comes, where it says so, or both say the day."""
    if before.day and step.day and int(before.day) < int(step.day):
        return days_apart(int(before.day), int(step.day))
    return Period.parse(step.later) if step.later else None


def _is_again(before: Step, step: Step) -> bool:
    one, other = before.amount, step.amount
    open_ = not before.often and not step.weight and before.times in ("", "1")
    return bool(open_ and one and other and one.dose.same(other.dose) and _same_subject(before, step))


def _same_subject(one: Step, other: Step) -> bool:
    return (one.clause.drug, one.clause.condition) == (other.clause.drug, other.clause.condition)
