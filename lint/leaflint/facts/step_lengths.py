"""Lengths of time in a regimen: how far doses are apart, how long a step lasts, its weeks and days."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from leaflint.facts.clauses import Clause
from leaflint.facts.counted import Counted
from leaflint.facts.doses import Amount
from leaflint.facts.frequency import Period
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_NEAR = 6
_GAP = 50
_FEW = 3
#: Minutes and hours between doses are a matter of one visit.
_LONG = frozenset("DWMY")


class Item(NamedTuple):
    """A part of a step and where it stands; `amount` is that of a "dose".

    The kinds: "dose", "often" (a frequency), "times" (how many), "parts" (of a day's amount), "week" (one week),
    "weeks" (several, evenly spaced), "apart" and "later" (a period), "lasting" (so many weeks), "phase", "weight", and
    the words "then", "next", "after" and "from".
    """

    kind: str
    value: str
    span: Span
    amount: Amount | None = None


def lengths(clause: Clause, counted: Counted, mention: Mention) -> Iterator[Item]:
    """`for four weeks`; `two weeks apart`, `a fortnight later`."""
    for period in clause.of("period", "per-period"):
        unit = Period.parse(period.id)
        number = counted.before(period.span.start)
        start = number.span.start if number else period.span.start
        if unit is None:
            continue
        length = unit._replace(n=unit.n * int(number.id)) if number else unit
        if mention.kind == "apart" and mention.id == "between":
            doses = _lies_between(clause, period.span.end, mention) if unit.unit in _LONG else None
            if doses:
                yield Item("apart", length.iso, Span(start, doses.span.end))
        elif mention.kind == "apart" and _stands_apart(clause, period.span.end, mention):
            yield Item(mention.id, length.iso, Span(start, mention.span.end))
        elif mention.kind == "gap" and _spaces(clause, mention, start):
            yield Item("apart", length.iso, Span(mention.span.start, period.span.end))
        elif mention.kind == "lasting" and unit.iso == "P1W" and number and adjoin(clause, mention.span.end, start):
            yield Item("lasting", number.id, Span(mention.span.start, period.span.end))


def _spaces(clause: Clause, gap: Mention, start: int) -> bool:
    """Whether a length follows a word for a gap, or what it lies between: "the gap between later infusions is …"."""
    between = clause.text[gap.span.end : start]
    if gap.id == "gap":
        return adjoin(clause, gap.span.end, start)
    if gap.id == "bare":
        words = between.strip(" ").lstrip(":=").split()
        return gap.span.end <= start and len(words) <= _FEW and all(word.isalpha() for word in words)
    words = between.split()
    plain = all(word.isalpha() for word in words) and len(between) <= _GAP
    return plain and any(gap.span.end <= m.span.start < start for m in clause.of("given"))


def _stands_apart(clause: Clause, end: int, word: Mention) -> bool:
    """Whether a length is how far doses are apart: "two weeks apart", "half a year passes between one and the next"."""
    if adjoin(clause, end, word.span.start):
        return True
    before = clause.text[end : word.span.start].split()
    long = end <= word.span.start and word.span.end - word.span.start > _GAP // 4
    return word.id == "apart" and long and len(before) < _FEW and all(one.isalpha() for one in before)


def _lies_between(clause: Clause, end: int, word: Mention) -> Mention | None:
    """The doses that a length which ends at `end` lies between: "four weeks pass between one drip and the next"."""
    before = clause.text[end : word.span.start].split()
    doses = [m for m in clause.of("given", "route") if 0 <= m.span.start - word.span.end <= _GAP]
    told = end <= word.span.start and len(before) < _FEW and all(one.isalpha() for one in before)
    apart = told and bool(doses) and not {*clause.text[word.span.end : doses[0].span.start]} & {*".;:"}
    return doses[0] if apart else None


def ends_a_length(clause: Clause, mention: Mention) -> bool:
    """Whether a word stands right behind a period: "a week later"."""
    return any(adjoin(clause, m.span.end, mention.span.start) for m in clause.of("period", "per-period"))


def length_before(clause: Clause, counted: Counted, after: Mention) -> Item | None:
    """`two weeks after`, `14 days after the first dose`: how long after the dose before it the next one is."""
    for period in clause.of("period"):
        unit = Period.parse(period.id)
        number = counted.before(period.span.start)
        if unit and unit.unit in "DW" and adjoin(clause, period.span.end, after.span.start):
            start = number.span.start if number else period.span.start
            if number is None and unit.n == 1:
                return None
            if any(adjoin(clause, every.span.end, start) for every in clause.of("every", "ordinal")):
                return None
            first = [
                m.span.end
                for m in clause.of("step", "stage", "phase", "ordinal")
                if 0 <= m.span.start - after.span.end <= _NEAR
            ]
            length = unit._replace(n=unit.n * int(number.id)) if number else unit
            return Item("later", length.iso, Span(start, max([after.span.end, *first])))
    return None


def in_weeks(counted: Counted, period: Mention) -> Iterator[Item]:
    """`week 5`; `weeks 0, 2 and 4`; `weeks 1 to 4`; "the fifth week"."""
    if period.id != "P1W":
        return
    weeks, end, is_range = counted.listed(period.span.end)
    span = Span(period.span.start, end)
    if not weeks:
        ordinals = [
            m for m in counted.clause.of("ordinal", "nth") if adjoin(counted.clause, m.span.end, period.span.start)
        ]
        every = [m.span.end for m in counted.clause.of("every")]
        for nth in ordinals:
            if nth.id.isdigit() and not any(adjoin(counted.clause, end, nth.span.start) for end in every):
                yield Item("week", nth.id, Span(nth.span.start, period.span.end))
    elif is_range and weeks[0] <= 1 and len(weeks) == 2:
        yield Item("lasting", str(weeks[1] - weeks[0] + 1), span)
        yield Item("phase", "loading", span)
    elif len(weeks) == 1 and not is_range:
        yield Item("week", str(weeks[0]), span)
    elif not is_range and len({b - a for a, b in pairwise(weeks)}) == 1 and weeks[0] < weeks[1]:
        yield Item("weeks", ",".join(map(str, weeks)), span)


def on_days(counted: Counted, day: Mention) -> Iterator[Item]:
    """`days 1 and 15` are two doses that far apart; `day 15` may be one of them."""
    days, end, is_range = counted.listed(day.span.end)
    span = Span(day.span.start, end)
    gaps = {later - earlier for earlier, later in pairwise(days)}
    if len(days) == 1:
        yield Item("day", str(days[0]), span)
    elif len(gaps) == 1 and not is_range and days[0] < days[1]:
        yield Item("apart", days_apart(days[0], days[1]).iso, span)
        yield Item("times", str(len(days)), span)


def days_apart(first: int, second: int) -> Period:
    """How far two days are apart: in weeks where these are whole."""
    gap = second - first
    return Period(gap // 7, "W") if gap % 7 == 0 else Period(gap, "D")


def adjoin(clause: Clause, end: int, start: int) -> bool:
    """Whether nothing but blanks and dashes stands between two places."""
    return end <= start and not clause.text[end:start].strip(" -")
