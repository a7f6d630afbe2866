"""The amounts of a step, as the words around them make them: limits, amounts of a day, those of a liquid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from leaflint.facts.clauses import Clause
from leaflint.facts.counted import overlaps
from leaflint.facts.dose import Dose
from leaflint.facts.doses import Amount
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_FAR = 30
_NEAR = 12
#: So many times larger or smaller may one dose of a regimen be than the next.
_ALIKE = 5
_BARE = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:,\d{3})+|\d{1,5}) $")


def of_drug(clause: Clause, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts, of those of a liquid what is called a dose: "the dose is 120 mL", but not "300 mg in 250 mL"."""
    weighed = any(amount.dose.is_mass for amount in amounts)
    for amount in amounts:
        said = weighed or any(_is_said_of(clause, word, amount) for word in clause.of("given", "amount"))
        if amount.dose.unit != "mL" or (said and not weighed):
            yield amount


def _is_said_of(clause: Clause, word: Mention, amount: Amount) -> bool:
    """Whether an amount is that of a dose: "each shot is 120 mL", "dose of 120 mL", but not "a drip of 500 mL"."""
    between = clause.text[word.span.end : amount.span.start].strip(" ")
    near = 0 <= amount.span.start - word.span.end <= _NEAR
    return near and (word.kind == "amount" or len(between) != len("of"))


def without_unit(clause: Clause, doses: Sequence[Amount]) -> Iterator[Amount]:
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


def limited(clause: Clause, amount: Amount) -> Amount:
    """The amount, as the most of it where words for that stand before it: "the maximum is 3 g"."""
    for word in clause.of("limit"):
        between = clause.text[word.span.end : amount.span.start]
        if word.span.end <= amount.span.start and len(between) <= _FAR and not set(between) & set(",;:.0123456789"):
            return amount._replace(bound="at-most")
    return amount


def of_a_day(clause: Clause, amount: Amount, counted: Sequence[Span]) -> Amount:
    """The amount, for each day where it follows "daily dose of" or "the total for a day is", not "two daily doses of".

    `counted` are the spans of doses of a day that are counted.
    """
    if "d" in amount.dose.per:
        return amount
    days = [m for m in clause.of("rate", "per-period") if m.id in ("1/P1D", "P1D") and m.span.end <= amount.span.start]
    for day in days[-1:]:
        between = clause.text[day.span.end : amount.span.start]
        told = not set(between.rstrip(" *:")) & set(",;:.")
        if len(between) <= 40 and told and names_an_amount(clause, day.span) and not overlaps(day.span, counted):
            return amount._replace(dose=Dose(*amount.dose[:3], (*amount.dose.per, "d")))
    return amount


def names_an_amount(clause: Clause, day: Span) -> bool:
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
