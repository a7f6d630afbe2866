"""What changed in a sheet since a text was signed, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from leaflint.approvals import HEADER, Approved, Change, Parts, changed_facts, changed_parts, is_logistics
from leaflint.rules.approving import told
from leaflint.rules.examined import Examined


class Changes(NamedTuple):
    """The parts that changed, and the statements."""

    parts: Parts
    facts: tuple[Change, ...]

    def is_logistics(self, logistics: Collection[str]) -> bool:
        """Whether nothing changed that patients act on."""
        return is_logistics(self.parts, self.facts, logistics)


def changes_of(text: Approved, sheet: Examined) -> Changes:
    """What a sheet says otherwise than the text that was signed."""
    if text.signed.whole == sheet.digests.whole:
        return Changes(Parts(), ())
    return Changes(changed_parts(text.signed, sheet.digests), tuple(changed_facts(text.signed.facts, sheet.all_facts)))


def shown_changes(changes: Changes) -> Iterator[str]:
    """The changes, a line each: facts first, then sections and keys."""
    for change in changes.facts:
        old, new = told(change)
        yield f"{change.property}: {old or 'nothing'} -> {new or 'nothing'}"
    yield from (f"section {'above the first question' if name == HEADER else name}" for name in changes.parts.sections)
    yield from (f"front matter: {key}" for key in changes.parts.front)
