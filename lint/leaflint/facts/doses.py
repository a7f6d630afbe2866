"""The words that say how much, read as doses; and the body weights that they are for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from leaflint.facts.dose import Dose
from leaflint.facts.dose_tokens import SLASHED, UNIT, Token, dose_tokens
from leaflint.facts.folded import folded_in_place
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_SHORT = 5
#: What an amount is dissolved in, if that is no more than a spoonful.
_SOLUTION = re.compile(r" (?:[a-z]{2,4} ){1,2}(?:10|[1-9])? ?ml(?![a-z])")
_STEPS = frozenset(("step", "phase", "stage"))
#: What an amount may be for each of, in the order in which a dose names them.
_EACH = ("kg", "m2", "d", "wk", "mo", "a")


class Amount(NamedTuple):
    """An amount met in a text. `bound` is "at-least", "at-most", "more" or "less" where a word for it stands with it.

    A range with "less" goes up to its end without it. One in kg that is for each of nothing is a body weight.
    """

    dose: Dose
    span: Span
    bound: str = ""

    @property
    def is_weight(self) -> bool:
        """Whether it is what a person weighs."""
        return self.dose.unit == "kg" and not self.dose.per


def find_amounts(text: str, span: Span, mentions: Sequence[Mention], mark: str) -> list[Amount]:
    """The amounts within `span` of `text`, in its order; `mark` is the decimal mark of its language, "." or ",".

    Levels in the blood (ng/mL), strengths of a solution (mg/mL) and speeds (mg an hour) are none.
    """
    folded = folded_in_place(text, span)
    if not (UNIT.search(folded, *span) or any(mention.kind == "unit" for mention in mentions)):
        return []
    steps = {mention.span.start for mention in mentions if mention.kind in _STEPS}
    steps |= {at for mention in mentions if mention.kind == "period" and (at := _slashed(folded, mention))}
    tokens = _Tokens(folded, dose_tokens(folded, span, mentions, mark), steps)
    found: list[Amount] = []
    index = 0
    while index < len(tokens.all):
        read = tokens.amount(index)
        if read and read.amount:
            found.append(tokens.bounded(index, read))
        index = read.after if read else index + 1
    return found


def read_dose(words: str, mentions: Sequence[Mention], mark: str) -> Dose | None:
    """The dose that `2 to 3 mg/kg/day` says, or None where it says something else as well."""
    whole = Span(0, len(words))
    found = find_amounts(words, whole, mentions, mark)
    return found[0].dose if len(found) == 1 and found[0].span == whole and not found[0].is_weight else None


def _slashed(folded: str, period: Mention) -> int | None:
    """Where the number of a period begins that a slash stands right before: "/2 weeks"."""
    number = SLASHED.search(folded, max(period.span.start - _SHORT, 0), period.span.start)
    return number.start() + 1 if number else None


class _Read(NamedTuple):
    """The token after an amount, and the amount: None where the words are one that is no dose."""

    after: int
    amount: Amount | None


class _End(NamedTuple):
    """One end of a range: the token after it, its number, unit, and what it is for each of."""

    after: int
    number: Token
    unit: str
    per: tuple[str, ...]


class _Tokens:
    """The tokens of a text. Each method reads from the token at `index`."""

    def __init__(self, folded: str, tokens: list[Token], steps: set[int]) -> None:
        self.text = folded
        self.all = tokens
        self.steps = steps

    def amount(self, index: int) -> _Read | None:
        """`2 to 3 mg/kg/day`, `between 50 mg and 100 mg`, `1 g`; a range that runs down is none, nor is a list."""
        between = self.all[index].kind == "between"
        first = self.end(index + 1 if between else index)
        if first is None or (between and not self.near(index)):
            return None
        last = self.other_end(first, between) or first
        read = self._of(first, last) if last.unit else None
        span = Span(self.all[index].span.start if between else first.number.span.start, self._span_end(last.after))
        below = any(token.kind == "than" for token in self.all[index : last.after])
        read = None if self._ends_a_list(index, first, last) else read
        amount = Amount(read, span, "less" if below else "") if read and not self._goes_on(last.after) else None
        return _Read(last.after, amount)

    def end(self, index: int) -> _End | None:
        """A number with its unit and what it is for each of, as far as they are written."""
        if index >= len(self.all) or self.all[index].kind != "number":
            return None
        number, after, unit = self.all[index], index + 1, ""
        per: list[str] = []
        if after < len(self.all) and self.all[after].kind == "unit" and self.near(index):
            unit, after = self.all[after].id, after + 1
        after += self._names_the_drug(after) if unit else 0
        if unit and self._is_daily_for_each(after):
            # "2 mg diarios por kilo": for each day and for each kg.
            per, after = ["d", self.all[after + 1].id], after + 2
        while unit and (each := self._each(after, comma="," if per else "")):
            per += [each] if each not in per else []
            after += 1
        if after < len(self.all) and per and self._is_daily(after):
            per += ["d"] if "d" not in per else []
            after += 1
        return _End(after, number, unit, tuple(per))

    def other_end(self, first: _End, between: bool) -> _End | None:
        """The other end of a range, where a dash or a word for it goes on to one in the same unit."""
        at = first.after
        if at >= len(self.all) or not self.near(at - 1):
            return None
        word = self.all[at]
        if self._goes_to(at, first, between):
            at += 1
        elif not (word.kind == "number" and "-" in self.gap(at - 1)):
            return None
        if self._is_less(at):
            at += 1
        last = self.end(at) if self.near(at - 1) else None
        if last is None or not last.unit or first.unit not in ("", last.unit) or not set(first.per) <= {*last.per}:
            return None
        return last

    def bounded(self, index: int, read: _Read) -> Amount:
        """The amount with the word before or behind it that makes it a limit."""
        amount = read.amount
        assert amount is not None
        if amount.bound:
            return amount
        if index and self.all[index - 1].kind in ("bound", "than") and self.near(index - 1):
            return amount._replace(bound=self.all[index - 1].id)
        if read.after < len(self.all) and self.all[read.after].kind in ("bound", "than") and self.near(read.after - 1):
            following = read.after + 1 < len(self.all) and self.all[read.after + 1].kind == "number"
            if not (following and self.near(read.after)):
                bound = self.all[read.after].id
                return amount._replace(bound="at-least" if bound == "more" else bound)
        return amount

    def gap(self, index: int) -> str:
        """What stands between a token and the next."""
        return self.text[self.all[index].span.end : self.all[index + 1].span.start]

    def near(self, index: int) -> bool:
        """Whether the next token follows this one with nothing but a blank or a dash between."""
        return index + 1 < len(self.all) and not self.gap(index).strip(" -~")

    def _each(self, index: int, comma: str) -> str:
        if index < len(self.all) and self.all[index].kind == "each" and not self.gap(index - 1).strip(" -~" + comma):
            return self.all[index].id
        return ""

    def _goes_to(self, index: int, first: _End, between: bool) -> bool:
        """Whether the word at `index` leads to the other end: "2 to 3", "between 2 and 3", "50 mg up to 150 mg"."""
        word = self.all[index]
        if word.kind == "range":
            return word.id != "and" or between
        in_kg = index + 2 < len(self.all) and (self.all[index + 2].kind, self.all[index + 2].id) == ("unit", "kg")
        return self._is_less(index) or (bool(first.unit or in_kg) and (word.kind, word.id) == ("bound", "at-most"))

    def _is_less(self, index: int) -> bool:
        """Whether "under" or "less than" goes on to the end of a range that is not in it."""
        inside = 0 < index < len(self.all)
        return inside and (self.all[index].kind, self.all[index].id) == ("than", "less") and self.near(index - 1)

    def _names_the_drug(self, index: int) -> bool:
        """Whether a drug's name stands between a unit and what it is for each of: "2 mg of … for each kilogram"."""
        if index + 1 >= len(self.all) or (self.all[index].kind, self.all[index + 1].kind) != ("drug", "each"):
            return False
        return len(self.gap(index - 1).strip()) <= 3 and self.near(index)

    def _is_daily_for_each(self, index: int) -> bool:
        behind = self.all[index + 1 : index + 2]
        of_body = bool(behind) and behind[0].kind == "each" and behind[0].id in ("kg", "m2")
        return of_body and self.near(index) and self._is_daily(index)

    def _is_daily(self, index: int) -> bool:
        return self.all[index].kind == "rate" and self.all[index].id == "1/P1D" and self.near(index - 1)

    def _ends_a_list(self, index: int, first: _End, last: _End) -> bool:
        """Whether a range is the end of a list to choose from: "2,400, 2,700 or 3,000 mg"."""
        listed = last is not first and index > 0 and self.all[index - 1].kind == "number"
        return listed and not first.unit and self.gap(index - 1).strip(" ") == ","

    def _goes_on(self, index: int) -> bool:
        """Whether a slash behind it makes it another thing than a dose: a level, a strength ("in each mL"), a speed.

        Between blanks, and before the word for another step, it does not: "load 2400 mg / maintain 3000 mg"; nor does
        "1200 mg/2 weeks".
        """
        end = self._span_end(index)
        if _SOLUTION.match(self.text, end):
            return True
        return self.text[end : end + 2].lstrip(" ").startswith("/") and not self.steps & {end + 3, end + 1}

    def _span_end(self, index: int) -> int:
        return self.all[index - 1].span.end

    def _of(self, first: _End, last: _End) -> Dose | None:
        low, high = first.number.number, last.number.number
        if low is None or high is None or not 0 < low <= high or not {*last.per} <= {*_EACH}:
            return None
        if last.unit == "kg" and last.per:
            return None
        return Dose(low, high, last.unit, tuple(sorted(last.per, key=_EACH.index)))
