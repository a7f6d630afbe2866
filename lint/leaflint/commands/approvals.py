"""`leaflint approvals`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from leaflint.approvals import Books, Fault, Standing, quorum_missing
from leaflint.approvals.state import ApprovalState, State
from leaflint.checking import Checked, check
from leaflint.checking.keeping import Keeping
from leaflint.commands.asking import LEDGER, Options, keeping_of, request
from leaflint.commands.options import Shared
from leaflint.console import FAULT, say, write_out

_FAILING = (State.LAPSED,)


def run_approvals(shared: Shared, output: str) -> int:
    """Verify the ledger, and print how each sheet stands; 1 where an entry is invalid or an approval has lapsed."""
    wanted = request(shared, Options())
    keeping = keeping_of(wanted.config) or Keeping(wanted.config.root, wanted.config.root / LEDGER)
    checked = check(wanted.asked._replace(keeping=keeping), wanted.recipe)
    assert checked.books
    states = [analysis.approval for analysis in checked.analyses if analysis.approval]
    problems = _problems(checked)
    gone = sorted(set(checked.books.standings) - {state.sheet for state in states})
    if output == "json":
        write_out(json.dumps(_as_json(checked.books, states, gone, problems), indent=2, ensure_ascii=False) + "\n")
    else:
        write_out(_as_text(checked.books, states, gone, problems))
    for analysis in checked.analyses:
        if analysis.kind == "unreadable":
            say(f"{analysis.path} cannot be read; 'leaflint check' says why")
    for fault in checked.faults:
        say(fault)
    if checked.faults:
        return FAULT
    unreadable = any(analysis.kind == "unreadable" for analysis in checked.analyses)
    return int(bool(problems) or unreadable or any(one.state in _FAILING for one in states))


def _problems(checked: Checked) -> list[Fault]:
    """What is wrong with the ledger, by line."""
    assert checked.books
    books = checked.books
    found = [*books.faults, *(fault for sheet in books.standings if (fault := quorum_missing(books, sheet)))]
    found += [
        Fault(finding.place.line, finding.message, finding.hint)
        for analysis in checked.analyses
        if analysis.kind == "ledger"
        for finding in analysis.findings
        if finding.message not in {fault.message for fault in found}
    ]
    return sorted(set(found))


def _as_json(
    books: Books, states: Iterable[ApprovalState], gone: Iterable[str], problems: Iterable[Fault]
) -> dict[str, Any]:
    return {
        "ledger": books.path,
        "entries": len(books.ledger.digests),
        "trusted": len(books.ledger.entries),
        "quorum": books.office.quorum,
        "reviewers": list(books.office.reviewers),
        "problems": [fault._asdict() for fault in problems],
        "sheets": [
            {
                "sheet": one.sheet,
                "state": one.state.value,
                "digest": one.digest,
                "approved_by": list(one.names),
                "approved_on": one.day,
                "valid_until": one.valid_until,
                "conditions": list(one.conditions),
                "lapsed": list(one.lapsed),
                "signed": list(one.signed),
            }
            for one in states
        ],
        "gone": list(gone),
    }


def _as_text(books: Books, states: list[ApprovalState], gone: list[str], problems: list[Fault]) -> str:
    lines = [
        f"{books.path}: {_count(len(books.ledger.digests), 'entry', 'entries')}, {len(books.ledger.entries)} trusted"
    ]
    lines += [f"  line {fault.line}: {fault.message}; {fault.hint}" for fault in problems]
    wide = max((len(one.sheet) for one in states), default=0)
    lines += [f"{one.sheet:<{wide}}  {_told(one, books)}" for one in states]
    lines += [f"{sheet}: the ledger has entries about it, but the sheet is not here" for sheet in gone]
    return "\n".join(lines) + "\n"


def _told(one: ApprovalState, books: Books) -> str:
    words = one.state.value.replace("-", " ")
    if one.names:
        words += f"  by {', '.join(one.names)} on {one.day}"
        words += f", valid until {one.valid_until}" if one.valid_until else ""
    if one.conditions:
        words += f"; conditions: {'; '.join(one.conditions)}"
    if one.lapsed:
        words += f"; not as approved: {', '.join(one.lapsed)}"
    if one.signed:
        words += f"; {len(one.signed)} of {books.office.quorum} have signed today's text: {', '.join(one.signed)}"
    if one.state is State.WITHDRAWN:
        words += f" on {books.standings.get(one.sheet, Standing()).withdrawn}"
    return words


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
