"""The ledger as the rule about it sees it."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.approvals import Books, Fault


class Audit(NamedTuple):
    """The books, and the entries that approve a text which no version of the sheet has."""

    books: Books
    unfounded: tuple[Fault, ...] = ()
