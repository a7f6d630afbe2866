"""The words and shapes that a frequency is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflint.facts.dose_tokens import SLASHED
from leaflint.facts.frequency import Period
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

COUNTS = ("number", "times")
_DIGITS = re.compile(r"(?:(?<![\w.,/])|(?<=\bq))\d{1,3}(?!\w|[.,]\d|/ ?\d)")
_MULTIPLIED = re.compile(r"(?<![\w.,/])(\d{1,2}) ?[x×](?!\w)")
_ABBREVIATED = re.compile(r"(?<!\w)q ?(\d{1,2})(?:-(\d{1,2}))? ?(d|w|wk|mo|m|h)(?!\w)")
_EVERY = re.compile(r"(?<!\w)q(?= ?\d)")
_UNITS = {"d": "D", "w": "W", "wk": "W", "mo": "M", "m": "M", "h": "TH"}
_Q = re.compile(r"[qQ] ?\d")
_UNITS_OF_TIME = frozenset(("period", "per-period", "rate", "day-part"))
#: A number behind one of these counts doses, also before "weekly".
_LEADS = frozenset(("after", "step", "stage", "phase", "lasting"))
_WORD = re.compile(r"\w+ $")
_AMOUNTS = frozenset(("number", "unit", "given", "sequel", "range", "strength", "route", "dividing"))
_FEW, _SHORT, _CHOICE = 4, 5, 16
_KINDS = frozenset(
    ("number", "times", "occasions", "period", "per-period", "rate", "every", "interval", "ordinal", "bound", "range")
)


def speaks_of_time(text: str, span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether there is anything in `span` that a frequency can be made of: quick, for most of a text says nothing."""
    return any(mention.kind in _UNITS_OF_TIME for mention in mentions) or bool(_Q.search(text, *span))


def frequency_tokens(folded: str, start: int, mentions: Sequence[Mention]) -> list[Mention]:
    """The tokens from `start` of a folded text in its order: its `mentions` that count here, and numbers, `2x`, `q2w`.

    `six (6)` is one token, and a period behind a slash (`2/year`) is of the kind "per-period".
    """
    numbers = {mention.span.end for mention in mentions if mention.kind in COUNTS}
    words = [m for m in mentions if m.kind in _KINDS and not (m.kind == "rate" and _is_tail(folded, m, numbers))]
    words = [m for m in words if not _is_one_of_two(folded, m, mentions)]
    words += [*_occasions(folded, mentions), *_slashed(folded, mentions)]
    named = {mention.span.start for mention in mentions if mention.kind == "period"}
    # "15 días" is a word for two weeks: its number counts nothing else.
    shapes = [m for m in _shapes(folded, start) if m.kind != "number" or m.span.start not in named]
    if parts := _parts_of_a_day(folded, mentions):
        words = [m for m in words if m.kind in ("number", "times") or not _overlaps(m.span, [p.span for p in parts])]
        shapes.append(Mention("rate", f"{len(parts)}/P1D", parts[-1].span))
    counted = _counted_doses(folded, mentions)
    words = [m for m in words if m.kind != "number" or m.span.end not in counted]
    shapes = [m for m in shapes if m.kind != "number" or m.span.end not in counted]
    taken = [shape.span for shape in shapes if shape.kind != "number"]
    plain = [token for token in (*shapes, *words) if token.span in taken or not _overlaps(token.span, taken)]
    unique = {token.span: token for token in sorted(plain, key=lambda token: (token.span, token.span in taken))}
    return list(_joined(folded, list(unique.values())))


def _occasions(folded: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """What is given or done so many times in a period: "one infusion a month", "twelve blood counts a year"."""
    ends = {mention.span.start for mention in mentions if mention.kind == "per-period"}
    for mention in mentions:
        if (mention.kind == "term" or (mention.kind, mention.id) == ("given", "given")) and ends & {
            mention.span.end,
            mention.span.end + 1,
        }:
            yield mention._replace(kind="occasions")


def _slashed(folded: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The slash before so many weeks or months, as "every", and their number: "1200 mg/2 weeks"."""
    for mention in mentions:
        start = mention.span.start
        if mention.kind == "period" and (match := SLASHED.search(folded, max(start - _SHORT, 0), start)):
            yield Mention("every", "every", Span(match.start(), match.start() + 1))
            yield Mention("number", match[1], Span(*match.span(1)))


def _counted_doses(folded: str, mentions: Sequence[Mention]) -> set[int]:
    """Where numbers end that count doses: "the first five weekly doses"; elsewhere "6 monthly" may be an interval."""
    doses = {mention.span.start for mention in mentions if mention.kind == "given"}
    leads = {mention.span.end for mention in mentions if mention.kind in _LEADS}
    rates = [m for m in mentions if m.kind == "rate" and doses & {m.span.end + 1}]
    found: set[int] = set()
    for rate in rates if leads else ():
        number = _WORD.search(folded, 0, rate.span.start)
        if number and {number.start(), number.start() - 1} & leads:
            found.add(number.end() - 1)
    return found


def _parts_of_a_day(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The parts of a day that a text joins, so many times a day: "1 g in the morning and 1 g at night"."""
    parts = [mention for mention in mentions if mention.kind == "day-part"]
    run = parts[:1]
    for part in parts[1:]:
        joined = _are_joined(folded, mentions, run[-1].span.end, part.span.start)
        if joined and part.id not in {one.id for one in run}:
            run.append(part)
        elif len(run) == 1:
            run = [part]
    if len(run) < 2:
        return []
    # "1 g in the morning, 1 g at night" says as much without an "and".
    between = Span(run[-2].span.end, run[-1].span.start)
    amounts = any(letter.isdigit() for letter in folded[slice(*between)])
    amounts = amounts or any(m.id == "half" and between.start <= m.span.start < between.end for m in mentions)
    if not amounts and not any(_is_and(mention, run) for mention in mentions):
        return []
    return [] if any(_is_choice(folded, mention, run[0].span.start) for mention in mentions) else run


def _is_one_of_two(folded: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether twice a day is one of two ways: "in one go or shared between morning and evening"."""
    if mention.kind != "rate" or mention.id != "2/P1D" or " " not in folded[slice(*mention.span)].strip():
        return False
    ors = [m for m in mentions if (m.kind, m.id) == ("range", "range") and 0 <= mention.span.start - m.span.end <= 1]
    rates = [m for m in mentions if m.kind in ("rate", "per-period", "period") and ors and m.span.end < ors[0].span.end]
    return bool(ors) and not any(0 <= ors[0].span.start - m.span.end <= 1 for m in rates)


def _is_and(mention: Mention, run: Sequence[Mention]) -> bool:
    between = run[-2].span.end <= mention.span.start < run[-1].span.start
    return between and (mention.kind, mention.id) in (("range", "and"), ("sequel", "next"))


def _is_choice(folded: str, mention: Mention, start: int) -> bool:
    """Whether it is an "or" before what begins at `start`: "all at once, or half in the morning and half at night"."""
    near = mention.kind == "range" and mention.id == "range" and 0 <= start - mention.span.end <= _CHOICE
    return near and not any(letter.isdigit() for letter in folded[mention.span.end : start])


def _are_joined(folded: str, mentions: Sequence[Mention], start: int, end: int) -> bool:
    """Whether nothing but amounts and small words stands between: "and half", "and 1 g", "and the other one"."""
    between = folded[start:end]
    for mention in mentions:
        if mention.kind in _AMOUNTS and start <= mention.span.start and mention.span.end <= end:
            span = slice(mention.span.start - start, mention.span.end - start)
            between = between[: span.start] + " " * (span.stop - span.start) + between[span.stop :]
    words = between.replace(",", " ").split()
    return len(words) <= _FEW and all(len(word) <= _SHORT for word in words)


def _shapes(folded: str, start: int) -> Iterator[Mention]:
    for match in _DIGITS.finditer(folded, start):
        yield Mention("number", match.group(), Span(*match.span()))
    for match in _MULTIPLIED.finditer(folded, start):
        yield Mention("times", match[1], Span(*match.span()))
    for match in _ABBREVIATED.finditer(folded, start):
        periods = [Period(int(n), _UNITS[match[3]]).iso for n in (match[1], match[2] or match[1])]
        yield Mention("rate", f"1/{'-'.join(dict.fromkeys(periods))}", Span(*match.span()))
    for match in _EVERY.finditer(folded, start):
        yield Mention("every", "every", Span(*match.span()))


def _is_tail(folded: str, mention: Mention, numbers: set[int]) -> bool:
    """Whether the mention ends a longer word: `bi-weekly` is not `weekly`; `six-weekly` is a number of it."""
    hyphen = mention.span.start - 1
    return folded[max(hyphen, 0) : hyphen + 1] == "-" and folded[hyphen - 1].isalpha() and hyphen not in numbers


def _joined(folded: str, tokens: list[Mention]) -> Iterator[Mention]:
    held: Mention | None = None
    for token in tokens:
        between = folded[held.span.end : token.span.start].strip() if held else ""
        if held and between == "(" and _repeats(folded, held, token):
            held = held._replace(span=Span(held.span.start, token.span.end + 1))
            continue
        if held:
            yield held
            if token.kind == "period" and between == "/":
                token = Mention("per-period", token.id, Span(held.span.end, token.span.end))
        held = token
    if held:
        yield held


def _repeats(folded: str, number: Mention, token: Mention) -> bool:
    same = number.kind == token.kind == "number" and number.id == token.id
    return same and folded[token.span.end : token.span.end + 1] == ")"


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
