"""What a step of a regimen is made of: doses, how often, how many times, in which weeks, in which phase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from leaflint.facts.clauses import Clause
from leaflint.facts.counted import Counted, overlaps
from leaflint.facts.doses import Amount, find_amounts
from leaflint.facts.frequencies import Spotted, find_frequencies
from leaflint.facts.frequency import Frequency
from leaflint.facts.schedule_phases import phases
from leaflint.facts.shares import daily_doses, whole_days
from leaflint.facts.step_amounts import limited, names_an_amount, of_a_day, of_drug, without_unit
from leaflint.facts.step_lengths import (
    Item,
    adjoin,
    days_apart,
    ends_a_length,
    in_weeks,
    length_before,
    lengths,
    on_days,
)
from leaflint.facts.weights import weight_bands
from leaflint.facts.worked_out import worked_out
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_NAMED = re.compile(r"(?:month|year)s?-\d+(?:-\d+)?")
_FIRST_WEEKS = re.compile(r"weeks?-1(?:-(?P<last>\d+))?")
_WITHIN = frozenset(("times", "then", "next", "after", "phase", "lasting", "week", "from"))
_PHASES = frozenset(("loading", "start", "maintenance"))
#: What a step is read from; an item of another kind only tells more of it.
HEADS = frozenset(("dose", "often", "apart", "weeks"))


def step_items(clause: Clause, mark: str) -> list[Item]:
    """The items of a clause in its order; `mark` is the decimal mark of its language."""
    amounts = [*of_drug(clause, find_amounts(clause.text, clause.span, clause.mentions, mark))]
    counted = Counted(clause, amounts)
    amounts = [*worked_out(clause, counted)]
    a_day = [*daily_doses(clause, counted)]
    days = [item.span for item in a_day]
    spotted = [one for one in _frequencies(clause, amounts) if _is_of_doses(one.frequency)]
    often = [*a_day, *(Item("often", str(one.frequency), one.span) for one in spotted if not overlaps(one.span, days))]
    doses = [limited(clause, of_a_day(clause, amount, days)) for amount in amounts if not amount.is_weight]
    doses = [*without_unit(clause, doses), *whole_days(clause, counted, doses, often)]
    if not doses and not often and not _may_go_on(clause):
        return []
    taken = [amount.span for amount in doses]
    found = [
        *(Item("dose", str(amount.dose), amount.span, amount) for amount in doses),
        *(Item("weight", band.value, band.span) for band in weight_bands(amounts)),
        *(item for item in often if item in a_day or not names_an_amount(clause, item.span)),
        *_words(clause, counted),
    ]
    found = [item for item in found if item.kind in ("dose", "weight") or not overlaps(item.span, taken)]
    found.sort(key=lambda item: (item.span.start, -item.span.end))
    found = _by_days(found if doses else [*_second(found)])
    spans = [item.span for item in found if item.kind in ("often", "later", "apart")]
    apart = [item.span for item in found if item.kind == "apart"]
    stages = [m.span for m in clause.of("stage")]
    return [
        item
        for item in found
        if not (item.kind in _WITHIN and _within(item.span, spans))
        and not (item.kind == "parts" and overlaps(item.span, days))
        and not (item.kind == "phase" and _within(item.span, stages))
        and not (item.kind == "often" and overlaps(item.span, apart))
    ]


def _second(items: Sequence[Item]) -> Iterator[Item]:
    """The items, with the time from the first dose to the second as how far these two are apart."""
    second = any(item.kind == "next" and item.value for item in items)
    for item in items:
        if second and item.kind == "later":
            yield Item("apart", item.value, item.span)
            yield Item("times", "2", item.span)
            yield Item("phase", "loading", item.span)
        else:
            yield item


def _by_days(items: Sequence[Item]) -> list[Item]:
    """The items, with one dose on each of several days as how far these are apart: "1 g on day 1, 1 g on day 15"."""
    days = [item for item in items if item.kind == "day"]
    numbers = [int(day.value) for day in days]
    gaps = {later - earlier for earlier, later in pairwise(numbers)}
    doses = {item.value for item in items if item.kind == "dose" and item.span.start < (days or items)[-1].span.end}
    if len(gaps) != 1 or numbers[0] >= numbers[1] or len(doses) > 1:
        return [*items]
    gap = days_apart(numbers[0], numbers[1]).iso
    at, last = len([item for item in items if item.span.start <= days[-1].span.start]), days[-1].span
    spaced = [Item("apart", gap, last), Item("times", str(len(days)), last)]
    return [item for item in (*items[:at], *spaced, *items[at:]) if item.kind != "day"]


def _may_go_on(clause: Clause) -> bool:
    """Whether there may be items without a dose or a frequency: in a table other cells have these."""
    if clause.block.kind == "cell" or clause.of("apart", "day-of", "gap"):
        return True
    return any(period.id in ("P1W", "P2W") for period in clause.of("period"))


def _frequencies(clause: Clause, amounts: Sequence[Amount]) -> list[Spotted]:
    """The frequencies of a clause; "every 4 weeks, up to 800 mg" limits the amount, and not how often."""
    starts = {amount.span.start for amount in amounts}
    ours = [m for m in clause.mentions if m.kind != "bound" or not starts & {m.span.end, m.span.end + 1}]
    found = find_frequencies(clause.text, clause.span, ours)
    several = any(one.frequency.low > 1 and str(one.frequency).endswith("/P1D") for one in found)
    # "Morning and night, every day": that it is every day counts no times.
    return [one for one in found if not (several and _is_each_day(clause, amounts, one))]


def _is_each_day(clause: Clause, amounts: Sequence[Amount], spotted: Spotted) -> bool:
    """Whether it says "every day", and neither how many times nor how much of it."""
    counted = [m.span for m in clause.of("times")]
    alone = not any(adjoin(clause, amount.span.end, spotted.span.start) for amount in amounts)
    return str(spotted.frequency) == "1/P1D" and alone and not overlaps(spotted.span, counted)


def _is_of_doses(frequency: Frequency) -> bool:
    """Whether a frequency can be that of doses: speeds are raised every 30 minutes."""
    return frequency.period.unit not in ("TM", "TH") or (frequency.period.unit == "TH" and frequency.period.n >= 4)


def _words(clause: Clause, counted: Counted) -> Iterator[Item]:
    sequels = {m.span for m in clause.of("sequel")}
    second = any(m.id == "second" for m in clause.of("sequel"))
    loading = any(m.id == "loading" for m in clause.of("step", "stage", "phase"))
    day_parts = {m.span.start for m in clause.of("day-part")}
    for mention in clause.of(
        "sequel", "after", "from", "step", "stage", "given", "occasions", "times", "lasting", "apart", "gap", "period"
    ):
        if mention.kind == "after" and mention.span.start in day_parts:
            continue
        if mention.id == "from" and _goes_up(clause, counted, mention):
            yield Item("phase", "start", mention.span)
        elif mention.kind in ("sequel", "after", "from"):
            behind = mention.kind == "after" or mention.id == "then"
            later = length_before(clause, counted, mention) if behind else None
            second = mention.id == "second"
            yield later or Item("next" if second else mention.id, mention.id if second else "", mention.span)
        elif mention.kind in ("step", "stage"):
            yield Item("phase", mention.id, mention.span)
        elif mention.kind == "times":
            yield Item("times", mention.id, mention.span)
        elif mention.kind in ("given", "occasions"):
            number = counted.before(mention.span.start, doses=True)
            # "One infusion" is any of them.
            if number and number.id != "1":
                kind = "parts" if mention.id == "parts" else "times"
                start = number.span.start if adjoin(clause, number.span.end, mention.span.start) else mention.span.start
                yield Item(kind, counted.counting(number), Span(start, mention.span.end))
        elif mention.kind == "period":
            yield from in_weeks(counted, mention)
        elif mention.id == "later" and loading and not ends_a_length(clause, mention):
            # "2,400 mg first, 3,000 mg later".
            yield Item("phase", "maintenance", mention.span)
        else:
            yield from lengths(clause, counted, mention)
    for phase in phases(clause):
        if phase.span in sequels:
            continue
        begun = [m.span for m in clause.of("stage") if phase.span.start < m.span.start < phase.span.end < m.span.end]
        if begun and phase.id == "maintenance":
            # "After the first two infusions" is not "after the first" one.
            yield Item("after", "", Span(phase.span.start, begun[0].start))
            continue
        later = length_before(clause, counted, phase) if second else None
        if later:
            yield later
            continue
        first = _FIRST_WEEKS.fullmatch(phase.id)
        if first:
            yield Item("lasting", first["last"] or "1", phase.span)
            yield Item("phase", "loading", phase.span)
        elif phase.id in _PHASES or _NAMED.fullmatch(phase.id):
            yield Item("phase", phase.id, phase.span)
    told = clause.span.start
    for day in clause.of("day-of"):
        # "Day 1, day 15 and day 29" is one list.
        if day.span.start >= told:
            for item in on_days(counted, day):
                told = item.span.end
                yield item


def _goes_up(clause: Clause, counted: Counted, word: Mention) -> bool:
    """Whether a "from" stands before a dose that goes up to another: "from 500 mg twice a day to 1,000 mg"."""
    doses = [amount.span for amount in counted.amounts if amount.span.start > word.span.start]
    leads = len(doses) == 2 and adjoin(clause, word.span.end, doses[0].start)
    return leads and any(
        m.id == "range" and doses[0].end <= m.span.start and adjoin(clause, m.span.end, doses[1].start)
        for m in clause.of("range")
    )


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end and span != other for other in others)
