"""Numbers in an answer by value, so that two languages can be compared: "2,5 mg" is "2.5 mg"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from leaflint.facts.dates import find_dates
from leaflint.nodes import Span
from leaflint.reading import Section, Sheet
from leaflint.rules.apart import is_in_address
from leaflint.vocabulary import Vocabulary

# Digits that stand by themselves or before a unit; those of AQP4, COVID-19 and 6-MP are names.
_NUMBER = re.compile(r"(?<![\w.,/])(?<![^\W\d_]-)\d[\d.,]*\d|(?<![\w.,/])(?<![^\W\d_]-)\d")
_NAME = re.compile(r"-?[A-Z]{2}|[A-Z](?![a-z])")
_PHONE = re.compile(r"\+?\(?\d[\d ().-]{7,}\d")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")
_PERIOD = re.compile(r"P(T?)(\d+)([MHDWY])")
_SCALE = {"D": ("d", 1), "W": ("d", 7), "M": ("mo", 1), "Y": ("mo", 12), "TH": ("h", 1), "TM": ("min", 1)}
_UNIT = re.compile(r" ?-?(mcg|mg|g|kg|ml|%|por ciento|percent)(?![a-z])", re.IGNORECASE)
_MASS = {"mcg": ("mg", Fraction(1, 1000)), "g": ("mg", Fraction(1000)), "percent": ("%", Fraction(1))}
_BETWEEN = re.compile(r"[\s-]*(?:(?:to|and|or|a|y|o|e|u|-|–)\s*)?[\s-]*", re.IGNORECASE)
_DAY = Fraction(24)
#: Words that say how many, and the unit that they have by themselves.
_COUNTS = {"number": "", "times": "times"}


class Amount(NamedTuple):
    """A number met in an answer: its possible values, its unit ("" for none known), and its place in the prose.

    `surely` says that it is a number that another language must have too: "two" may be "both" there, 2 may not.
    """

    values: frozenset[Fraction]
    unit: str
    span: Span
    surely: bool

    def is_of(self, other: Amount) -> bool:
        """Whether the two can be the same amount."""
        return bool(self.values & other.values) and (self.unit == other.unit or not (self.unit and other.unit))


class Amounts(NamedTuple):
    """The numbers of an answer, and the spans of time and dates that it names without a number."""

    said: tuple[Amount, ...]
    implied: tuple[Amount, ...]


def amounts_of(sheet: Sheet, section: Section, vocabulary: Vocabulary) -> Amounts:
    """The amounts of an answer, in its order."""
    text, answer = sheet.prose.text, section.answer
    mentions = sheet.within(answer)
    dates = find_dates(text, answer, mentions, vocabulary.date_order(sheet.language))
    phones = [Span(*match.span()) for match in _PHONE.finditer(text, *answer)]
    taken = [*phones, *(date.span for date in dates)]
    periods = [(mention.span, read) for mention in mentions for read in _periods(mention.kind, mention.id)]
    fortnights = [span for span, _ in periods if any(c.isdigit() for c in text[slice(*span)])]
    found: list[Amount] = []
    for match in _NUMBER.finditer(text, *answer):
        span = Span(*match.span())
        if any(_overlap(span, one) for one in [*taken, *fortnights]) or _NAME.match(text, span.end):
            continue
        if not is_in_address(text, span):
            found.append(Amount(_values(match.group()), "", span, True))
    beside = [*taken, *(span for span, _ in periods), *(one.span for one in found)]
    for mention in mentions:
        counts = mention.kind in _COUNTS and mention.id.isdigit() and mention.id != "1"
        if counts and not any(_overlap(mention.span, one) for one in beside):
            unit = _COUNTS[mention.kind]
            surely = unit == "times" and mention.id != "2"
            found.append(Amount(frozenset({Fraction(int(mention.id))}), unit, mention.span, surely))
    found.sort(key=lambda one: one.span)
    said = _with_units(text, found, periods)
    counted = [one.span.end for one in said if one.unit]
    implied = [
        Amount(frozenset({value}), unit, span, False)
        for span, (unit, value) in periods
        if not any(0 <= span.start - end <= 1 for end in counted)
    ]
    implied += [
        Amount(frozenset({Fraction(int(m.id))}), _COUNTS[m.kind], m.span, False)
        for m in mentions
        if m.kind in _COUNTS and m.id.isdigit()
    ]
    for date in dates:
        days = frozenset(Fraction(int(f"{v.year:04}{v.month:02}{v.day:02}")) for v in date.values[:1])
        said.append(Amount(days, "date", date.span, True))
        implied += [Amount(frozenset({Fraction(v.year)}), "date", date.span, False) for v in date.values[:1]]
    return Amounts(tuple(sorted(said, key=lambda one: one.span)), tuple(implied))


def _periods(kind: str, id_: str) -> Iterator[tuple[str, Fraction]]:
    """The span of time that a mention names: of a period itself, and of a rate what it is for each of."""
    if kind not in ("period", "per-period", "rate"):
        return
    if match := _PERIOD.fullmatch(id_.rpartition("/")[2]):
        unit, scale = _SCALE.get(match[1] + match[3], ("", 1))
        if unit:
            yield unit, Fraction(scale) * int(match[2])


def _with_units(text: str, found: list[Amount], periods: list[tuple[Span, tuple[str, Fraction]]]) -> list[Amount]:
    """The numbers with the units behind them; the first end of a range has that of the second."""
    known: list[Amount] = []
    for one in reversed(found):
        known.append(_with_unit(text, one, periods, known[-1] if known else None))
    return known[::-1]


def _with_unit(
    text: str, one: Amount, periods: list[tuple[Span, tuple[str, Fraction]]], after: Amount | None
) -> Amount:
    if match := _UNIT.match(text, one.span.end):
        word = match[1].lower()
        unit, scale = _MASS.get("percent" if word == "por ciento" else word, (word, Fraction(1)))
        return one._replace(values=frozenset(value * scale for value in one.values), unit=unit, surely=True)
    for span, (unit, scale) in periods:
        if (
            one.unit != "times"
            and text[one.span.end : span.start] in (" ", "-", "\u00a0")
            and span.start >= one.span.end
        ):
            values = frozenset(value * scale for value in one.values)
            if unit == "h" and all(value % _DAY == 0 for value in values):
                unit, values = "d", frozenset(value / _DAY for value in values)
            return one._replace(values=values, unit=unit, surely=True)
    if after and after.unit and after.unit != "date" and _BETWEEN.fullmatch(text, one.span.end, after.span.start):
        return _as(text, one, after, periods)
    return one


def _as(text: str, one: Amount, after: Amount, periods: list[tuple[Span, tuple[str, Fraction]]]) -> Amount:
    """The number with the unit of the other end of its range."""
    whole = _with_unit(text, one._replace(span=after.span), periods, None)
    return whole._replace(span=one.span) if whole.unit else one


def _values(digits: str) -> frozenset[Fraction]:
    """What digits can say: a mark before three of them divides thousands, elsewhere the fraction."""
    if _THOUSANDS.fullmatch(digits):
        return frozenset({Fraction(int(re.sub(r"[.,]", "", digits)))})
    if re.fullmatch(r"\d+[.,]\d+", digits):
        return frozenset({Fraction(Decimal(digits.replace(",", ".")))})
    plain = re.sub(r"[.,]", "", digits)
    return frozenset({Fraction(int(plain))})


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
