"""Schedules: which frequency belongs to which test, and in which phase of the treatment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from leaflint.facts.clauses import COMMA, Clause
from leaflint.facts.frequencies import find_frequencies
from leaflint.facts.frequency import Frequency, Period
from leaflint.facts.schedule_phases import counted_within, end_of, length_in, phase_name, phases
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
    named = phases(clause) if found or clause.of("times") else []
    within = [Timed(*one, phase.id) for phase in named if (one := counted_within(clause, phase))]
    within = [one for one in within if not any(time.span.start <= one.span.start < time.span.end for time in found)]
    if not found:
        return tuple(within)
    wanted = sorted(
        (_distance(clause.text, phase.span, time.span), index, phase)
        for phase in named
        for index, time in enumerate(found)
        if not (phase.span.start < time.span.end and time.span.start < phase.span.end)
    )
    given: dict[int, Mention] = {}
    for _, index, phase in wanted:
        if index not in given and phase not in given.values():
            given[index] = phase
    times = [*within, *(time._replace(phase=given[at].id if at in given else "") for at, time in enumerate(found))]
    return _in_turn(clause, sorted(times, key=lambda time: time.span))


def _in_turn(clause: Clause, times: list[Timed]) -> tuple[Timed, ...]:
    """What comes before a "then" is the start; of several that follow it, the last holds from then on.

    Those between are kept where it is told how long each lasts: "weekly for a month, then twice a month for two …".
    """
    later = [index for index, time in enumerate(times) if time.phase == "maintenance"]
    if not later:
        return _one_after_another(clause, times)
    kept: list[Timed] = []
    end = Period(0, "") if later[0] else None
    for index, time in enumerate(times):
        between = Span(time.span.end, times[index + 1].span.start if index + 1 < len(times) else clause.span.end)
        length = length_in(clause, between, time.frequency.period) if index < later[-1] else None
        end = end_of(time.phase, end, length)
        if index not in later[:-1]:
            kept.append(time._replace(phase=time.phase or "start") if index == 0 and len(times) > 1 else time)
        elif end and length:
            kept.append(time._replace(phase=phase_name(end.n - length.n + 1, end.n, end.unit)))
    return tuple(kept)


def _one_after_another(clause: Clause, times: list[Timed]) -> tuple[Timed, ...]:
    """Two times of which the first has its length: "every 4 weeks for 3 months, every 3 months in year 1"."""
    if len(times) != 2 or times[0].phase or times[1].phase not in ("", "year-1"):
        return tuple(times)
    first, second = times
    between = Span(first.span.end, second.span.start)
    tested = any(between.start <= term.span.start < between.end for term in clause.of("term"))
    length = (
        None
        if tested or not COMMA.search(clause.text, *between)
        else length_in(clause, between, first.frequency.period)
    )
    if length is None:
        return tuple(times)
    lasting = phase_name(length.n + 1, 12, "M") if second.phase and length.unit == "M" else "maintenance"
    return first._replace(phase=phase_name(1, length.n, length.unit)), second._replace(phase=lasting)


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
        begins = len(runs) == 3 and _begins_a_part(clause, checks, times[0])
        for one in _one_set(runs):
            apart = begins and one.check.span < times[0].span
            mine = times if begins and not apart else one.times
            yield one._replace(times=() if apart or _has_said_all(clause, one.check, checks, times[0]) else tuple(mine))
        return
    if len(runs) == 3 and sets[0] is runs[0] and all(time.phase for time in runs[-1] if isinstance(time, Timed)):
        # "Weekly blood counts at first, then monthly": all the times are those of the one test.
        yield from (Schedule(check, tuple(times)) for check in checks)
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


def _has_said_all(clause: Clause, check: Mention, checks: Sequence[Mention], time: Timed) -> bool:
    """Whether what is said of a test ends before the next is spoken of: "urine is tested, and blood is monthly"."""
    verbs = clause.of("being")
    return any(
        any(check.span.end <= verb.span.start and verb.span.end <= comma.start() for verb in verbs)
        and any(
            comma.end() <= other.span.start < verb.span.start < time.span.start for other in checks for verb in verbs
        )
        for comma in COMMA.finditer(clause.text, check.span.end, max(time.span.start, check.span.end))
    )


def _begins_a_part(clause: Clause, checks: Sequence[Mention], time: Timed) -> bool:
    """Whether a time opens a part of a clause, for the tests behind it: "your weight, and each year your enzymes"."""
    before = max(check.span.end for check in checks if check.span < time.span)
    behind = min(check.span.start for check in checks if check.span > time.span)
    ands = [m.span for m in clause.of("range") if m.id == "and" and clause.text[m.span.end : time.span.start] == " "]
    commas = [comma.start() for comma in COMMA.finditer(clause.text, before, behind)]
    return bool(ands) and len(commas) == 1 and clause.text[commas[0] + 1 : ands[0].start] == " "


def _parts(clause: Clause, runs: Sequence[_Run]) -> list[list[_Run]]:
    """The runs of each part of a clause between commas."""
    commas = [match.start() for match in COMMA.finditer(clause.text, *clause.span)]
    items = [item for run in runs for item in run]
    parts = groupby(items, key=lambda item: sum(comma < item.span.start for comma in commas))
    return [[list(run) for _, run in groupby(part, key=lambda item: isinstance(item, Timed))] for _, part in parts]


def _distance(text: str, one: Span, other: Span) -> int:
    first, second = sorted((one, other))
    return second.start - first.end + _FAR * bool(COMMA.search(text, first.end, second.start))
