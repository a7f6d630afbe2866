"""approval-invalid: an entry of the ledger that cannot be trusted."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.approvals import Fault, quorum_missing
from leaflint.finding import Place, Severity
from leaflint.rules.audit import Audit
from leaflint.rules.examples import untouched
from leaflint.rules.rule import Group, Problem, ledger_rule


@ledger_rule(
    group=Group.APPROVALS,
    severity=Severity.ERROR,
    good=[
        untouched("azathioprine").signed("Dr. Ada Example on 2026-11-22"),
        untouched("azathioprine").signed("Dr. Ada Example on 2026-11-21", "Dr. Ben Example on 2026-11-22").quorum(2),
    ],
    bad=[
        untouched("azathioprine").signed("«Dr. Nobody on 2026-11-22»"),
        untouched("azathioprine").signed("«Dr. Ada Example on 2026-11-22»").quorum(2),
        untouched("azathioprine").signed("Dr. Ada Example on 2026-11-21", "«Dr. Ada Example on 2026-11-22»").quorum(2),
    ],
)
def approval_invalid(audit: Audit) -> Iterator[Problem]:
    """An entry that cannot be trusted: a broken chain, an unknown reviewer, too few signatures, a bad one.

    The ledger is what stands behind "approved by our medical council". Each line carries the digest of the one before,
    so that no entry can be changed, lost or exchanged unseen. Entries before the first broken line can be trusted. Take
    the file back as it was committed, and write to it with `leaflint approve` only.
    """
    books = audit.books
    faults = [*books.faults, *audit.unfounded]
    faults += [fault for sheet in sorted(books.standings) if (fault := quorum_missing(books, sheet))]
    for fault in sorted(faults):
        yield _problem(books.path, fault)


def _problem(path: str, fault: Fault) -> Problem:
    place = Place(path, fault.line, 1, fault.line, 2, 1, 2)
    return Problem(place, fault.message, fault.hint, about=fault.message)
