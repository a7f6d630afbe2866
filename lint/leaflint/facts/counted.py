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

    def before(self, start: int) -> Mention | None:
        """The number right before `start`; a dose may stand between: "two 1,000 mg infusions"."""
        for amount in self.amounts:
            if amount.span.end <= start and not self.clause.text[amount.span.end : start].strip(" -"):
                start = amount.span.start
        near = [n for n in self.numbers if n.span.end <= start and not self.clause.text[n.span.end : start].strip(" -")]
        return near[-1] if near else None

    def listed(self, start: int) -> tuple[list[int], int, bool]:
        """The numbers of a list that begins at `start`, where it ends, and whether it is a range: `0, 2 and 4`."""
        found: list[int] = []
        end, is_range = start, False
        for number in self.numbers:
            if number.span.start < end:
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
        words = [m for m in self.clause.of("range", "day-of", "period") if start <= m.span.start and m.span.end <= end]
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
