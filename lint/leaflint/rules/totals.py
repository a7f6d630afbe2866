"""A day's amount that is said to be the sum of its doses, and is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.facts import Fact, Property, Witness
from leaflint.facts.dose import Dose
from leaflint.facts.frequency import Frequency, Period
from leaflint.rules.examined import Examined

_DAY = Period(1, "D")


def wrong_totals(sheet: Examined, doses: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Each total with the dose that it is said to be the sum of: "1000 mg twice a day, which makes 3000 mg a day"."""
    stated = [fact for fact in doses if fact.property is Property.DOSE and fact.witness is Witness.PROSE]
    for total in stated:
        for part in stated:
            if _could_sum(part, total) and _are_summed(sheet, part, total) and not _is_sum(part, total):
                yield total, part


def _could_sum(part: Fact, total: Fact) -> bool:
    same = (part.drug, part.section, part.place.line) == (total.drug, total.section, total.place.line)
    begins = part.qualifier("phase") and not total.qualifier("phase")  # what is taken at first adds up to less
    return same and not begins and part.place.column < total.place.column and not total.qualifier("frequency")


def _are_summed(sheet: Examined, part: Fact, total: Fact) -> bool:
    """Whether words between the two, or right behind the second, say that one is the sum of the other."""
    text = sheet.sheet.text
    start, end = text.span(part.place).end, text.span(total.place).end
    for mention in sheet.sheet.mentions:
        if mention.kind == "total":
            at = sheet.sheet.prose.source(mention.span).start
            if start <= at <= end + 2:
                return True
    return False


def _is_sum(part: Fact, total: Fact) -> bool:
    """Whether the sum lies within what is said; what cannot be counted does."""
    one, every = Dose.parse(part.value), Dose.parse(total.value)
    often = Frequency.parse(part.qualifier("frequency") or "")
    if one is None or every is None or often is None or "d" not in every.per or "d" in one.per:
        return True
    if often.period != _DAY or often.low != often.high or {*one.per} != {*every.per} - {"d"}:
        return True
    low, high = one.magnitude
    least, most = every.magnitude
    return least <= low * often.low and high * often.low <= most
