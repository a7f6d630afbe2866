"""The numbers of a clause, in digits and in words, and what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaflint.facts.clauses import Clause
from leaflint.facts.doses import Amount
from leaflint.facts.folded import folded_in_place
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_DIGITS = re.compile(r"(?<![\w.,/])\d{1,3}(?!\w|[.,]\d|/)")
#: What may stand between the numbers of a list: "day 1, one on day 15", "day 1 and again on day 15".
_JOINING = frozenset(("range", "day-of", "period", "number"))
_DASHES = ("-", "\u2013")


class Counted:
    """The numbers of a clause that are not those of its `amounts`."""

    def __init__(self, clause: Clause, amounts: Sequence[Amount]) -> None:
        self.clause = clause
        self.amounts = amounts
        folded = folded_in_place(clause.text, clause.span)
        numbers = [
            *(Mention("number", m.group(), Span(*m.span())) for m in _DIGITS.finditer(folded, *clause.span)),
            *(m for m in clause.of("number") if m.id.isdigit()),
        ]
        inside = [amount.span for amount in amounts]
        self.numbers = sorted((n for n in numbers if not overlaps(n.span, inside)), key=lambda n: n.span)
        often = ("1/P1W", "1/P1D")
        rates = [m for m in clause.of("rate") if m.id in often and clause.text[m.span.start - 1] == " "]
        # "Opening infusions" is a stage; what the number counts is its last word.
        ends = ((m.span.start, clause.text.rfind(" ", *m.span)) for m in clause.of("stage"))
        stages = [Span(start, end) for start, end in ends if end > start]
        self.qualifying = [*inside, *stages, *(word.span for word in (*rates, *clause.of("step", "phase")))]

    def before(self, start: int, *, doses: bool = False) -> Mention | None:
        """The number right before `start`; a dose may stand between: "two 1,000 mg infusions".

        Where it counts `doses`, so may how often, or a phase: "five weekly infusions".
        """
        qualifying = self.qualifying if doses else self.qualifying[: len(self.amounts)]
        while not (near := [number for number in self.numbers if self._touches(number.span, start)]):
            between = [span for span in qualifying if self._touches(span, start)]
            if not between:
                return None
            start = between[-1].start
        return near[-1]

    def counting(self, number: Mention) -> str:
        """What a number counts, with the other end of a range that it ends: "2", or "1-2" for "one or two"."""
        for word in self.clause.of("range"):
            if word.id != "and" and self._touches(word.span, number.span.start):
                low = next((one for one in self.numbers if self._touches(one.span, word.span.start)), None)
                if low and 0 < int(low.id) < int(number.id):
                    return f"{low.id}-{number.id}"
        for low in self.numbers:
            dash = low.span.end < number.span.start and self.clause.text[low.span.end : number.span.start].strip()
            if dash in _DASHES and 0 < int(low.id) < int(number.id):
                return f"{low.id}-{number.id}"
        return number.id

    def _touches(self, span: Span, start: int) -> bool:
        return span.end <= start and not self.clause.text[span.end : start].strip(" -")

    def range_to(self, last: Mention) -> Mention | None:
        """The number that a range to `last` begins with: "two or three", "between two and three"."""
        for number in self.numbers:
            if number.span.end <= last.span.start and int(number.id) < int(last.id):
                joint = self._between(number.span.end, last.span.start)
                between = any(self._touches(m.span, number.span.start) for m in self.clause.of("between"))
                if joint == "range" or (joint == "and" and between):
                    return number
        return None

    def listed(self, start: int) -> tuple[list[int], int, bool]:
        """The numbers of a list that begins at `start`, where it ends, and whether it is a range: `0, 2 and 4`."""
        found: list[int] = []
        end, is_range = start, False
        days = [word.span.start for word in self.clause.of("day-of")]
        for number in self.numbers:
            # "One on day 1, one on day 15": the second "one" is a dose.
            if number.span.start < end or (number.id == "1" and {number.span.end, number.span.end + 1} & {*days}):
                continue
            between = self._between(end, number.span.start)
            if between is None or (not found and between):
                break
            is_range = is_range or between == "range"
            found.append(int(number.id))
            end = number.span.end
        return found, end, is_range

    def _between(self, start: int, end: int) -> str | None:
        """What joins two numbers of a list: "" (nothing or a blank), "and", "range"; None where they are apart."""
        inside = [m for m in self.clause.mentions if start <= m.span.start and m.span.end <= end]
        on_day = any(m.kind == "day-of" for m in inside)
        words = [m for m in inside if m.kind in _JOINING or (on_day and (m.kind, m.id) == ("sequel", "next"))]
        rest = self.clause.text[start:end]
        for word in reversed(words):
            rest = rest[: word.span.start - start] + rest[word.span.end - start :]
        if rest.strip(" ,&-\u2013"):
            return None
        if any(m.kind == "range" and m.id != "and" for m in words) or rest.strip(" ") in _DASHES:
            return "range"
        return "and" if words or rest.strip(" ") else ""


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span has a character in common with one of the others."""
    return any(span.start < other.end and other.start < span.end for other in others)
