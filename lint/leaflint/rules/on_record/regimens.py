"""Dose, frequency and route against the record: a dose and how often it is taken are judged together."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from leaflint.facts import Fact, Property
from leaflint.facts.comparing import apart, departs, holds, phase
from leaflint.facts.comparing.doses import Amount, times_larger, within_hull
from leaflint.facts.comparing.rates import holds_rate
from leaflint.facts.frequency import Frequency
from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import about_whom, applying, cited, condition_name, drug_name, quoted, stated
from leaflint.rules.on_record.conflict import Conflict
from leaflint.rules.on_record.steps import Step, hull, steps_of

_TIMES = {10: "ten times", 100: "a hundred times", 1000: "a thousand times"}


def regimen_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Doses with their frequency, and frequencies, that fit no step on record.

    A frequency is not reported where a dose was that is given with it, nor where weeks are taken for months: that is
    `month-for-weeks`.
    """
    reported: set[tuple[str, str]] = set()
    for fact in stated(sheet, Property.DOSE):
        steps = steps_of(sheet, fact.drug, fact.condition)
        if _is_against(fact, steps):
            reported.add((fact.drug, fact.qualifier("frequency") or ""))
            yield _conflict(sheet, fact, steps)
    for fact in stated(sheet, Property.FREQUENCY):
        steps = steps_of(sheet, fact.drug, fact.condition)
        comparable = [step for step in steps if step.frequency and not apart(fact, step.frequency)]
        if (
            comparable
            and not any(_fits_rate(fact.value, step) for step in comparable)
            and (fact.drug, fact.value) not in reported
        ):
            yield _conflict(sheet, fact, steps)


def route_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Routes that are not on record, where the same answer names none that is."""
    facts = stated(sheet, Property.ROUTE)
    for fact in facts:
        recorded = [one for one in applying(sheet, "route", fact.drug, fact.condition) if not apart(fact, one)]
        known = {one.value for one in recorded}
        beside = {
            one.value
            for one in facts
            if (one.drug, one.section, one.witness) == (fact.drug, fact.section, fact.witness)
        }
        if known and not known & beside:
            routes = " or ".join(sorted(known))
            message = (
                f"says {fact.value}{about_whom(sheet, fact)}: {quoted(fact)}, but on record is {routes} "
                f"{cited(sheet, recorded)}"
            )
            yield Conflict(fact, message, f"write that it is {routes}", fact.value)


def _is_against(fact: Fact, steps: list[Step]) -> bool:
    """Whether a dose is against the record: it can be compared with steps there, and fits none of them."""
    comparable = [
        step
        for step in steps
        if (whole := step.whole) and not apart(fact, whole) and holds(whole, _timed(fact, step)[0]) is not None
    ]
    if not comparable or any(_fits(fact, step) for step in comparable):
        return False
    return not _spans_weights(fact, comparable) and not _is_a_beginning(fact, comparable)


def _fits(fact: Fact, step: Step) -> bool:
    whole = step.whole
    if whole is None or all(departs(timed, whole) for timed in _timed(fact, step)):
        return False
    for name in ("times", "week"):
        said, known = fact.qualifier(name), whole.qualifier(name)
        if said and known and said != known:
            return False
    return _fits_rate(fact.qualifier("frequency") or "", step)


def _timed(fact: Fact, step: Step) -> list[Fact]:
    """A dose with the frequency of a step where it is given without one: 1,500 mg of a drug taken twice a day.

    Where the step has a range of frequencies, once with each end of it.
    """
    known = Frequency.parse(step.frequency.value) if step.frequency else None
    if known is None or fact.qualifier("frequency"):
        return [fact]
    ends = dict.fromkeys((known._replace(high=known.low), known._replace(low=known.high)))
    return [
        msgspec.structs.replace(fact, qualifiers=(*fact.qualifiers, ("frequency", str(end)))) for end in ends
    ]


def _fits_rate(said: str, step: Step) -> bool:
    """Whether a frequency is that of a step; what cannot be compared fits.

    "Twice in two weeks" is how some say two doses that are two weeks apart.
    """
    stated = Frequency.parse(said)
    known = Frequency.parse(step.frequency.value) if step.frequency else None
    if stated is None or known is None or stated.swaps_months_and_weeks(known):
        return True
    if str(stated.low) == str(stated.high) == step.qualifier("times") and stated.period == known.period:
        return True
    return step.frequency is None or holds_rate(step.frequency.value, said) is not False


def _spans_weights(fact: Fact, steps: list[Step]) -> bool:
    """Whether a range lies within the doses on record for all weights, in one phase."""
    return any(
        within_hull(fact.value, [step.dose.value for step in group if step.dose])
        and any(_fits_rate(fact.qualifier("frequency") or "", step) for step in group)
        for _, group in hull(steps)
    )


def _is_a_beginning(fact: Fact, steps: list[Step]) -> bool:
    """Whether a smaller dose is one to begin with, and the record tells of no beginning."""
    if phase(fact.qualifier("phase") or "") != "loading" or any(step.qualifier("phase") for step in steps):
        return False
    said = Amount.parse(fact.value)
    known = [amount for step in steps if step.dose and (amount := Amount.parse(step.dose.value))]
    return said is not None and any(said.high <= amount.high for amount in known if amount.per <= said.per | {"d"})


def _conflict(sheet: Examined, fact: Fact, steps: list[Step]) -> Conflict:
    condition = fact.condition or sheet.condition or ""
    about = f"{drug_name(sheet, fact.drug)} for {condition_name(sheet, condition)}"
    facts = [part for step in steps for part in step.facts]
    regimen = "; ".join(dict.fromkeys(step.in_words() for step in steps))
    message = (
        f"says {quoted(fact)}{_scale(fact, steps)}{_elsewhere(sheet, fact)}; the record of {about} has {regimen} "
        f"{cited(sheet, facts)}"
    )
    partial = all(one.status == "partial" for one in facts)
    fault = f"{fact.value} {fact.qualifier('frequency') or ''}".strip()
    return Conflict(fact, message, f"write {regimen}", fault, Severity.NOTE if partial else None)


def _scale(fact: Fact, steps: list[Step]) -> str:
    """Whether the dose is tenfold, which a lost or added zero makes of it."""
    for step in steps if fact.property is Property.DOSE else ():
        if step.dose and (times := times_larger(fact.value, step.dose.value)):
            larger = "larger" if times > 0 else "smaller"
            return f", {_TIMES[abs(times)]} {larger} than on record"
    return ""


def _elsewhere(sheet: Examined, fact: Fact) -> str:
    """For which other condition the statement would be right."""
    doses = sheet.reference.about(fact.drug, fact.property)
    own = (fact.condition, sheet.condition)
    others = dict.fromkeys(c for one in doses if (c := one.qualifier("condition")) and c not in own)
    for condition in others:
        steps = [step for step in steps_of(sheet, fact.drug, condition) if step.qualifier("condition") == condition]
        of_other = msgspec.structs.replace(fact, condition=condition)
        if fact.property is Property.DOSE:
            right = any(step.whole and holds(step.whole, of_other) and _fits(of_other, step) for step in steps)
        else:
            right = any(step.frequency and _fits_rate(fact.value, step) for step in steps)
        if right:
            what = "dose" if fact.property is Property.DOSE else "interval"
            return f", which is the {what} for {condition_name(sheet, condition)}"
    return ""
