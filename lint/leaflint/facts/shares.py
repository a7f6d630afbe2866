"""The doses of a day: how many they are, and the amount that is divided into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.facts.clauses import Clause
from leaflint.facts.counted import Counted, overlaps
from leaflint.facts.doses import Amount
from leaflint.facts.step_lengths import Item, adjoin
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_NEAR = 3
_FAR = 25
_OF_BODY = frozenset(("kg", "m2"))


def daily_doses(clause: Clause, counted: Counted) -> Iterator[Item]:
    """So many doses a day, as how often: "two daily doses", "two doses each day"."""
    days = [*days_named(clause)]
    for word in clause.of("given", "amount") if days else ():
        number = counted.before(word.span.start, doses=True)
        for day in days if number and number.id != "1" else ():
            assert number
            between = number.span.end <= day.start and day.end <= word.span.start
            if between or adjoin(clause, word.span.end, day.start):
                yield Item(
                    "often", f"{counted.counting(number)}/P1D", Span(number.span.start, max(word.span.end, day.end))
                )


def whole_days(clause: Clause, counted: Counted, doses: Sequence[Amount], often: Sequence[Item]) -> Iterator[Amount]:
    """The doses; one that is divided into those of a day is the amount of the day: "2 g, split into two doses a day".

    What is divided into doses, no one says of which time, is no dose, and is left out.
    """
    days = [*days_named(clause), *(item.span for item in often if item.value.endswith("/P1D"))]
    for amount in doses:
        if _sums_a_day(clause, amount):
            yield of_a_day(amount)
            continue
        divided = _divided(clause, counted, doses, amount.span.end)
        in_doses = divided or any(True for _ in _joined(clause, counted, amount.span.end))
        if not in_doses or not _OF_BODY.issuperset(amount.dose.per):
            yield amount
        elif overlaps(divided or Span(amount.span.end, clause.span.end), days):
            yield of_a_day(amount)
        elif not divided:
            yield amount


def _sums_a_day(clause: Clause, amount: Amount) -> bool:
    """Whether a day is said to add up to an amount: "a whole day adds up to 1,500 mg"."""
    totals = [word.span for word in clause.of("total") if 0 <= amount.span.start - word.span.end <= _NEAR]
    days = [day.span.end for day in clause.of("period") if day.id == "P1D"]
    return any(0 <= total.start - end <= 1 for total in totals for end in days)


def _divided(clause: Clause, counted: Counted, doses: Sequence[Amount], end: int) -> Span | None:
    """What follows an amount that ends at `end` and is "split into two …", "given as 1 g …", "in two doses of 1 g".

    None where the amount is not divided.
    """
    for word in clause.of("dividing"):
        between = clause.text[end : word.span.start]
        if word.id != "half" and end <= word.span.start and len(between) <= _FAR and not set(between) & set(".;:("):
            if word.id == "halves":
                return Span(end, word.span.end)
            starts = [*(number.span.start for number in counted.numbers), *(dose.span.start for dose in doses)]
            if any(0 <= start - word.span.end <= _NEAR for start in starts):
                return Span(end, clause.span.end)
    for word in _joined(clause, counted, end):
        if any(0 <= dose.span.start - word.span.end <= _NEAR + 1 for dose in doses):
            return Span(end, clause.span.end)
    return None


def _joined(clause: Clause, counted: Counted, end: int) -> Iterator[Mention]:
    """The doses, counted, that a small word joins to an amount that ends at `end`: "in two doses"."""
    for word in clause.of("given"):
        number = counted.before(word.span.start, doses=True)
        if number and number.id != "1" and end <= number.span.start:
            behind = max([end, *(day.end for day in days_named(clause) if day.end <= number.span.start)])
            joint = clause.text[behind : number.span.start].strip(" ,")
            if behind - end <= _FAR and joint.isalpha() and len(joint) < _NEAR:
                yield word


def of_a_day(amount: Amount) -> Amount:
    """The amount as that of a day, where it is not of another time."""
    if not _OF_BODY.issuperset(amount.dose.per):
        return amount
    return amount._replace(dose=amount.dose._replace(per=(*amount.dose.per, "d")))


def days_named(clause: Clause) -> Iterator[Span]:
    """Where it says that something is of each day: "daily", "a day", "each day"."""
    for mention in clause.of("rate", "per-period", "every"):
        if mention.id in ("1/P1D", "P1D"):
            yield mention.span
        elif mention.kind == "every":
            for day in clause.of("period"):
                if day.id == "P1D" and adjoin(clause, mention.span.end, day.span.start):
                    yield Span(mention.span.start, day.span.end)
