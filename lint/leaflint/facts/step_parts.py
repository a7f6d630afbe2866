"""The parts of a sentence on regimens: its items, divided where one step ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaflint.facts.clauses import Clause
from leaflint.facts.frequency import Frequency
from leaflint.facts.step_items import HEADS
from leaflint.facts.step_lengths import Item
from leaflint.nodes import Span

_BREAK = re.compile(r",(?!\d)|;|\s[-\u2013\u2014]\s|\)|\s/\s")
_RATES = frozenset(("often", "apart", "weeks"))
_LEADING = frozenset(("phase", "week"))
_FOLLOW = HEADS | {"times"}
_NEAR = 12


def breaks_of(clause: Clause, items: Sequence[Item]) -> list[int]:
    """Where a clause has commas, brackets or an "and", none of them inside an item."""
    marks = [match.start() for match in _BREAK.finditer(clause.text, *clause.span)]
    marks += [word.span.start for word in clause.of("range") if word.id == "and"]
    return sorted(mark for mark in marks if not any(item.span.start < mark < item.span.end for item in items))


def turned(items: Sequence[Item], breaks: Sequence[int] = ()) -> list[Item]:
    """The items, with "after the loading phase" and "from week 7" as what they mean: the maintenance.

    "Every 6 months after two first doses 2 weeks apart" goes on with how often the first ones are given.
    """
    found: list[Item] = []
    for index, item in enumerate(items):
        before = found[-1] if found else None
        near = before is not None and item.span.start - before.span.end <= _NEAR
        if before and near and before.kind == "after" and item.kind == "phase":
            stop = next((mark for mark in breaks if mark >= item.span.end), items[-1].span.end)
            behind = [one for one in items[index + 1 :] if one.span.start < stop]
            spaced = next(
                (one.kind == "apart" for one in items[index + 1 :] if one.kind not in ("phase", "times")), False
            )
            beyond = [one for one in items[index + 1 :] if one.span.start >= stop]
            # "Terminada la inducción semanal, una cada 2 semanas": how often the first ones were given, too.
            told = item.value == "loading" and [one.kind for one in _heads(behind)] == ["often"] and _heads(beyond)
            if told or ((_heads(behind) or spaced) and _heads(found)):
                found.append(item)
                continue
            found[-1] = Item("phase", "maintenance", Span(before.span.start, item.span.end))
        elif item.kind == "onward":
            if before and near and before.kind == "week" and before.value not in ("0", "1"):
                found[-1] = Item("then", "", Span(before.span.start, item.span.end))
        elif before and near and before.kind == "from" and item.kind in ("week", "phase", "later"):
            if item.kind == "week" and item.value not in ("0", "1"):
                found[-1] = Item("then", "", Span(before.span.start, item.span.end))
            else:
                found.pop()
        else:
            found.append(item)
    return [item for item in found if item.kind != "from"]


def parts_of(items: Sequence[Item], breaks: Sequence[int], end: int, *, weights_lead: bool) -> list[list[Item]]:
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
            if here and _follows(here) and here[0].span.start - item.span.end <= _NEAR:
                part.append(Item("phase", "maintenance", item.span))
                parts.append([Item("phase", "loading", item.span)])
        elif item.kind == "weight" and weights_lead and _heads(part):
            parts.append([item])
        elif _is_most(part, item):
            parts.insert(len(parts) - 1, [item])
        elif _has(part, item) or _is_another(part, item, breaks) or _opens(part, item, here, breaks):
            parts.append([*_take_leading(part, item, breaks, leading), item])
        else:
            part.append(item)
    first = parts[0]
    if len(parts) > 2 and first and first[-1].value == "maintenance" and not _heads(first):
        # "After five weekly infusions, one every 2 weeks": what stands behind the comma is what lasts.
        parts[:3] = [parts[1], [*first, *parts[2]]]
    return parts


def _till_break(items: Sequence[Item], index: int, breaks: Sequence[int], end: int) -> list[Item]:
    """The items behind one, up to the next comma or "and"; a break right behind it does not count."""
    stop = next((mark for mark in breaks if mark > items[index].span.end + 1), end)
    return [item for item in items[index + 1 :] if item.span.start < stop]


def _follows(here: Sequence[Item]) -> bool:
    """Whether the items behind an "after" are a step of their own."""
    return here[0].kind in _FOLLOW or (here[0].kind == "phase" and any(item.kind in _FOLLOW for item in here))


def _heads(part: Sequence[Item]) -> list[Item]:
    return [item for item in part if item.kind in HEADS]


def _has(part: Sequence[Item], item: Item) -> bool:
    """Whether a part has what `item` is: two amounts that are the same, "1000 mg (1 g)", are one.

    "Two weeks apart (at weeks 0, 2 and 4)" says one thing twice; so does "twice a day, 12 hours apart".
    """
    if item.kind == "dose" and item.amount:
        doses = [one.amount.dose for one in part if one.amount]
        return bool(doses) and not doses[-1].same(item.amount.dose)
    return item.kind == "often" and any(one.kind in _RATES and not _is_same(one, item) for one in part)


def _is_another(part: Sequence[Item], item: Item, breaks: Sequence[int]) -> bool:
    """Whether the same amount again is a step of its own: "1200 mg in week 5, 1200 mg every 2 weeks"."""
    in_week = (
        item.kind == "dose" and any(one.kind == "week" for one in part) and not any(one.kind in _RATES for one in part)
    )
    heads = _heads(part)
    return in_week and bool(heads) and any(heads[-1].span.end <= mark <= item.span.start for mark in breaks)


def _is_same(one: Item, other: Item) -> bool:
    """Whether two rates are one: "twice a day, every 12 hours"."""
    first, second = Frequency.parse(one.value), Frequency.parse(other.value)
    return first is not None and second is not None and first.least_per_year == second.least_per_year


def _is_most(part: Sequence[Item], item: Item) -> bool:
    """Whether an amount is the most that a step's dose may come to: "8 mg/kg (maximum 800 mg) every 4 weeks"."""
    bound = item.amount.bound if item.amount else ""
    return bound == "at-most" and any(one.amount and one.amount.bound != "at-most" for one in part)


def _opens(part: Sequence[Item], item: Item, here: Sequence[Item], breaks: Sequence[int]) -> bool:
    """Whether a phase begins a step: it stands behind a break with something of its own to follow.

    "2,400 mg first and 3,000 mg later": with a break right behind it, it belongs to what stands before it.
    """
    heads = _heads(part)
    if item.kind != "phase" or not heads or any(one.kind == "phase" and one.value == item.value for one in part):
        return False
    parted = any(heads[-1].span.end <= mark <= item.span.start for mark in breaks)
    closed = any(item.span.end <= mark <= item.span.end + 1 for mark in breaks)
    begins = item.value in ("loading", "maintenance") and not closed
    return any(one.kind in HEADS for one in here) and (parted or begins)


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
