"""monitoring: which tests and examinations, and how often, from the answer to the question about monitoring."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.schedule_phases import phases
from leaflint.facts.schedules import Timed, schedules, timed
from leaflint.facts.statements import statements, table_rows
from leaflint.reading import Block
from leaflint.vocabulary import Mention

_CHECKS = frozenset({"test", "examination", "vaccine"})


class _Said(NamedTuple):
    """The tests and the frequencies of a piece of text."""

    checks: tuple[Mention, ...] = ()
    times: tuple[Timed, ...] = ()


def read_monitoring(reading: Reading) -> Iterator[Fact]:
    """Each test with each frequency that the text gives it, as the least that it asks for.

    A heading, or a line that ends with a colon, speaks for what stands below it where that says nothing of its own;
    so does the head of a table's column. "Then monthly" and "these tests every year" speak of the tests before them.
    """
    seen: set[tuple[str, ...]] = set()
    answer = reading.clauses("monitoring")
    blocks = [list(group) for _, group in groupby(answer, key=lambda clause: clause.block)]
    told = [
        (clause, schedule)
        for clause, said in (*_prose(reading, blocks), *_tables(reading, blocks))
        for schedule in schedules(clause, said.checks, said.times)
    ]
    scheduled = {(clause.drug, schedule.check.id) for clause, schedule in told if schedule.times}
    for clause, schedule in told:
        # A test that is named once more without a frequency says nothing new.
        for time in schedule.times or ((None,) if (clause.drug, schedule.check.id) not in scheduled else ()):
            qualifiers = {"frequency": str(time.frequency.floor)} if time else {}
            if time and time.phase:
                qualifiers["phase"] = time.phase
            if not time and _is_once(clause):
                qualifiers["times"] = "1"
            stated = (schedule.check.id, clause.drug or "", *qualifiers.values())
            if stated not in seen:
                seen.add(stated)
                yield reading.state(Property.MONITORING, schedule.check.id, clause, qualifiers)


def _prose(reading: Reading, blocks: list[list[Clause]]) -> Iterator[tuple[Clause, _Said]]:
    """The statements of headings, paragraphs and lists."""
    lead, before, led_by = _Said(), _Said(), ""
    for block in blocks:
        kind = block[0].block.kind
        if kind == "cell":
            continue
        leads = _leads(reading, block[0].block)
        if leads or (led_by == "colon" and kind != "item"):
            lead, led_by = _Said(), ""
        for clause in statements(block):
            said = _Said(_checks(reading, clause), timed(clause))
            if leads and bool(said.checks) != bool(said.times):
                lead, led_by = said, "heading" if kind == "heading" else "colon"
            filled = _filled(clause, said, lead if not leads else _Said(), before)
            if filled.checks and (filled.times or not leads):
                yield clause, filled
            before = filled if said.checks or said.times else before


def _filled(clause: Clause, said: _Said, lead: _Said, before: _Said) -> _Said:
    """What a statement says, with what it leaves to the line above it or to the sentence before."""
    if not said.times and said.checks:
        again = {word.id for word in clause.of("again")}
        carried = "alike" in again or (again and not before.checks)
        return said._replace(times=lead.times or (before.times if carried else ()))
    if not said.checks and said.times:
        goes_on = clause.of("again") or phases(clause)
        return said._replace(checks=lead.checks or (before.checks if goes_on else ()))
    return said


def _tables(reading: Reading, blocks: list[list[Clause]]) -> Iterator[tuple[Clause, _Said]]:
    """The rows of tables: a row's frequency is for its tests; a column's head speaks for the cells below it."""
    for row in table_rows(clause for block in blocks for clause in block if clause.block.kind == "cell"):
        times = tuple(time for cell, head in row for time in _in_column(cell, head))
        for cell, head in row:
            if checks := _checks(reading, cell):
                yield cell, _Said(checks, times or (timed(head) if head else ()))


def _in_column(cell: Clause, head: Clause | None) -> Iterator[Timed]:
    named = phases(head) if head else []
    for time in timed(cell):
        yield time._replace(phase=time.phase or (named[0].id if named else ""))


def _checks(reading: Reading, clause: Clause) -> tuple[Mention, ...]:
    """The tests that a clause asks for: not those that it denies, gives as a reason or makes a condition."""
    tested = clause.of("infection-tested") if clause.of("testing") else []
    return tuple(
        mention
        for mention in [*clause.of("term"), *tested]
        if reading.vocabulary.kinds(mention.id) & _CHECKS
        and not clause.negates(mention)
        and not clause.under(mention, "reason", *CONDITIONS)
        and not _is_unneeded(clause, mention)
    )


def _is_once(clause: Clause) -> bool:
    """Whether what a clause asks for is done once and no more: "only once", "before the first infusion only"."""
    moments = [*clause.of("beforehand"), *(m for m in clause.of("phase", "stage") if m.id in ("start", "loading"))]
    moments += [m for m in clause.of("times") if m.id == "1"]
    return any(
        m.span.end <= word.span.start <= m.span.end + 1
        or (word.span.end <= m.span.start and len(clause.text[word.span.end : m.span.start].split()) <= 1)
        for word in clause.of("merely")
        for m in moments
    )


def _is_unneeded(clause: Clause, check: Mention) -> bool:
    """Whether the clause goes on to say that the test is not needed."""
    return any(word.span.start > check.span.end for word in clause.of("unneeded")) or clause.under(check, "unneeded")


def _leads(reading: Reading, block: Block) -> bool:
    """Whether a block speaks for those below it: a heading, a bold line, or a line that ends with a colon."""
    words = reading.text[slice(*block.prose)].rstrip(" *_")
    return block.kind == "heading" or block.strong == block.prose.end or words.endswith(":")
