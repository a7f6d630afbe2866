"""Steps in tables: a row's first cells say for whom and when, the head of a column what stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.facts.clauses import Clause
from leaflint.facts.regimen_phases import phased
from leaflint.facts.shares import days_named, of_a_day
from leaflint.facts.statements import table_rows
from leaflint.facts.step_items import HEADS, step_items
from leaflint.facts.step_lengths import Item
from leaflint.facts.step_parts import turned
from leaflint.facts.steps import Step, read_steps


def table_steps(cells: Sequence[Clause], mark: str) -> list[Step]:
    """The steps that the rows of tables state; `cells` are their clauses, `mark` the decimal mark of the language."""
    steps: list[Step] = []
    for row in table_rows(cells):
        steps += _row([_read(cell, head, mark) for cell, head in row])
    return phased(steps) if not any(step.weight for step in steps) else steps


def _read(cell: Clause, head: Clause | None, mark: str) -> tuple[Clause, list[Item], list[Item]]:
    """A cell with its items and those of the head of its column, which may name the one drug that the column is of."""
    if head is None:
        return cell, step_items(cell, mark), []
    drugs = [] if cell.of("drug") else head.of("drug")
    about = cell._replace(drug=drugs[0].id) if len(drugs) == 1 else cell
    return about, step_items(about, mark), _of_column(head, mark)


def _of_column(head: Clause, mark: str) -> list[Item]:
    """What the head of a column says of the cells below it: that they are amounts of a whole day, if nothing else."""
    items = step_items(head, mark)
    return items or [Item("whole-day", "", day) for day in days_named(head)]


def _row(row: Sequence[tuple[Clause, list[Item], list[Item]]]) -> Iterator[Step]:
    """The steps of a row; what is given often beside a loading dose, and names no phase, is the maintenance."""
    loading = False
    for step in _cells(row):
        yield step._replace(phase="maintenance") if loading and step.often and not step.phase else step
        loading = loading or step.phase == "loading"


def _cells(row: Sequence[tuple[Clause, list[Item], list[Item]]]) -> Iterator[Step]:
    about = [item for _, items, _ in row if not _says(items) for item in turned(items)]
    told = [(step, head) for cell, items, head in row for step in read_steps(cell, items) if _says(items)]
    doses = [step for step, _ in told if step.amount]
    times = [step for step, _ in told if not step.amount]
    for step, head in told:
        if len(doses) == 1 and not doses[0].often and len(times) == 1:
            if not step.amount:
                continue
            rate = times[0]
            step = step._replace(often=rate.often, said=rate.said, phase=step.phase or rate.phase, times=rate.times)
        yield _filled(_filled(step, about), head)


def _says(items: Sequence[Item]) -> bool:
    return any(item.kind in HEADS for item in items)


def _filled(step: Step, items: Sequence[Item]) -> Step:
    """The step, with what other cells say where it says nothing itself."""
    held = {item.kind: item.value for item in items}
    phase = "maintenance" if "then" in held else held.get("phase", "")
    weekly = step.often == "1/P1W"
    if "whole-day" in held and step.amount and not step.often:
        step = step._replace(amount=of_a_day(step.amount))
    return step._replace(
        phase=step.phase or phase,
        weight=step.weight or held.get("weight", ""),
        week=step.week or held.get("week", ""),
        times=step.times or (held.get("lasting", "") if weekly else ""),
        often=step.often or held.get("often", ""),
    )
