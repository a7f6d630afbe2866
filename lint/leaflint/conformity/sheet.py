"""The schema of fact sheets, ready for use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leaflint.conformity.checker import Checker
from leaflint.conformity.documents import Document, packaged_path, read_document
from leaflint.conformity.violation import Violation
from leaflint.errors import InputError

FACT_SHEET = "urn:leaflint:fact-sheet"
_UNNAMED = "urn:configured:fact-sheet"
_DECLARED = "#/$defs/declared"


class SheetSchema:
    """The configured schema of a sheet, or ours. `digest` is the SHA-256 of all schema bytes in use, in hexadecimal."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        """The first of `documents` is the schema, the others are those that it refers to."""
        own = documents[0]
        digests = sorted(hashlib.sha256(document.data).hexdigest() for document in documents)
        self.digest = hashlib.sha256("".join(digests).encode()).hexdigest()
        self._whole = Checker({"$ref": own.id, "unevaluatedProperties": False}, documents)
        declaring = next((document.id for document in documents if _says_what_is_declared(document)), None)
        self._declared = Checker({"$ref": declaring + _DECLARED}, documents) if declaring else None

    @staticmethod
    def load(path: Path | None) -> SheetSchema:
        """The schema in the JSON file `path`; None stands for the one that ships with leaflint.

        A schema extends ours by {"$ref": "urn:leaflint:fact-sheet", …}, which is read from the package; nothing is
        ever fetched. Raises InputError, with file and line, for a schema that leaflint cannot check safely.
        """
        if path is None:
            packaged = packaged_path(FACT_SHEET)
            assert packaged is not None
            return SheetSchema((read_document(packaged, FACT_SHEET),))
        from leaflint.conformity.strict import hold_strictly, with_packaged  # ours is held to it by its tests

        documents = with_packaged(read_document(path, _UNNAMED))
        hold_strictly(documents)
        try:
            return SheetSchema(documents)
        except ValueError as error:  # what the engine refuses although it is allowed, such as an $id that is no URI
            raise InputError(f"cannot be used as a schema: {str(error).splitlines()[0]}", str(path)) from None

    def violations(
        self, instance: Mapping[str, Any], declared: Mapping[str, Any] | None = None
    ) -> tuple[Violation, ...]:
        """Where a sheet does not conform, in the order of the places; empty when it does.

        `instance` is the whole sheet: its declared facts, those read from the prose where none are declared, and
        under `sections` the text of each section by its id. `declared` is the front matter exactly as it was typed
        (None where there is none): it is held to what must be declared together, and may not hold `sections`.
        All values are text, lists and mappings.
        """
        found = list(self._whole.violations(instance))
        if declared is not None and self._declared is not None:
            found += self._declared.violations(declared)
        distinct = {(violation.pointer, violation.keyword, violation.name): violation for violation in found}
        misspelt = {("required", violation.pointer, violation.meant) for violation in found if violation.meant}
        # A key that is missing because it is misspelt is one fault, told where the author wrote it.
        told = (one for one in distinct.values() if (one.keyword, one.pointer, one.name) not in misspelt)
        return tuple(sorted(told, key=lambda violation: violation.order))


def _says_what_is_declared(document: Document) -> bool:
    return isinstance(document.schema, dict) and "declared" in document.schema.get("$defs", {})
