"""The ledger as an organisation keeps it: held to its reviewers, its keys and its quorum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from leaflint.approvals.ledger import Fault, Ledger, Numbered
from leaflint.approvals.people import reviewer
from leaflint.approvals.standing import Standing, standings


class Office(NamedTuple):
    """The organisation's rules: who may sign (none: anyone), and how many different people must."""

    reviewers: tuple[str, ...] = ()
    quorum: int = 1


class Books(NamedTuple):
    """The ledger at `path` (as it is reported) with what is wrong with it, and how each sheet stands.

    `faults` are those of its lines, of people who may not sign, and of signatures. Sheets are named as in the ledger.
    """

    path: str
    ledger: Ledger
    office: Office
    faults: tuple[Fault, ...]
    standings: Mapping[str, Standing]


def books_of(path: str, ledger: Ledger, office: Office, forged: Mapping[int, str]) -> Books:
    """The books of `ledger`. `forged` says by line what is wrong with a signature; the entry does not count."""
    strangers = {fault.line: fault for fault in _strangers(ledger, office)}
    bad = {line: Fault(line, f"line {line} of the ledger: {what}", _UNSIGNED) for line, what in forged.items()}
    valid = [one for one in ledger.entries if one.line not in strangers and one.line not in bad]
    faults = sorted((*ledger.faults, *strangers.values(), *bad.values()))
    return Books(path, ledger, office, tuple(faults), standings(valid, office.quorum))


_UNSIGNED = "the entry does not count; let the person sign again with 'leaflint approve --sign KEY'"


def _strangers(ledger: Ledger, office: Office) -> Iterator[Fault]:
    """The entries of people who are no reviewers."""
    known: dict[str, str | None] = {}
    for line, entry in ledger.entries if office.reviewers else ():
        if entry.name not in known:
            known[entry.name] = reviewer(entry.name, office.reviewers)
        if known[entry.name] is None:
            yield Fault(
                line,
                f"line {line} of the ledger: {entry.name[:80]!r} is no reviewer, so the entry does not count",
                "add the person to 'reviewers' under [approvals] in the configuration, or let a reviewer sign",
            )


def quorum_missing(books: Books, sheet: str) -> Fault | None:
    """What is wrong where the text that was signed last has too few signatures."""
    standing = books.standings.get(sheet)
    pending = standing.pending if standing else None
    if pending is None:
        return None
    signed = ", ".join(name[:80] for name in pending.names)
    missing = books.office.quorum - len(pending.names)
    return Fault(
        pending.line,
        f"{sheet} has {len(pending.names)} of {books.office.quorum} signatures ({signed})",
        f"let {missing} more sign this text: leaflint approve {sheet} --by NAME --role ROLE",
    )


def numbered(ledger: Ledger, sheet: str) -> Iterator[Numbered]:
    """The entries that can be trusted about a sheet."""
    return (one for one in ledger.entries if one.entry.sheet == sheet)
