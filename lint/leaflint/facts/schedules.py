"""Schedules: which frequency belongs to which test, and in which phase of the treatment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from leaflint.facts.clauses import COMMA, Clause
from leaflint.facts.frequencies import find_frequencies
from leaflint.facts.frequency import Frequency, Period
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_FAR = 60


class Timed(NamedTuple):
    """A frequency met in a text, and the phase it is for ("" where the text names none)."""

    frequency: Frequency
    span: Span
    phase: str = ""


class Schedule(NamedTuple):
    """A test with the frequencies that the text gives it: none, one, or one for each phase."""

    check: Mention
    times: tuple[Timed, ...]


def timed(clause: Clause) -> tuple[Timed, ...]:
    """The frequencies of a clause, each with the phase named nearest to it; a comma between counts as far away."""
    found = [Timed(*spotted) for spotted in find_frequencies(clause.text, clause.span, clause.mentions)]
    if not found:
        return ()
    wanted = sorted(
        (_distance(clause.text, phase.span, time.span), index, phase)
        for phase in phases(clause)
        for index, time in enumerate(found)
        if not (phase.span.start < time.span.end and time.span.start < phase.span.end)
    )
    given: dict[int, Mention] = {}
    for _, index, phase in wanted:
        if index not in given and phase not in given.values():
            given[index] = phase
    named = {index: phase.id for index, phase in given.items()}
    return _in_turn([time._replace(phase=named.get(index, "")) for index, time in enumerate(found)])


def phases(clause: Clause) -> list[Mention]:
    """The phases a clause names: "start" and "maintenance", `month-1` for "the first month", `weeks-2-4`."""
    found: list[Mention] = []
    mentions = [mention for mention in clause.mentions if mention.kind in ("phase", "number", "period", "range")]
    digits = (
        Mention("number", m.group(), Span(*m.span()))
        for m in re.finditer(r"\b\d{1,2}\b", clause.text[slice(*clause.span)])
    )
    shift = clause.span.start
    tokens = sorted(
        [*mentions, *(d._replace(span=Span(d.span.start + shift, d.span.end + shift)) for d in digits)],
        key=lambda mention: mention.span,
    )
    for index, token in enumerate(tokens):
        behind = tokens[index + 1 : index + 4]
        if token.kind == "phase":
            found.append(_first(clause.text, token, behind) or token)
        elif token.kind == "period" and (numbered := _numbered(clause.text, token, behind)):
            found.append(numbered)
    return found


def schedules(clause: Clause, checks: Sequence[Mention], times: Sequence[Timed]) -> Iterator[Schedule]:
    """Each test with its frequencies.

    Several frequencies stand each behind its tests ("counts monthly, enzymes yearly") or each before them ("monthly
    counts and yearly enzymes"); where that cannot be told, a test is given none.
    """
    runs = _runs(checks, times)
    if not times or not checks:
        yield from (Schedule(check, ()) for check in checks)
        return
    sets = [run for run in runs if isinstance(run[0], Timed)]
    if len(sets) == 1:
        yield from _one_set(runs)
        return
    parts = _parts(clause, runs)
    if all(len([run for run in part if isinstance(run[0], Timed)]) == 1 == len(part) - 1 for part in parts):
        mixed = len({isinstance(part[0][0], Timed) for part in parts}) > 1
        for part in parts:
            unclear = mixed and any(len(run) > 1 and isinstance(run[0], Mention) for run in part)
            yield from (Schedule(one.check, () if unclear else one.times) for one in _one_set(part))
        return
    first, last = isinstance(runs[0][0], Timed), isinstance(runs[-1][0], Timed)
    if first and last:
        yield from (Schedule(check, ()) for check in checks)
        return
    ordered = runs if not first else [*reversed(runs)]
    held: list[Mention] = []
    for run in ordered:
        mine = tuple(item for item in run if isinstance(item, Timed))
        if mine:
            yield from (Schedule(check, mine) for check in held)
        held = [] if mine else [item for item in run if isinstance(item, Mention)]
    yield from (Schedule(check, ()) for check in held)


_Run = list[Mention | Timed]


def _runs(checks: Sequence[Mention], times: Sequence[Timed]) -> list[_Run]:
    items: list[Mention | Timed] = [*checks, *times]
    items.sort(key=lambda item: item.span)
    return [list(run) for _, run in groupby(items, key=lambda item: isinstance(item, Timed))]


def _one_set(runs: Sequence[_Run]) -> Iterator[Schedule]:
    """One set of frequencies is for the tests before it; where none stand before, for those behind it."""
    reached = False
    times = tuple(item for run in runs for item in run if isinstance(item, Timed))
    leads = isinstance(runs[0][0], Timed)
    for run in runs:
        for item in run:
            if isinstance(item, Timed):
                reached = True
            else:
                yield Schedule(item, times if leads or not reached else ())


def _parts(clause: Clause, runs: Sequence[_Run]) -> list[list[_Run]]:
    """The runs of each part of a clause between commas."""
    commas = [match.start() for match in COMMA.finditer(clause.text, *clause.span)]
    items = [item for run in runs for item in run]
    parts = groupby(items, key=lambda item: sum(comma < item.span.start for comma in commas))
    return [[list(run) for _, run in groupby(part, key=lambda item: isinstance(item, Timed))] for _, part in parts]


def _in_turn(times: list[Timed]) -> tuple[Timed, ...]:
    """What comes before a "then" is the start; of several that follow it, only the last holds from then on."""
    later = [index for index, time in enumerate(times) if time.phase == "maintenance"]
    if not later:
        return tuple(times)
    kept = [time for index, time in enumerate(times) if index not in later[:-1]]
    return tuple(
        time._replace(phase=time.phase or "start") if index == 0 and len(times) > 1 else time
        for index, time in enumerate(kept)
    )


def _first(text: str, phase: Mention, behind: Sequence[Mention]) -> Mention | None:
    """`month-1` for "in the first month", `months-1-3` for "for the first 3 months"."""
    if phase.id != "start" or not behind or not _adjoin(text, phase, behind[0]):
        return None
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
    if period is None or period.n != 1 or last < first:
        return None
    name = f"{period.word}-{first}" if first == last else f"{period.word}s-{first}-{last}"
    return Mention("phase", name, Span(start, end))


def _adjoin(text: str, one: Mention, next_: Mention) -> bool:
    return not text[one.span.end : next_.span.start].strip(" -–")


def _distance(text: str, one: Span, other: Span) -> int:
    first, second = sorted((one, other))
    return second.start - first.end + _FAR * bool(COMMA.search(text, first.end, second.start))
