"""The schemas that ship with leaflint, by name."""

from __future__ import annotations

from leaflint.conformity.checker import Checker
from leaflint.conformity.documents import PACKAGED, packaged_path, read_document


def checker_named(name: str) -> Checker:
    """The checker of the schema `name`: "leaflint" for configurations, "approvals" for entries of the ledger."""
    path = packaged_path(PACKAGED + name)
    assert path is not None
    document = read_document(path, PACKAGED + name)
    return Checker({"$ref": document.id}, [document])
