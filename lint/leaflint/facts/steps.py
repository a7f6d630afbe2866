"""The steps of a regimen, as a sentence states them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from leaflint.facts.clauses import Clause
from leaflint.facts.doses import Amount
from leaflint.facts.frequency import Frequency, Period
from leaflint.facts.step_items import HEADS
from leaflint.facts.step_lengths import Item
from leaflint.facts.step_parts import breaks_of, parts_of, turned
from leaflint.facts.weights import is_of_one
from leaflint.nodes import Span

_OF_BODY = frozenset(("kg", "m2"))
_SHORT = 4


class Step(NamedTuple):
    """A step as a sentence states it; what it leaves open is empty.

    `often` is its frequency and `said` where that is said, `opened` the word that goes on to it: "then", "next" or "".
    `later` is how long after the step before it comes, `day` the day that it is given on.
    """

    clause: Clause
    span: Span
    amount: Amount | None = None
    often: str = ""
    said: Span | None = None
    phase: str = ""
    weight: str = ""
    times: str = ""
    week: str = ""
    opened: str = ""
    later: str = ""
    day: str = ""


def read_steps(clause: Clause, items: Sequence[Item]) -> list[Step]:
    """The steps that `items` of a clause make, in their order."""
    if not any(item.kind in HEADS for item in items) or _are_choices(clause, items):
        return []
    persons = [item for item in items if item.kind == "weight" and is_of_one(item.value)]
    items = [item for item in items if item not in persons] if persons else items
    breaks = breaks_of(clause, items)
    first = {item.kind: item.span.start for item in reversed(items)}
    leads = first.get("weight", -1) < min(first.get(kind, clause.span.end) for kind in HEADS)
    steps: list[Step] = []
    weight = ""
    for part in parts_of(turned(items, breaks), breaks, clause.span.end, weights_lead=leads):
        named = [item.value for item in part if item.kind == "weight"]
        weight = (named[-1] if named else weight) if leads else (named[0] if named else "")
        if step := _step(clause, part):
            steps.append(step._replace(weight=weight))
    return [_of_person(step, persons) for step in _repeated(steps)] if persons else _repeated(steps)


def _of_person(step: Step, persons: Sequence[Item]) -> Step:
    """The step of a whole person, with the weight that is named last before it, else first behind it."""
    amount = step.amount
    if amount is None or not _OF_BODY.isdisjoint(amount.dose.per):
        return step
    before = [item.value for item in persons if item.span.end <= amount.span.start]
    return step._replace(weight=before[-1] if before else persons[0].value)


def _are_choices(clause: Clause, items: Sequence[Item]) -> bool:
    """Whether amounts are listed to choose from: "10 mg, 15 mg or 20 mg"."""
    spans = [item.span for item in items if item.kind == "dose"]
    return any(clause.text[one.end : other.start].strip() == "," for one, other in pairwise(spans))


def _step(clause: Clause, part: Sequence[Item]) -> Step | None:
    """The step that a part says, or None where it says neither how much nor how often."""
    held = {item.kind: item for item in reversed(part)}
    dose = held.get("dose")
    if dose and "times" in held and ":" in clause.text[held["times"].span.end : dose.span.start]:
        # "Five infusions: four of 900 mg and one of 1,200 mg."
        del held["times"]
    often = _rate(part, held)
    heads = [item.span for item in (dose, often) if item]
    if not heads:
        return None
    phases = [item.value for item in part if item.kind == "phase"]
    amount = dose.amount if dose else None
    if amount and often is None and amount.dose.per[-1:] == ("wk",) and held.keys() & {"lasting", "times"}:
        # "900 mg a week for four weeks" is a dose once a week; "25 mg a week" is as much as it says.
        amount = amount._replace(dose=amount.dose._replace(per=amount.dose.per[:-1]))
        often = Item("often", "1/P1W", amount.span)
    parts = held.get("parts") or held.get("times")
    if amount and often and often.value == "1/P1D" and parts and "d" in amount.dose.per:
        # "3 grams each day in two equal parts".
        often = Item("often", f"{parts.value}/P1D", parts.span)
    elif often and often.value == "1/P1D" and amount is None and "parts" in held:
        # "Every day, in two parts"; "once or in two parts" is both.
        split = held["parts"]
        either = any(m.id == "range" and 0 <= split.span.start - m.span.end <= _SHORT for m in clause.of("range"))
        count = f"1-{split.value}" if either and split.value.isdigit() else split.value
        often = Item("often", f"{count}/P1D", often.span)
    weeks = often.value if often and often.kind == "weeks" else ""
    return Step(
        clause,
        Span(min(span.start for span in heads), max(span.end for span in heads)),
        amount,
        _frequency(often),
        often.span if often else None,
        _phase(phases),
        times=str(weeks.count(",") + 1) if weeks else _times(held, amount, _frequency(often)),
        week=weeks or (held["week"].value if "week" in held else ""),
        opened=part[0].kind if part[0].kind in ("then", "next") else "",
        later=held["later"].value if "later" in held else "",
        day=held["day"].value if "day" in held else "",
    )


def _phase(named: Sequence[str]) -> str:
    """The phase, of several that are named, that says most: "starting phase (month 1)" is the loading."""
    first = next((one for one in named if one in ("loading", "maintenance")), "")
    return first or next((one for one in named if one != "start"), named[0] if named else "")


def _times(held: dict[str, Item], amount: Amount | None, often: str) -> str:
    """How many times: "four doses", or "for four weeks" of what is given weekly; not the parts of a day's amount."""
    if often.endswith("/P1D") or (amount and "d" in amount.dose.per):
        return ""
    weekly = often == "1/P1W" or (amount and "wk" in amount.dose.per)
    if "times" in held and not (often and held["times"].value == "1"):
        return held["times"].value if held["times"].value.isdigit() else ""
    if often and "often" not in held and "later" in held:
        return "2"
    return held["lasting"].value if weekly and "lasting" in held else ""


def _rate(part: Sequence[Item], held: dict[str, Item]) -> Item | None:
    """What says how often: a frequency, how far the doses are apart, their weeks, or the parts of a day's amount."""
    found = next((held[kind] for kind in ("often", "weeks", "apart") if kind in held), None)
    dose = held["dose"].amount if "dose" in held else None
    parts = held.get("parts") or held.get("times")
    if found is None and dose and "d" in dose.dose.per and parts:
        return Item("often", f"{parts.value}/P1D", parts.span)
    again = "next" in held or len([item for item in part if item.kind == "dose"]) > 1
    if found is None and dose and again and "later" in held:
        return held["later"]
    return found


def _frequency(often: Item | None) -> str:
    if often is None:
        return ""
    if often.kind == "often":
        return often.value
    if often.kind == "weeks":
        first, second, *_ = often.value.split(",")
        return f"1/{Period(int(second) - int(first), 'W').iso}"
    period = Period.parse(often.value)
    return str(Frequency(1, 1, period, period)) if period else ""


def _repeated(steps: Sequence[Step]) -> list[Step]:
    """The steps, with the dose of the one before in those that go on with a frequency alone."""
    found: list[Step] = []
    for step in steps:
        before = found[-1] if found else None
        goes_on = step.opened == "then" or (step.phase == "maintenance" and not step.said)
        if step.amount is None and before and before.amount and goes_on and not before.weight:
            step = step._replace(amount=before.amount)
        if not (before and _is_total(before, step)):
            found.append(step)
    return found


def _is_total(before: Step, step: Step) -> bool:
    """Whether a step only adds up the one before it: "1000 mg twice a day (2 g daily)"."""
    one, other = before.amount, step.amount
    times = Frequency.parse(before.often)
    if not one or not other or times is None or times.period != Period(1, "D") or times.high == 1:
        return False
    a_day = step.often == "1/P1D" or "d" in other.dose.per
    return a_day and other.dose.magnitude == tuple(end * times.high for end in one.dose.magnitude)
