"""A sheet as it was at the revision that it is compared with."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.approvals import Digests
from leaflint.approvals.digests import name_of
from leaflint.facts import DateLine
from leaflint.nodes import Span
from leaflint.reading import Sheet


class Former(NamedTuple):
    """The sheet as it was read, its digests, and the line that said how old it was (None: it had no date)."""

    sheet: Sheet
    digests: Digests
    revision: DateLine | None

    def words(self, section: str) -> str:
        """The words of the answer of a section, by its name in the digests; "" where it was not there."""
        for one in self.sheet.sections:
            if name_of(self.sheet, one) == section:
                return " ".join(self.sheet.prose.text[slice(*Span(*one.answer))].split())
        return ""
