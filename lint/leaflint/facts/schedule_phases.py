"""The phases of a treatment that a schedule of tests names, and how long each of them lasts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaflint.facts.clauses import Clause
from leaflint.facts.frequencies import Spotted
from leaflint.facts.frequency import Frequency, Period
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_DIGITS = re.compile(r"(?<![\w.,/])[x×]?(\d{1,2})\b")
_NUMBERED = re.compile(r"(?P<unit>week|month|year)s?-(?P<first>\d+)(?:-(?P<last>\d+))?")
#: What may stand between how often and for how long, besides the words for it: "weekly for the next 4 weeks".
_FEW = 4
_LENGTHS = ("number", "period", "per-period")
_BETWEEN, _BETWEEN_IDS = ("lasting", "sequel", "further"), ("lasting", "next", "further")


def phases(clause: Clause) -> list[Mention]:
    """The phases a clause names: "start" and "maintenance", `month-1` for "the first month", `weeks-2-4`."""
    found: list[Mention] = []
    tokens = _tokens(clause, "phase", "number", "period", "range")
    for index, token in enumerate(tokens):
        behind = tokens[index + 1 : index + 4]
        if token.kind == "phase":
            found.append(_first(clause.text, token, behind, tokens[index - 1 : index]) or token)
        elif token.kind == "period" and (numbered := _numbered(clause.text, token, behind)):
            found.append(numbered)
    return found


def length_in(clause: Clause, span: Span, each: Period) -> Period | None:
    """How long what is done before `span` is done so: "weekly for four weeks", "monthly x3 months", "weekly x4".

    `each` is how far apart it is done.
    """
    tokens = [token for token in _tokens(clause, *_LENGTHS) if span.start <= token.span.start < span.end]
    if not tokens:
        return None
    before = Span(span.start, tokens[0].span.start)
    words = {m.span for m in clause.of(*_BETWEEN) if m.id in _BETWEEN_IDS and m.span.start >= before.start}
    told = sum(end - start for start, end in words if end <= before.end)
    if len(clause.text[slice(*before)].strip(" ,(")) - told > _FEW:
        return None
    number, unit = (tokens[0], tokens[1]) if tokens[0].kind == "number" and len(tokens) > 1 else (None, tokens[0])
    if unit.kind == "number":
        return each._replace(n=each.n * int(unit.id)) if clause.text[unit.span.start] in "x×" else None
    period = Period.parse(unit.id)
    return period._replace(n=period.n * int(number.id)) if period and number else period


def end_of(phase: str, begin: Period | None, length: Period | None) -> Period | None:
    """When a phase ends, as a length of time from the start of the treatment; None where it is not told."""
    if numbered := _NUMBERED.fullmatch(phase):
        return Period(int(numbered["last"] or numbered["first"]), numbered["unit"][0].upper())
    if begin is None or length is None:
        return None
    if not begin.n:
        return length
    if (begin.unit, length.unit, begin.n % 4) == ("W", "M", 0):
        begin = Period(begin.n // 4, "M")
    return length._replace(n=begin.n + length.n) if begin.unit == length.unit else None


def counted_within(clause: Clause, phase: Mention) -> Spotted | None:
    """So many times in a phase that begins with the treatment: "twice in the first year"."""
    numbered = _NUMBERED.fullmatch(phase.id)
    before = [m for m in clause.of("times") if m.span.end <= phase.span.start and m.id.isdigit()]
    if not numbered or numbered["first"] != "1" or not before or not _adjoin(clause.text, before[-1], phase):
        return None
    period, times = Period(int(numbered["last"] or 1), numbered["unit"][0].upper()), int(before[-1].id)
    return Spotted(Frequency(times, times, period, period), before[-1].span)


def phase_name(first: int, last: int, unit: str) -> str:
    """`months-2-3`, `week-1`; "" where it ends before it begins."""
    word = Period(1, unit).word
    return "" if last < first else f"{word}-{first}" if first == last else f"{word}s-{first}-{last}"


def _tokens(clause: Clause, *kinds: str) -> list[Mention]:
    """The words and numbers that phases and lengths are made of, in the order of the text."""
    digits = (Mention("number", m[1], Span(*m.span())) for m in _DIGITS.finditer(clause.text, *clause.span))
    return sorted([*clause.of(*kinds), *digits], key=lambda mention: mention.span)


def _first(text: str, phase: Mention, behind: Sequence[Mention], before: Sequence[Mention]) -> Mention | None:
    """`month-1` for "in the first month", `months-1-3` for "for the first 3 months", "los tres primeros meses"."""
    if phase.id != "start" or not behind or not _adjoin(text, phase, behind[0]):
        return None
    if before and before[0].kind == "number" and behind[0].kind == "period" and _adjoin(text, before[0], phase):
        return _named(1, int(before[0].id), behind[0], before[0].span.start, behind[0].span.end)
    count = behind[0] if behind[0].kind == "number" else None
    unit = behind[1] if count and len(behind) > 1 and _adjoin(text, count, behind[1]) else behind[0]
    return (
        _named(1, int(count.id) if count else 1, unit, phase.span.start, unit.span.end)
        if unit.kind == "period"
        else None
    )


def _numbered(text: str, period: Mention, behind: Sequence[Mention]) -> Mention | None:
    """`months-2-3` for "months two and three", `week-4` for "week 4"."""
    if not behind or behind[0].kind != "number" or not _adjoin(text, period, behind[0]):
        return None
    end = behind[0]
    if len(behind) > 1 and _adjoin(text, end, behind[1]):
        to = (
            behind[2]
            if behind[1].kind == "range" and len(behind) > 2 and _adjoin(text, behind[1], behind[2])
            else behind[1]
        )
        end = to if to.kind == "number" else end
    return _named(int(behind[0].id), int(end.id), period, period.span.start, end.span.end)


def _named(first: int, last: int, unit: Mention, start: int, end: int) -> Mention | None:
    period = Period.parse(unit.id)
    name = phase_name(first, last, period.unit) if period and period.n == 1 else ""
    return Mention("phase", name, Span(start, end)) if name else None


def _adjoin(text: str, one: Mention, next_: Mention) -> bool:
    return not text[one.span.end : next_.span.start].strip(" -–")
