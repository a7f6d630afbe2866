"""What a step of a regimen is made of: doses, how often, how many times, in which weeks, in which phase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from leaflint.facts.clauses import Clause
from leaflint.facts.counted import Counted, overlaps
from leaflint.facts.dose import Dose
from leaflint.facts.doses import Amount, find_amounts
from leaflint.facts.frequencies import Spotted, find_frequencies
from leaflint.facts.frequency import Frequency, Period
from leaflint.facts.schedules import phases
from leaflint.facts.weights import weight_bands
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_FAR = 30
#: So many times larger or smaller may one dose of a regimen be than the next.
_ALIKE = 5
_BARE = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:,\d{3})+|\d{1,5}) $")
_NAMED = re.compile(r"(?:month|year)s?-\d+(?:-\d+)?")
_FIRST_WEEKS = re.compile(r"weeks?-1(?:-(?P<last>\d+))?")
_WITHIN = frozenset(("times", "then", "next", "after", "phase", "lasting", "week", "from"))
_PHASES = frozenset(("loading", "start", "maintenance"))
#: What a step is read from; an item of another kind only tells more of it.
HEADS = frozenset(("dose", "often", "apart", "weeks"))


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


def step_items(clause: Clause, mark: str) -> list[Item]:
    """The items of a clause in its order; `mark` is the decimal mark of its language."""
    amounts = find_amounts(clause.text, clause.span, clause.mentions, mark)
    doses = [_limited(clause, _daily(clause, amount)) for amount in amounts if not amount.is_weight]
    doses = [*_without_unit(clause, doses), *doses]
    often = [one for one in _frequencies(clause, amounts) if _is_of_doses(one.frequency)]
    if not doses and not often and not _may_go_on(clause):
        return []
    taken = [amount.span for amount in doses]
    found = [
        *(Item("dose", str(amount.dose), amount.span, amount) for amount in doses),
        *(Item("weight", band.value, band.span) for band in weight_bands(amounts)),
        *(Item("often", str(one.frequency), one.span) for one in often if not _names_an_amount(clause, one.span)),
        *_words(clause, Counted(clause, [*amounts])),
    ]
    found = [item for item in found if item.kind in ("dose", "weight") or not overlaps(item.span, taken)]
    found.sort(key=lambda item: (item.span.start, -item.span.end))
    spans = [item.span for item in found if item.kind in ("often", "later", "apart")]
    apart = [item.span for item in found if item.kind == "apart"]
    return [
        item
        for item in found
        if not (item.kind in _WITHIN and _within(item.span, spans))
        and not (item.kind == "often" and overlaps(item.span, apart))
    ]


def _without_unit(clause: Clause, doses: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts whose unit only the next one has: "2400 then 3000 mg"."""
    for amount in doses:
        for word in clause.of("sequel"):
            if 0 <= amount.span.start - word.span.end <= 1:
                bare = _BARE.search(clause.text, clause.span.start, word.span.start)
                if bare:
                    number, dose = Fraction(bare[1].replace(",", "")), amount.dose
                    # "In week 5 then 1200 mg" counts weeks.
                    if dose.low / _ALIKE <= number <= dose.high * _ALIKE:
                        yield amount._replace(dose=dose._replace(low=number, high=number), span=Span(*bare.span(1)))


def _may_go_on(clause: Clause) -> bool:
    """Whether there may be items without a dose or a frequency: in a table other cells have these."""
    if clause.block.kind == "cell" or clause.of("apart", "day-of"):
        return True
    return any(period.id == "P1W" for period in clause.of("period"))


def _frequencies(clause: Clause, amounts: Sequence[Amount]) -> list[Spotted]:
    """The frequencies of a clause; "every 4 weeks, up to 800 mg" limits the amount, and not how often."""
    starts = {amount.span.start for amount in amounts}
    ours = [m for m in clause.mentions if m.kind != "bound" or not starts & {m.span.end, m.span.end + 1}]
    return find_frequencies(clause.text, clause.span, ours)


def _limited(clause: Clause, amount: Amount) -> Amount:
    """The amount, as the most of it where words for that stand before it: "the maximum is 3 g"."""
    for word in clause.of("limit"):
        between = clause.text[word.span.end : amount.span.start]
        if word.span.end <= amount.span.start and len(between) <= _FAR and not set(between) & set(",;:.0123456789"):
            return amount._replace(bound="at-most")
    return amount


def _is_of_doses(frequency: Frequency) -> bool:
    """Whether a frequency can be that of doses: speeds are raised every 30 minutes."""
    return frequency.period.unit not in ("TM", "TH") or (frequency.period.unit == "TH" and frequency.period.n >= 4)


def _daily(clause: Clause, amount: Amount) -> Amount:
    """The amount, for each day where it follows "daily dose of", "the total for a day is"."""
    if "d" in amount.dose.per:
        return amount
    days = [m for m in clause.of("rate", "per-period") if m.id in ("1/P1D", "P1D") and m.span.end <= amount.span.start]
    for day in days[-1:]:
        between = clause.text[day.span.end : amount.span.start]
        if len(between) <= 40 and not set(between) & set(",;:.") and _names_an_amount(clause, day.span):
            return amount._replace(dose=Dose(*amount.dose[:3], (*amount.dose.per, "d")))
    return amount


def _names_an_amount(clause: Clause, day: Span) -> bool:
    """Whether "daily" belongs to a word for an amount beside it: "daily dose", "dosis diaria", "total for a day"."""
    if any(m.span == day and m.id != "1/P1D" for m in clause.of("rate")):
        return False
    if not any(m.span == day for m in clause.of("rate", "per-period")):
        return False
    for word in clause.of("amount"):
        first, second = sorted((day, word.span))
        between = clause.text[first.end : second.start].strip(" ")
        if not between or (first == word.span and between.isalpha() and len(between) <= 3):
            return True
    return False


def _words(clause: Clause, counted: Counted) -> Iterator[Item]:
    sequels = {m.span for m in clause.of("sequel")}
    for mention in clause.of(
        "sequel", "after", "from", "step", "given", "occasions", "times", "lasting", "apart", "period"
    ):
        if mention.kind in ("sequel", "after", "from"):
            yield Item(mention.id, "", mention.span)
        elif mention.kind == "step":
            yield Item("phase", mention.id, mention.span)
        elif mention.kind == "times":
            yield Item("times", mention.id, mention.span)
        elif mention.kind in ("given", "occasions"):
            number = counted.before(mention.span.start)
            # "One infusion" is any of them.
            if number and number.id != "1":
                kind = "parts" if mention.id == "parts" else "times"
                start = (
                    number.span.start if _adjoin(clause, number.span.end, mention.span.start) else mention.span.start
                )
                yield Item(kind, number.id, Span(start, mention.span.end))
        elif mention.kind == "period":
            yield from _in_weeks(counted, mention)
        else:
            yield from _lengths(clause, counted, mention)
    for phase in phases(clause):
        if phase.span in sequels:
            continue
        first = _FIRST_WEEKS.fullmatch(phase.id)
        if first:
            yield Item("lasting", first["last"] or "1", phase.span)
            yield Item("phase", "loading", phase.span)
        elif phase.id in _PHASES or _NAMED.fullmatch(phase.id):
            yield Item("phase", phase.id, phase.span)
    for day in clause.of("day-of"):
        yield from _on_days(counted, day)


def _lengths(clause: Clause, counted: Counted, mention: Mention) -> Iterator[Item]:
    """`for four weeks`; `two weeks apart`, `a fortnight later`."""
    for period in clause.of("period", "per-period"):
        unit = Period.parse(period.id)
        number = counted.before(period.span.start)
        start = number.span.start if number else period.span.start
        if unit is None:
            continue
        length = unit._replace(n=unit.n * int(number.id)) if number else unit
        if mention.kind == "apart" and _adjoin(clause, period.span.end, mention.span.start):
            yield Item(mention.id, length.iso, Span(start, mention.span.end))
        elif mention.kind == "lasting" and unit.iso == "P1W" and number and _adjoin(clause, mention.span.end, start):
            yield Item("lasting", number.id, Span(mention.span.start, period.span.end))


def _in_weeks(counted: Counted, period: Mention) -> Iterator[Item]:
    """`week 5`; `weeks 0, 2 and 4`; `weeks 1 to 4`; "the fifth week"."""
    if period.id != "P1W":
        return
    weeks, end, is_range = counted.listed(period.span.end)
    span = Span(period.span.start, end)
    if not weeks:
        ordinals = [
            m for m in counted.clause.of("ordinal", "nth") if _adjoin(counted.clause, m.span.end, period.span.start)
        ]
        every = [m.span.end for m in counted.clause.of("every")]
        for nth in ordinals:
            if nth.id.isdigit() and not any(_adjoin(counted.clause, end, nth.span.start) for end in every):
                yield Item("week", nth.id, Span(nth.span.start, period.span.end))
    elif is_range and weeks[0] <= 1 and len(weeks) == 2:
        yield Item("lasting", str(weeks[1] - weeks[0] + 1), span)
        yield Item("phase", "loading", span)
    elif len(weeks) == 1 and not is_range:
        yield Item("week", str(weeks[0]), span)
    elif not is_range and len({b - a for a, b in pairwise(weeks)}) == 1 and weeks[0] < weeks[1]:
        yield Item("weeks", ",".join(map(str, weeks)), span)


def _on_days(counted: Counted, day: Mention) -> Iterator[Item]:
    """`days 1 and 15` are two doses that far apart."""
    days, end, is_range = counted.listed(day.span.end)
    if len(days) == 2 and not is_range and days[0] < days[1]:
        gap = days[1] - days[0]
        length = Period(gap // 7, "W") if gap % 7 == 0 else Period(gap, "D")
        span = Span(day.span.start, end)
        yield Item("apart", length.iso, span)
        yield Item("times", "2", span)


def _adjoin(clause: Clause, end: int, start: int) -> bool:
    return end <= start and not clause.text[end:start].strip(" -")


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end and span != other for other in others)
