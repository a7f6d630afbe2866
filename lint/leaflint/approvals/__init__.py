"""Who signed which text of a sheet, and whether it is the text of today."""

from __future__ import annotations

from leaflint.approvals.books import Books, Office, books_of, quorum_missing
from leaflint.approvals.changes import Change, Parts, changed_facts, changed_parts, is_logistics, lapsed_parts
from leaflint.approvals.digests import HEADER, Digests, digest_of, digests_of, facts_digests, statement_of
from leaflint.approvals.entry import ACTIONS, Despite, Entry, Signed, line_of, sealed
from leaflint.approvals.ledger import Fault, Ledger, Numbered, read_ledger
from leaflint.approvals.standing import Approved, Signoff, Standing

__all__ = [
    "ACTIONS",
    "HEADER",
    "Approved",
    "Books",
    "Change",
    "Despite",
    "Digests",
    "Entry",
    "Fault",
    "Ledger",
    "Numbered",
    "Office",
    "Parts",
    "Signed",
    "Signoff",
    "Standing",
    "books_of",
    "changed_facts",
    "changed_parts",
    "digest_of",
    "digests_of",
    "facts_digests",
    "is_logistics",
    "lapsed_parts",
    "line_of",
    "quorum_missing",
    "read_ledger",
    "sealed",
    "statement_of",
]
