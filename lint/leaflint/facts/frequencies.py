"""How often: times per period, read from words and compared as what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.vocabulary import Mention, fold

_PERIOD = re.compile(r"P(?:(?P<n>\d+)(?P<unit>[DWMY])|T(?P<tn>\d+)(?P<tunit>[HM]))")
_TEXT = re.compile(r"(?P<bound>>=)?(?P<low>\d+)(?:-(?P<high>\d+))?/(?P<period>P[^-]+)(?:-(?P<longest>P.+))?")
_PER_YEAR = {"D": Fraction(1461, 4), "W": Fraction(1461, 28), "M": Fraction(12), "Y": Fraction(1)}
_PER_YEAR |= {"TH": _PER_YEAR["D"] * 24, "TM": _PER_YEAR["D"] * 24 * 60}
_ABBREVIATED = re.compile(r"(?<!\w)q ?(\d{1,2}) ?(d|w|wk|mo|m|h)(?!\w)")
_UNITS = {"d": "P{}D", "w": "P{}W", "wk": "P{}W", "mo": "P{}M", "h": "PT{}H"}
_UNIT_WORDS = {"D": "day", "W": "week", "M": "month", "Y": "year", "TH": "hour", "TM": "minute"}
_DIGITS = re.compile(r"(?<![\w.,/])\d{1,3}(?![\w/]|[.,]\d)")


class Period(NamedTuple):
    """A length of time: `n` units of days "D", weeks "W", months "M", years "Y", hours "TH" or minutes "TM".

    A month is never four weeks: lengths of different units are equal only where the calendar makes them so.
    """

    n: int
    unit: str

    @classmethod
    def parse(cls, iso: str) -> Period | None:
        """The period an ISO 8601 duration of one unit says, or None."""
        match = _PERIOD.fullmatch(iso)
        if not match:
            return None
        return cls(int(match["n"]), match["unit"]) if match["n"] else cls(int(match["tn"]), "T" + match["tunit"])

    @property
    def iso(self) -> str:
        """The ISO 8601 duration: `P4W`, `PT12H`."""
        return f"P{'T' if self.unit[0] == 'T' else ''}{self.n}{self.unit[-1]}"

    @property
    def per_year(self) -> Fraction:
        """How many of it a year of 365.25 days or 12 months has."""
        return _PER_YEAR[self.unit] / self.n


class Frequency(NamedTuple):
    """`low` to `high` times in a period that lasts `period` to `longest`; `at_least` leaves the upper end open."""

    low: int
    high: int
    period: Period
    longest: Period
    at_least: bool = False

    def __str__(self) -> str:
        times = f"{self.low}" if self.low == self.high else f"{self.low}-{self.high}"
        period = self.period.iso if self.period == self.longest else f"{self.period.iso}-{self.longest.iso}"
        return f"{'>=' if self.at_least else ''}{times}/{period}"

    @classmethod
    def parse(cls, text: str) -> Frequency | None:
        """The frequency that `TIMES/PERIOD` says, or None."""
        match = _TEXT.fullmatch(text)
        period = Period.parse(match["period"]) if match else None
        longest = Period.parse(match["longest"]) if match and match["longest"] else period
        if not match or period is None or longest is None or not period.n or not longest.n:
            return None
        low = int(match["low"])
        return cls(low, int(match["high"] or low), period, longest, bool(match["bound"]))

    @property
    def least_per_year(self) -> Fraction:
        """The smallest number of times a year that it allows."""
        return self.low * self.longest.per_year

    @property
    def most_per_year(self) -> Fraction | None:
        """The largest number of times a year that it allows; None where it is open."""
        return None if self.at_least else self.high * self.period.per_year


class Spotted(NamedTuple):
    """A frequency met in a text, and where."""

    frequency: Frequency
    span: Span


def find_frequencies(text: str, span: Span, mentions: Sequence[Mention]) -> list[Spotted]:
    """The frequencies within `span` of `text`, in its order; `mentions` are those inside it."""
    tokens = _tokens(text, span, mentions)
    found: list[Spotted] = []
    index = 0
    while index < len(tokens):
        if spotted := _frequency_at(text, tokens, index):
            after, frequency = spotted
            found.append(Spotted(frequency, Span(tokens[index].span.start, tokens[after - 1].span.end)))
            index = after
        else:
            index += 1
    for match in _ABBREVIATED.finditer(fold(text[: span.end]), span.start):
        period = Period.parse(_UNITS.get(match[2], "").format(int(match[1])))
        if period and period.n:
            found.append(Spotted(Frequency(1, 1, period, period), Span(*match.span())))
    return sorted(found, key=lambda spotted: spotted.span)


def read_interval(words: str, mentions: Sequence[Mention]) -> Frequency | None:
    """What `every: year` or `every: 4 weeks` declares: once in that period, where the words say nothing else."""
    tokens = _tokens(words, Span(0, len(words)), mentions)
    read = _period_at(words, tokens, 0) if tokens else None
    if read and read[0] == len(tokens):
        return Frequency(1, 1, read[1], read[2])
    return read_rate(words, mentions)


def read_rate(words: str, mentions: Sequence[Mention]) -> Frequency | None:
    """The one frequency that `2 per year` or `weekly` says, or None where it says none or several."""
    found = find_frequencies(words, Span(0, len(words)), mentions)
    return found[0].frequency if len(found) == 1 else None


def as_declared(frequency: Frequency) -> dict[str, str]:
    """The frequency as front matter declares it: `{"every": "4 weeks"}`, `{"at_least": "2 per year"}`.

    Empty where front matter has no words for it: a range of periods, or several times in several periods.
    """
    n, unit = frequency.period
    if frequency.period != frequency.longest:
        return {}
    if frequency.low == frequency.high == 1 and not frequency.at_least:
        return {"every": _UNIT_WORDS[unit] if n == 1 else f"{n} {_UNIT_WORDS[unit]}s"}
    times = f"{frequency.low}" if frequency.low == frequency.high else f"{frequency.low} to {frequency.high}"
    words = f"{times} per {_UNIT_WORDS[unit]}" if n == 1 else f"{times} every {n} {_UNIT_WORDS[unit]}s"
    return {"at_least" if frequency.at_least else "times": words}


def _tokens(text: str, span: Span, mentions: Sequence[Mention]) -> list[Mention]:
    numbers = [Mention("number", m.group(), Span(*m.span())) for m in _DIGITS.finditer(text[: span.end], span.start)]
    kinds = ("number", "times", "occasions", "period", "per-period", "rate", "every", "ordinal", "bound", "range")
    words = [mention for mention in mentions if mention.kind in kinds]
    return sorted((*numbers, *words), key=lambda mention: mention.span)


def _frequency_at(text: str, tokens: Sequence[Mention], index: int) -> tuple[int, Frequency] | None:
    """The frequency that starts with token `index`, and the token after it."""
    token = tokens[index]
    if token.kind == "bound":
        read = (
            _frequency_at(text, tokens, index + 1)
            if index + 1 < len(tokens) and _near(text, tokens, index, 20)
            else None
        )
        if read is None or token.id != "at-least":
            return None
        return read[0], read[1]._replace(at_least=True)
    if token.kind == "rate":
        frequency = Frequency.parse(token.id)
        return (index + 1, frequency) if frequency else None
    if token.kind == "every":
        read_period = _period_at(text, tokens, index + 1) if _near(text, tokens, index) else None
        return (read_period[0], Frequency(1, 1, *read_period[1:])) if read_period else None
    return _counted(text, tokens, index)


def _counted(text: str, tokens: Sequence[Mention], index: int) -> tuple[int, Frequency] | None:
    """`twice a year`, `2 to 3 times per week`, `once every 6 months`, `twice daily`, `6-monthly`."""
    counted = _count_at(text, tokens, index)
    if counted is None or counted[0] >= len(tokens):
        return None
    after, low, high = counted
    if not _near(text, tokens, after - 1, 0 if tokens[after - 1].kind == "number" else 8):
        return None
    unit = tokens[after]
    if unit.kind == "rate" and (rate := Frequency.parse(unit.id)):
        hyphen = "-" in fold(text[tokens[after - 1].span.end : unit.span.start])
        if tokens[after - 1].kind == "number":
            every = rate.period._replace(n=rate.period.n * low)
            return (after + 1, Frequency(1, 1, every, every)) if hyphen and low == high and rate.low == 1 else None
        return after + 1, rate._replace(low=rate.low * low, high=rate.high * high)
    if unit.kind == "per-period" and (period := Period.parse(unit.id)):
        return after + 1, Frequency(low, high, period, period)
    if unit.kind == "every" and _near(text, tokens, after) and (read := _period_at(text, tokens, after + 1)):
        return read[0], Frequency(low, high, *read[1:])
    return None


def _count_at(text: str, tokens: Sequence[Mention], index: int) -> tuple[int, int, int] | None:
    """A number of times, or a range of them: the token after it, the least, the most."""
    first = tokens[index]
    if first.kind not in ("number", "times") or not first.id.isdigit():
        return None
    low = high = int(first.id)
    after = index + 1
    to = after + (after < len(tokens) and tokens[after].kind == "range")
    if to < len(tokens) and tokens[to].kind == first.kind and tokens[to].id.isdigit():
        if not all(_near(text, tokens, between) for between in range(index, to)):
            return None
        high, after = int(tokens[to].id), to + 1
    if after < len(tokens) and tokens[after].kind == "occasions" and _near(text, tokens, after - 1):
        after += 1
    return (after, low, high) if 0 < low <= high else None


def _period_at(text: str, tokens: Sequence[Mention], index: int) -> tuple[int, Period, Period] | None:
    """`year`, `6 months`, `3 to 6 months`, `other week`: the token after it, the shortest, the longest."""
    if index >= len(tokens):
        return None
    low = high = 1
    after = index
    if tokens[index].kind == "ordinal":
        low = high = int(tokens[index].id)
        after = index + 1
    elif tokens[index].kind == "number" and (counted := _count_at(text, tokens, index)):
        after, low, high = counted
    if after >= len(tokens) or tokens[after].kind != "period" or (after > index and not _near(text, tokens, after - 1)):
        return None
    period = Period.parse(tokens[after].id)
    if period is None:
        return None
    return after + 1, period._replace(n=period.n * low), period._replace(n=period.n * high)


def _near(text: str, tokens: Sequence[Mention], index: int, most: int = 0) -> bool:
    """Whether the next token follows this one with nothing between, or one short word of at most `most` letters."""
    if index + 1 >= len(tokens):
        return False
    between = fold(text[tokens[index].span.end : tokens[index + 1].span.start]).strip(" -")
    return not between or (len(between) <= most and between.isalpha())
