"""The words that say how often, read as frequencies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from leaflint.facts.folded import folded_in_place
from leaflint.facts.frequency import Frequency, Period
from leaflint.facts.frequency_tokens import COUNTS, frequency_tokens, speaks_of_time
from leaflint.nodes import Span
from leaflint.vocabulary import Mention, fold

_YEAR = Period(1, "Y")


class Spotted(NamedTuple):
    """A frequency met in a text, and where."""

    frequency: Frequency
    span: Span


def find_frequencies(text: str, span: Span, mentions: Sequence[Mention]) -> list[Spotted]:
    """The frequencies within `span` of `text`, in its order; `mentions` are those inside it."""
    if not speaks_of_time(text, span, mentions):
        return []
    tokens = _Tokens(folded_in_place(text, span), span.start, mentions)
    found: list[Spotted] = []
    index = 0
    while index < len(tokens.all):
        read = tokens.bounded(index)
        if read and read.frequency:
            found.append(
                Spotted(read.frequency, Span(tokens.all[index].span.start, tokens.all[read.after - 1].span.end))
            )
        index = read.after if read else index + 1
    return found


def read_interval(words: str, mentions: Sequence[Mention]) -> Frequency | None:
    """What `every: year` or `every: 4 weeks` declares: once in that period, where the words say nothing else."""
    tokens = _Tokens(fold(words), 0, mentions)
    length = tokens.length(0)
    if length and length.after == len(tokens.all):
        return Frequency(1, 1, length.period, length.longest)
    return read_rate(words, mentions)


def read_rate(words: str, mentions: Sequence[Mention]) -> Frequency | None:
    """The one frequency that `2 per year` or `weekly` says, or None where it says none or several."""
    found = find_frequencies(words, Span(0, len(words)), mentions)
    return found[0].frequency if len(found) == 1 else None


class _Read(NamedTuple):
    """The token after a frequency, and the frequency: None where the words are one that cannot be told for certain."""

    after: int
    frequency: Frequency | None


class _Count(NamedTuple):
    after: int
    low: int
    high: int
    at_least: bool


class _Length(NamedTuple):
    after: int
    period: Period
    longest: Period


class _Tokens:
    """The words and shapes in a text that a frequency is made of. Each method reads from the token at `index`."""

    def __init__(self, folded: str, start: int, mentions: Sequence[Mention]) -> None:
        self.text = folded
        self.all = frequency_tokens(folded, start, mentions)

    def bounded(self, index: int) -> _Read | None:
        """`at least twice a year`, `every 6 months or more often`; what is only bounded from above says nothing."""
        token = self.all[index]
        if token.kind == "bound":
            read = self.either(index + 1) if self.near(index, 20) else None
            return _at_least(read, token) if read else None
        read = self.either(index)
        if read is None or read.after >= len(self.all) or self.all[read.after].kind != "bound":
            return read
        before_next = read.after + 1 < len(self.all) and self.near(read.after, 20) and self.goes_on(read.after + 1)
        if before_next or self.gap(read.after - 1).strip(" ,(") or read.frequency is None:
            return read
        return _at_least(_Read(read.after + 1, read.frequency), self.all[read.after])

    def goes_on(self, index: int) -> bool:
        """Whether a bound before this token is not for the frequency that it follows: for the next one, or a length."""
        return bool(self.either(index) or self.length(index))

    def either(self, index: int) -> _Read | None:
        """A frequency, or two with `or` or `to` between: `monthly or every 3 months`."""
        read = self.one(index)
        if read is None or not self._is_alternative(read.after):
            return read
        other = self.one(read.after + 1)
        if other is None:
            return read
        both = read.frequency.or_else(other.frequency) if read.frequency and other.frequency else None
        return _Read(other.after, both)

    def one(self, index: int) -> _Read | None:
        """`weekly`, `every 6 months`, `q2w`, `twice a year`, `6-monthly`, `at 6-month intervals`."""
        if index >= len(self.all):
            return None
        token = self.all[index]
        if token.kind == "rate":
            return _Read(index + 1, Frequency.parse(token.id))
        if token.kind == "every":
            length = self.length(index + 1) if self.near(index) else None
            return _Read(length.after, Frequency(1, 1, length.period, length.longest)) if length else None
        length = self.length(index)
        if length and self.near(length.after - 1) and self.all[length.after].kind == "interval":
            return _Read(length.after + 1, Frequency(1, 1, length.period, length.longest))
        return self.counted(index)

    def counted(self, index: int) -> _Read | None:
        """`twice a year`, `2 to 3 times per week`, `once every 6 months`, `twice daily`, `6-monthly`."""
        count = self.count(index)
        if count is None or count.after >= len(self.all):
            return None
        last = self.all[count.after - 1]
        if not self.near(count.after - 1, 0 if last.kind == "number" else 2):
            return None
        unit = self.all[count.after]
        times = Frequency(count.low, count.high, _YEAR, _YEAR, count.at_least)
        if unit.kind == "rate" and (rate := Frequency.parse(unit.id)):
            if last.kind != "number":
                times = times._replace(low=count.low * rate.low, high=count.high * rate.high)
                return _Read(count.after + 1, times._replace(period=rate.period, longest=rate.longest))
            # "6-monthly" is every 6 months; "6 monthly" may be 6 of something each month.
            certain = self.gap(count.after - 1).strip() == "-" and rate.low == rate.high == 1 and not count.at_least
            # "One weekly", "una quincenal": one of them in that time.
            certain = certain or (count.low == count.high == rate.low == rate.high == 1 and not count.at_least)
            shortest, longest = (rate.period._replace(n=rate.period.n * n) for n in (count.low, count.high))
            return _Read(count.after + 1, Frequency(1, 1, shortest, longest) if certain else None)
        if unit.kind == "per-period" and (period := Period.parse(unit.id)):
            return _Read(count.after + 1, times._replace(period=period, longest=period))
        if unit.kind == "every" and self.near(count.after) and (length := self.length(count.after + 1)):
            return _Read(length.after, times._replace(period=length.period, longest=length.longest))
        return None

    def count(self, index: int) -> _Count | None:
        """A number of times, or a range of them: `2 to 3 times`, `once or twice`, `two or more times`."""
        if not self._is_number(index) or self._numbers_a_period(index):
            return None
        low = high = int(self.all[index].id)
        after, at_least = index + 1, False
        to = self._other_end(after)
        if to and not self._names_a_period(index, after):
            high, after = int(self.all[to].id), to + 1
        elif self.near(index) and self.all[after].kind == "bound" and self.all[after].id == "at-least":
            after, at_least = after + 1, True
        if after < len(self.all) and self.all[after].kind == "occasions" and self.near(after - 1):
            after += 1
        return _Count(after, low, high, at_least) if 0 < low <= high else None

    def length(self, index: int) -> _Length | None:
        """`year`, `6 months`, `3 to 6 months`, `other week`, `month or two`."""
        low = high = 1
        after = index
        if index < len(self.all) and self.all[index].kind == "ordinal":
            low = high = int(self.all[index].id)
            after = index + 1
        elif count := self.count(index):
            after, low, high = count.after, count.low, count.high
        if after >= len(self.all) or self.all[after].kind != "period" or (after > index and not self.near(after - 1)):
            return None
        period = Period.parse(self.all[after].id)
        if period is None:
            return None
        longest = period._replace(n=period.n * high)
        to = self._other_end(after + 1) if after == index else None
        if to and not (to + 1 < len(self.all) and self.near(to)):
            after, longest = to, period._replace(n=period.n * int(self.all[to].id))
        return _Length(after + 1, period._replace(n=period.n * low), longest)

    def gap(self, index: int) -> str:
        """What stands between a token and the next."""
        return self.text[self.all[index].span.end : self.all[index + 1].span.start]

    def near(self, index: int, most: int = 0) -> bool:
        """Whether the next token follows this one with nothing between, or one word of at most `most` letters."""
        if index + 1 >= len(self.all):
            return False
        between = self.gap(index).strip(" -")
        return not between or (len(between) <= most and between.isalpha())

    def _is_number(self, index: int) -> bool:
        return index < len(self.all) and self.all[index].kind in COUNTS and self.all[index].id.isdigit()

    def _numbers_a_period(self, index: int) -> bool:
        """Whether a number tells which week or month, not how many times: "in month 1, 2 counts a month"."""
        before = self.all[index - 1] if index else None
        return bool(before and before.kind == "period" and self.all[index].kind == "number" and self.near(index - 1))

    def _other_end(self, index: int) -> int | None:
        """The number that ends a range, where the token at `index` or a dash goes on to one."""
        if index >= len(self.all) or not self.near(index - 1):
            return None
        if (
            self.all[index].kind == "range"
            and self.all[index].id != "and"
            and self._is_number(index + 1)
            and self.near(index)
        ):
            return index + 1
        return index if self._is_number(index) and "-" in self.gap(index - 1) else None

    def _names_a_period(self, index: int, after: int) -> bool:
        """Whether the number at `index` is that of a month or week: "weekly in month one and twice a month later"."""
        numbered = index > 0 and self.all[index - 1].kind == "period" and self.near(index - 1)
        return numbered and (self.all[after].kind, self.all[after].id) == ("range", "and")

    def _is_alternative(self, index: int) -> bool:
        """Whether the token at `index` is an `or` or a `to` between two frequencies."""
        inside = 0 < index < len(self.all) - 1
        word = inside and self.all[index].kind == "range" and self.all[index].id != "and" and self.near(index - 1)
        # "From 500 mg twice a day to 1,000 mg twice a day" are two doses.
        return word and not any(letter.isdigit() or letter == "(" for letter in self.gap(index))


def _at_least(read: _Read, bound: Mention) -> _Read:
    lower = read.frequency._replace(at_least=True) if read.frequency and bound.id == "at-least" else None
    return _Read(read.after, lower)
