"""Clauses that belong together: those around a colon, and those of a table's cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from leaflint.facts.clauses import Clause


def statements(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses, with those as one that a colon or a dash divides: "Blood counts: every month"."""
    held: Clause | None = None
    for clause in clauses:
        if held and clause.sentence == held.sentence and clause.joint in (":", "-"):
            held = held.with_(clause)
            continue
        if held:
            yield held
        held = clause
    if held:
        yield held


def table_rows(cells: Iterable[Clause]) -> Iterator[list[tuple[Clause, Clause | None]]]:
    """The rows below the heads of tables, each cell as one clause with the head of its column, where it has one.

    `cells` are the clauses of cells, in the order of the sheet.
    """
    whole = [_whole(clauses) for _, clauses in groupby(cells, key=lambda clause: clause.block)]
    heads = {_at(cell)[::2]: cell for cell in whole if _at(cell)[1] == 0}
    for _, row in groupby((cell for cell in whole if _at(cell)[1] > 0), key=lambda cell: _at(cell)[:2]):
        yield [(cell, heads.get(_at(cell)[::2])) for cell in row]


def _at(cell: Clause) -> tuple[int, int, int]:
    """Table, row and column."""
    return cell.block.cell or (0, 0, 0)


def _whole(clauses: Iterator[Clause]) -> Clause:
    whole = next(clauses)
    for clause in clauses:
        whole = whole.with_(clause)
    return whole
