"""Two texts of one sheet side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from leaflint.approvals import HEADER, Change, Digests, Parts, Signed, changed_facts, changed_parts, statement_of
from leaflint.approvals.digests import name_of, words_of
from leaflint.reading import Section
from leaflint.redline.words import Piece, redline
from leaflint.rules.approving import told
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import applying, cited

_MOST = 3


class FactChange(NamedTuple):
    """A fact that changed: its property, what was stated and what is ("" for nothing), and what is on record."""

    property: str
    old: str
    new: str
    reference: str


class SectionChange(NamedTuple):
    """A section that changed: its question as it is worded, its words (none where the old ones are not known), and the
    line of today's text on which it begins (1 where it is gone).
    """

    title: str
    pieces: tuple[Piece, ...]
    line: int = 1


class SheetChange(NamedTuple):
    """What changed in the sheet at `path` since `since`, in words ("the approval of 2026-11-22 by Dr. Ada Example").

    `note` says in words what could not be compared, `new` why there was no text to compare with.
    """

    path: str
    since: str
    facts: tuple[FactChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    note: str = ""
    new: str = ""


def between(old: Examined, new: Examined, since: str) -> SheetChange:
    """What changed from one text of a sheet to another."""
    parts = changed_parts(_signed(old.digests), new.digests)
    before = {statement_of(fact) for fact in old.all_facts}
    return SheetChange(new.sheet.path, since, _facts(before, new, parts), _sections(old, new, parts))


def without_text(signed: Signed, new: Examined, since: str) -> SheetChange:
    """What changed since a text was signed whose words are not at hand: its statements, and the names of sections."""
    parts = changed_parts(signed, new.digests)
    sections = tuple(SectionChange(_title(new, name), ()) for name in parts.sections)
    note = "the words of that text are not at hand: git has no file of the id that was signed" if parts else ""
    return SheetChange(new.sheet.path, since, _facts(signed.facts, new, parts), sections, note)


def _signed(digests: Digests) -> Signed:
    return Signed(digests.whole, digests.front, digests.sections)


def _facts(before: Collection[str], new: Examined, parts: Parts) -> tuple[FactChange, ...]:
    changes = changed_facts(before, new.all_facts) if parts else []
    return tuple(FactChange(str(change.property), *told(change), _on_record(new, change)) for change in changes)


def _on_record(sheet: Examined, change: Change) -> str:
    """What the facts of record say of the property, with their source; "" where they say nothing."""
    drug, condition = sheet.drug or "", sheet.condition or ""
    known = applying(sheet, change.property.value, drug, condition)[:_MOST] if drug else ()
    return f"{'; '.join(dict.fromkeys(fact.in_words() for fact in known))} {cited(sheet, known)}" if known else ""


def _sections(old: Examined, new: Examined, parts: Parts) -> tuple[SectionChange, ...]:
    before, after = words_of(old.sheet, old.dates), words_of(new.sheet, new.dates)
    changed = [
        SectionChange(
            _title(new if name in after else old, name),
            _redline(name, before.get(name, []), after.get(name, [])),
            _line(new, name),
        )
        for name in parts.sections
    ]
    front = [
        SectionChange(f"front matter: {key}", redline(_declared(old, key), _declared(new, key)), _line_of_key(new, key))
        for key in parts.front
    ]
    return (*changed, *front)


def _redline(name: str, old: Sequence[str], new: Sequence[str]) -> tuple[Piece, ...]:
    """The words of a section; its heading, which its title shows, only where that is another now."""
    same = name != HEADER and old[:1] == new[:1]
    return redline("\n".join(old[same:]), "\n".join(new[same:]))


def _declared(sheet: Examined, key: str) -> str:
    """What the front matter has under a key, as it was typed."""
    entry = sheet.sheet.front.entry(key) if sheet.sheet.front else None
    return sheet.sheet.text.content[slice(*entry.value.span)] if entry else ""


def _title(sheet: Examined, name: str) -> str:
    if name == HEADER:
        return "above the first question"
    section = _section(sheet, name)
    return " ".join(sheet.words(section.heading).split()) if section else name


def _line(sheet: Examined, name: str) -> int:
    section = None if name == HEADER else _section(sheet, name)
    return sheet.place(sheet.heading(section)).line if section else 1


def _line_of_key(sheet: Examined, key: str) -> int:
    entry = sheet.sheet.front.entry(key) if sheet.sheet.front else None
    return sheet.sheet.text.line_of(entry.key.span.start) if entry else 1


def _section(sheet: Examined, name: str) -> Section | None:
    plain = name.partition("#")[0]
    return next((one for one in sheet.sheet.sections if name_of(sheet.sheet, one) == plain), None)
