"""Dose, frequency and route against the record: a dose and how often it is taken are judged together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from leaflint.facts import Fact, Property
from leaflint.facts.comparing import apart, departs, holds, phase
from leaflint.facts.comparing.doses import Amount, times_larger, within_hull
from leaflint.finding import Severity
from leaflint.reference import Step
from leaflint.reference.regimens import regimens_in_words
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import cited, condition_name, drug_name, quoted, stated
from leaflint.rules.on_record.bodies import fits_nobody, of_a_body
from leaflint.rules.on_record.conflict import Conflict
from leaflint.rules.on_record.rates import fits_rate, leads_to, timed
from leaflint.rules.on_record.steps import for_all_weights, same_weights, steps_of, whole

_TIMES = {10: "ten times", 100: "a hundred times", 1000: "a thousand times"}


def regimen_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Doses with their frequency, and frequencies, that fit no step on record.

    A frequency is not reported where a dose was that is given with it, nor where weeks are taken for months: that is
    `month-for-weeks`.
    """
    reported: set[tuple[str, str]] = set()
    doses = stated(sheet, Property.DOSE)
    for fact in doses:
        steps = steps_of(sheet, fact.drug, fact.condition)
        if _is_amount_of_a_day(sheet, fact, doses, steps):
            reported.add((fact.drug, fact.qualifier("frequency") or ""))
        elif _is_against(fact, doses, steps) and not _is_frequency_alone(fact, doses, steps):
            reported.add((fact.drug, fact.qualifier("frequency") or ""))
            yield _conflict(sheet, fact, steps)
    for fact in stated(sheet, Property.FREQUENCY):
        steps = steps_of(sheet, fact.drug, fact.condition)
        said = fact if _goes_on(fact, sheet) else without_phase(fact)
        comparable = [step for step in steps if step.frequency and not apart(said, step.frequency)]
        if (
            comparable
            and not any(fits_rate(fact.value, step) or leads_to(fact, step) for step in comparable)
            and (fact.drug, fact.value) not in reported
        ):
            yield _conflict(sheet, fact, steps)


def _is_frequency_alone(fact: Fact, doses: list[Fact], steps: Sequence[Step]) -> bool:
    """Whether it is how often the dose is given that no step has, so that this is what is wrong."""
    often = fact.qualifier("frequency")
    amount = msgspec.structs.replace(fact, qualifiers=tuple(q for q in fact.qualifiers if q[0] != "frequency"))
    timed = [step for step in steps if step.frequency]
    wrong = often and timed and not any(fits_rate(often, step) for step in timed)
    return bool(wrong) and not _is_against(amount, doses, steps)


def _is_amount_of_a_day(sheet: Examined, fact: Fact, doses: list[Fact], steps: Sequence[Step]) -> bool:
    """Whether "2000 mg daily" is what the record has for a day, in as many parts as it may be: no "once" is said."""
    often = fact.qualifier("frequency")
    told = [one for one in stated(sheet, Property.FREQUENCY) if (one.drug, one.value) == (fact.drug, often)]
    if often != "1/P1D" or not told or any(" " in one.quote or one.section != fact.section for one in told):
        return False
    left = tuple(pair for pair in fact.qualifiers if pair[0] != "frequency")
    return not _is_against(msgspec.structs.replace(fact, value=f"{fact.value}/d", qualifiers=left), doses, steps)


def are_two_steps(sheet: Examined, one: Fact, other: Fact) -> bool:
    """Whether two doses or frequencies are those of two steps on record, so that both are right."""
    fitting = [
        {
            at
            for at, step in enumerate(steps_of(sheet, fact.drug, fact.condition))
            if (_fits(fact, step) if fact.property is Property.DOSE else step.frequency and fits_rate(fact.value, step))
        }
        for fact in (one, other)
    ]
    lasting = all(phase(fact.qualifier("phase") or "") == "maintenance" for fact in (one, other))
    return all(fitting) and not fitting[0] & fitting[1] and not (lasting and one.property is Property.FREQUENCY)


def without_phase(fact: Fact) -> Fact:
    """The statement with its phase left open: to which phase a sentence gives a frequency is seldom certain."""
    return msgspec.structs.replace(fact, qualifiers=tuple(pair for pair in fact.qualifiers if pair[0] != "phase"))


def _goes_on(fact: Fact, sheet: Examined) -> bool:
    """Whether the phase of a frequency is certain: it is the lasting one, and the sheet tells of the first as well."""
    return phase(fact.qualifier("phase") or "") == "maintenance" and any(
        phase(other.qualifier("phase") or "") == "loading"
        for other in stated(sheet, Property.FREQUENCY)
        if (other.drug, other.witness) == (fact.drug, fact.witness)
    )


def _is_against(fact: Fact, facts: list[Fact], steps: Sequence[Step]) -> bool:
    """Whether a dose is against the record: it can be compared with steps there, and fits none of them."""
    # A dose with its frequency tells by itself which step it is; a misread phase does not make it another.
    named = phase(fact.qualifier("phase") or "") in ("loading", "maintenance")
    said = without_phase(fact) if fact.qualifier("frequency") or not named else fact
    comparable = [
        step
        for step in steps
        if (known := whole(step)) and not apart(said, known) and holds(known, timed(said, step)[0]) is not None
    ]
    if not comparable:
        return fits_nobody(said, steps)
    if any(_fits(said, step) for step in comparable):
        return False
    return not _spans_weights(said, comparable) and not _is_a_beginning(fact, facts, comparable)


def _fits(fact: Fact, step: Step) -> bool:
    dose = whole(step)
    if dose is None or all(departs(timed, dose) for timed in timed(fact, step)):
        return False
    for name in ("times", "week"):
        said, known = fact.qualifier(name), dose.qualifier(name)
        if said and known and said != known:
            return False
    if not same_weights(fact.qualifier("weight") or "", dose.qualifier("weight") or ""):
        return False
    return fits_rate(fact.qualifier("frequency") or "", step)


def _spans_weights(fact: Fact, steps: Sequence[Step]) -> bool:
    """Whether what names no weight lies within the doses on record for all weights, in one phase."""
    return not fact.qualifier("weight") and any(
        within_hull(fact.value, [step.dose.value for step in group if step.dose])
        and any(fits_rate(fact.qualifier("frequency") or "", step) for step in group)
        for group in for_all_weights(steps)
    )


def _is_a_beginning(fact: Fact, facts: list[Fact], steps: Sequence[Step]) -> bool:
    """Whether a smaller dose is one to begin with, and the record tells of no beginning.

    It is called so, or the same answer goes on with the dose that follows it.
    """
    if any(step.qualifier("phase") for step in steps):
        return False
    goes_on = any(
        phase(other.qualifier("phase") or "") == "maintenance"
        and (other.place.line, other.place.column) > (fact.place.line, fact.place.column)
        for other in facts
        if (other.drug, other.section, other.witness) == (fact.drug, fact.section, fact.witness)
    )
    said = Amount.parse(fact.value)
    known = [amount for step in steps if step.dose and (amount := Amount.parse(step.dose.value))]
    named = phase(fact.qualifier("phase") or "")
    begins = named == "loading" or (goes_on and not named)
    return begins and said is not None and any(said.per == one.per and said.high <= one.high for one in known)


def _conflict(sheet: Examined, fact: Fact, steps: Sequence[Step]) -> Conflict:
    condition = fact.condition or sheet.condition or ""
    about = f"{drug_name(sheet, fact.drug)} for {condition_name(sheet, condition)}"
    facts = [part for step in steps for part in step.facts]
    regimen = regimens_in_words(steps)
    message = (
        f"says {quoted(fact)}{_scale(fact, steps)}{_elsewhere(sheet, fact)}; the record of {about} has {regimen} "
        f"{cited(sheet, facts)}"
    )
    partial = all(one.status == "partial" for one in facts)
    fault = f"{fact.value} {fact.qualifier('frequency') or ''}".strip()
    return Conflict(fact, message, f"write {regimen}", fault, Severity.NOTE if partial else None)


def _scale(fact: Fact, steps: Sequence[Step]) -> str:
    """Whether the dose is tenfold, which a lost or added zero makes of it."""
    for step in steps if fact.property is Property.DOSE else ():
        if step.dose and (times := times_larger(fact.value, step.dose.value)):
            larger = "larger" if times > 0 else "smaller"
            return f", {_TIMES[abs(times)]} {larger} than on record"
    return of_a_body(fact, steps)


def _elsewhere(sheet: Examined, fact: Fact) -> str:
    """For which other condition the statement would be right."""
    doses = sheet.reference.about(fact.drug, fact.property)
    own = (fact.condition, sheet.condition)
    others = dict.fromkeys(c for one in doses if (c := one.qualifier("condition")) and c not in own)
    for condition in others:
        steps = [step for step in steps_of(sheet, fact.drug, condition) if step.qualifier("condition") == condition]
        of_other = msgspec.structs.replace(fact, condition=condition)
        if fact.property is Property.DOSE:
            # That a small dose is below the most of another regimen says nothing.
            exact = [step for step in steps if (dose := whole(step)) and not dose.qualifier("limit")]
            right = any((dose := whole(step)) and holds(dose, of_other) and _fits(of_other, step) for step in exact)
        else:
            right = any(step.frequency and fits_rate(fact.value, step) for step in steps)
        if right:
            what = "dose" if fact.property is Property.DOSE else "interval"
            return f", which is the {what} for {condition_name(sheet, condition)}"
    return ""
