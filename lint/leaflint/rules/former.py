"""A sheet as it was at the revision that it is compared with."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.approvals import Digests
from leaflint.approvals.digests import name_of
from leaflint.facts import DateLine
from leaflint.reading import Section, Sheet


class Former(NamedTuple):
    """The sheet as it was read, its digests, and the line that said how old it was (None: it had no date)."""

    sheet: Sheet
    digests: Digests
    revision: DateLine | None

    def section(self, name: str) -> Section | None:
        """The first section of this name in the digests, or None."""
        return section_called(self.sheet, name)


def section_called(sheet: Sheet, name: str) -> Section | None:
    """The first section that digests call by this name, or None."""
    return next((one for one in sheet.sections if name_of(sheet, one) == name), None)
