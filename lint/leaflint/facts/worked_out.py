"""Amounts that other words of their clause work out: so many tablets of them, or so much for each kilogram."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.certainty import CONTAINERS
from leaflint.facts.clauses import Clause
from leaflint.facts.counted import Counted
from leaflint.facts.doses import Amount
from leaflint.facts.step_lengths import adjoin
from leaflint.nodes import Span

#: More tablets or vials than this are those of a pack.
_MOST = 12
_FAR = 30
_TIMES = frozenset(("d", "wk"))
_APART = frozenset(".;:()0123456789")
_CROSS = frozenset(("x", "\u00d7"))


def worked_out(clause: Clause, counted: Counted) -> Iterator[Amount]:
    """The amounts: "two 500 mg tablets" are 1000 mg, and "for every kilogram you get 8 mg" is 8 mg/kg."""
    before = clause.span.start
    for amount in counted.amounts:
        if not amount.is_weight:
            amount = _of_several(clause, counted, _of_body(clause, amount, before))
        yield amount
        before = amount.span.end


def _of_several(clause: Clause, counted: Counted, amount: Amount) -> Amount:
    """`two 500 mg tablets`, `two or three vials of 100 mg`: what they are together."""
    if amount.bound or not _TIMES.issuperset(amount.dose.per):
        return amount
    for word in clause.of("strength"):
        if word.id not in CONTAINERS:
            continue
        span = Span(min(word.span.start, amount.span.start), max(word.span.end, amount.span.end))
        between = clause.text[min(word.span.end, amount.span.end) : max(word.span.start, amount.span.start)].strip(" -")
        of = word.span.start < amount.span.start and between.isalpha() and len(between) == 2
        if not of and (between or word.span.start < amount.span.start):
            continue
        number = next((n for n in counted.numbers if _counts(clause, n.span, span.start)), None)
        if number and 1 < int(number.id) <= _MOST:
            fewest = counted.range_to(number) or number
            dose = amount.dose
            whole = dose._replace(low=dose.low * int(fewest.id), high=dose.high * int(number.id))
            return amount._replace(dose=whole, span=Span(fewest.span.start, span.end))
    return amount


def _counts(clause: Clause, number: Span, start: int) -> bool:
    """Whether a number stands right before, or with a cross between: "2 x 500 mg tablets"."""
    if adjoin(clause, number.end, start):
        return True
    return number.end <= start and clause.text[number.end : start].strip(" ").lower() in _CROSS


def _of_body(clause: Clause, amount: Amount, before: int) -> Amount:
    """The amount, for each of what stands before it: "for every kilogram that you weigh you get 8 mg"."""
    if amount.dose.per:
        return amount
    for each in clause.of("each"):
        between = clause.text[each.span.end : amount.span.start]
        led = before + 1 < each.span.start or before == clause.span.start
        behind = each.span.end <= amount.span.start and len(between) <= _FAR
        if each.id in ("kg", "m2") and led and behind and not set(between.rstrip(" ,:")) & _APART:
            return amount._replace(dose=amount.dose._replace(per=(each.id,)))
    return amount
