"""The steps of a regimen: a sentence's items, divided where one step ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from leaflint.facts.clauses import Clause
from leaflint.facts.dose import Dose
from leaflint.facts.doses import Amount
from leaflint.facts.frequency import Frequency, Period
from leaflint.facts.step_items import HEADS, Item
from leaflint.nodes import Span

_BREAK = re.compile(r",(?!\d)|;|\s[-\u2013\u2014]\s|\)")
_RATES = frozenset(("often", "apart", "weeks"))
_LEADING = frozenset(("phase", "week"))
_FOLLOW = HEADS | {"times"}
_NEAR = 12


class Step(NamedTuple):
    """A step as a sentence states it; what it leaves open is empty.

    `often` is its frequency and `said` where that is said, `opened` the word that goes on to it: "then", "next" or "".
    `later` is how long after the step before it comes.
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


def read_steps(clause: Clause, items: Sequence[Item]) -> list[Step]:
    """The steps that `items` of a clause make, in their order."""
    if not any(item.kind in HEADS for item in items) or _are_choices(clause, items):
        return []
    breaks = _breaks(clause, items)
    first = {item.kind: item.span.start for item in reversed(items)}
    leads = first.get("weight", -1) < min(first.get(kind, clause.span.end) for kind in HEADS)
    steps: list[Step] = []
    weight = ""
    for part in _parts(turned(items), breaks, clause.span.end, weights_lead=leads):
        named = [item.value for item in part if item.kind == "weight"]
        weight = (named[-1] if named else weight) if leads else (named[0] if named else "")
        if step := _step(clause, part):
            steps.append(step._replace(weight=weight))
    return _repeated(steps)


def _are_choices(clause: Clause, items: Sequence[Item]) -> bool:
    """Whether amounts are listed to choose from: "10 mg, 15 mg or 20 mg"."""
    spans = [item.span for item in items if item.kind == "dose"]
    return any(clause.text[one.end : other.start].strip() == "," for one, other in pairwise(spans))


def _breaks(clause: Clause, items: Sequence[Item]) -> list[int]:
    """Where a clause has commas, brackets or an "and", none of them inside an item."""
    marks = [match.start() for match in _BREAK.finditer(clause.text, *clause.span)]
    marks += [word.span.start for word in clause.of("range") if word.id == "and"]
    return sorted(mark for mark in marks if not any(item.span.start < mark < item.span.end for item in items))


def turned(items: Sequence[Item]) -> list[Item]:
    """The items, with "after the loading phase" and "from week 7" as what they mean: the maintenance."""
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        near = before is not None and item.span.start - before.span.end <= _NEAR
        if before and near and before.kind == "after" and item.kind == "phase":
            found[-1] = Item("phase", "maintenance", Span(before.span.start, item.span.end))
        elif before and near and before.kind == "from" and item.kind in ("week", "phase"):
            if item.kind == "week" and item.value not in ("0", "1"):
                found[-1] = Item("then", "", Span(before.span.start, item.span.end))
            else:
                found.pop()
        else:
            found.append(item)
    return [item for item in found if item.kind != "from"]


def _parts(items: Sequence[Item], breaks: Sequence[int], end: int, *, weights_lead: bool) -> list[list[Item]]:
    """The items of each step."""
    parts: list[list[Item]] = [[]]
    leading = _LEADING | {"weight"} if weights_lead else _LEADING
    for index, item in enumerate(items):
        part, here = parts[-1], _till_break(items, index, breaks, end)
        if item.kind in ("then", "next"):
            if part and part[0].kind == "then" and not _heads(part):
                part.append(item)
            elif any(later.kind in HEADS for later in here):
                parts.append([item])
            elif item.kind == "then" and _heads(part):
                parts.append([item, *_take_last(part, breaks), Item("phase", "maintenance", item.span)])
            else:
                part.append(item)
        elif item.kind == "after":
            if here and here[0].kind in _FOLLOW and here[0].span.start - item.span.end <= _NEAR:
                part.append(Item("phase", "maintenance", item.span))
                parts.append([Item("phase", "loading", item.span)])
        elif item.kind == "weight" and weights_lead and _heads(part):
            parts.append([item])
        elif _is_most(part, item):
            parts.insert(len(parts) - 1, [item])
        elif _has(part, item) or _opens(part, item, here, breaks):
            parts.append([*_take_leading(part, item, breaks, leading), item])
        else:
            part.append(item)
    return parts


def _till_break(items: Sequence[Item], index: int, breaks: Sequence[int], end: int) -> list[Item]:
    """The items behind one, up to the next comma or "and"; a break right behind it does not count."""
    stop = next((mark for mark in breaks if mark > items[index].span.end + 1), end)
    return [item for item in items[index + 1 :] if item.span.start < stop]


def _heads(part: Sequence[Item]) -> list[Item]:
    return [item for item in part if item.kind in HEADS]


def _has(part: Sequence[Item], item: Item) -> bool:
    """Whether a part has what `item` is: two amounts that are the same, "1000 mg (1 g)", are one.

    "Two weeks apart (at weeks 0, 2 and 4)" says one thing twice; so does "twice a day, 12 hours apart".
    """
    if item.kind == "dose" and item.amount:
        doses = [one.amount.dose for one in part if one.amount]
        return bool(doses) and not same_dose(doses[-1], item.amount.dose)
    return item.kind == "often" and any(one.kind in _RATES and not _is_same(one, item) for one in part)


def _is_same(one: Item, other: Item) -> bool:
    """Whether two rates are one: "twice a day, every 12 hours"."""
    first, second = Frequency.parse(one.value), Frequency.parse(other.value)
    return first is not None and second is not None and first.least_per_year == second.least_per_year


def _is_most(part: Sequence[Item], item: Item) -> bool:
    """Whether an amount is the most that a step's dose may come to: "8 mg/kg (maximum 800 mg) every 4 weeks"."""
    bound = item.amount.bound if item.amount else ""
    return bound == "at-most" and any(one.amount and one.amount.bound != "at-most" for one in part)


def _opens(part: Sequence[Item], item: Item, here: Sequence[Item], breaks: Sequence[int]) -> bool:
    """Whether a phase begins a step: it stands behind a break with something of its own to follow."""
    heads = _heads(part)
    if item.kind != "phase" or not heads or any(one.kind == "phase" and one.value == item.value for one in part):
        return False
    parted = any(heads[-1].span.end <= mark <= item.span.start for mark in breaks)
    return any(one.kind in HEADS for one in here) and (parted or item.value in ("loading", "maintenance"))


def _take_last(part: list[Item], breaks: Sequence[int]) -> list[Item]:
    """Takes off the part what stands since the last comma or "and" before what it says last."""
    head = _heads(part)[-1].span.start
    mark = max((mark for mark in breaks if mark <= head), default=0)
    tail = [item for item in part if item.span.start >= mark]
    del part[len(part) - len(tail) :]
    return tail


def _take_leading(part: list[Item], next_: Item, breaks: Sequence[int], leading: frozenset[str]) -> list[Item]:
    """Takes off the part what leads on to the next step: phases and weeks behind a comma, or right before it."""
    heads = _heads(part)
    end = heads[-1].span.end if heads else 0
    marks = [mark for mark in breaks if end <= mark <= next_.span.start]
    tail: list[Item] = []
    while part and part[-1].span.start >= end and part[-1].kind in leading:
        if marks and part[-1].span.start < marks[0]:
            break
        if not marks and (tail or part[-1].value not in ("loading", "maintenance")):
            break
        tail.insert(0, part.pop())
    return tail


def _step(clause: Clause, part: Sequence[Item]) -> Step | None:
    """The step that a part says, or None where it says neither how much nor how often."""
    held = {item.kind: item for item in reversed(part)}
    dose, often = held.get("dose"), _rate(part, held)
    heads = [item.span for item in (dose, often) if item]
    if not heads:
        return None
    phases = [item.value for item in part if item.kind == "phase"]
    amount = dose.amount if dose else None
    if amount and often is None and amount.dose.per[-1:] == ("wk",) and held.keys() & {"lasting", "times"}:
        # "900 mg a week for four weeks" is a dose once a week; "25 mg a week" is as much as it says.
        amount = amount._replace(dose=amount.dose._replace(per=amount.dose.per[:-1]))
        often = Item("often", "1/P1W", amount.span)
    weeks = often.value if often and often.kind == "weeks" else ""
    return Step(
        clause,
        Span(min(span.start for span in heads), max(span.end for span in heads)),
        amount,
        _frequency(often),
        often.span if often else None,
        next((one for one in phases if one != "start"), phases[0] if phases else ""),
        times=str(weeks.count(",") + 1) if weeks else _times(held, amount, _frequency(often)),
        week=weeks or (held["week"].value if "week" in held else ""),
        opened=part[0].kind if part[0].kind in ("then", "next") else "",
        later=held["later"].value if "later" in held else "",
    )


def _times(held: dict[str, Item], amount: Amount | None, often: str) -> str:
    """How many times: "four doses", or "for four weeks" of what is given weekly; not the parts of a day's amount."""
    if often.endswith("/P1D") or (amount and "d" in amount.dose.per):
        return ""
    weekly = often == "1/P1W" or (amount and "wk" in amount.dose.per)
    if "times" in held and not (often and held["times"].value == "1"):
        return held["times"].value
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


def same_dose(one: Dose, other: Dose) -> bool:
    """Whether two doses are one, in whatever unit: 1 g and 1000 mg."""
    return (one.magnitude, one.per) == (other.magnitude, other.per)
