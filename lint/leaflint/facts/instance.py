"""The one instance that the schema holds: what is declared, what the prose says where nothing is, and the sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from leaflint.facts.fact import Fact, Property, Witness
from leaflint.facts.frequency import Frequency, as_declared
from leaflint.finding import Place
from leaflint.nodes import plain
from leaflint.reading import Sheet

Pointer = tuple[str | int, ...]


class Instance(NamedTuple):
    """`content` is the instance; `origins` says where its values stand that are filled in from the prose."""

    content: dict[str, Any]
    origins: dict[Pointer, Place]


def make_instance(sheet: Sheet, facts: Iterable[Fact]) -> Instance:
    """The instance for `sheet`, whose facts are given. What the front matter has a key for is never filled in."""
    content: dict[str, Any] = plain(sheet.front) if sheet.front else {}
    origins: dict[Pointer, Place] = {}
    for key, value, place in _said(sheet, facts):
        if (key,) not in origins and key not in content:
            content[key] = value
            origins[(key,)] = place
        elif (key,) in origins and isinstance(value, dict):
            content[key] = value | content[key]
        elif (key,) in origins and isinstance(value, list):
            content[key] = [*content[key], *value]
    known = [section for section in sheet.sections if section.id]
    content["sections"] = {
        str(section.id): sheet.prose.text[slice(*section.answer)].strip() for section in reversed(known)
    }
    return Instance(content, origins)


def _said(sheet: Sheet, facts: Iterable[Fact]) -> Iterator[tuple[str, Any, Place]]:
    """What the prose says of the sheet's own drug and condition, as front matter would declare it."""
    for key, named in (("drug", sheet.drug), ("condition", sheet.condition)):
        if named:
            yield key, named.id or named.words, sheet.text.place(named.span)
    own = tuple(named.id or "" if named else "" for named in (sheet.drug, sheet.condition))
    for fact in facts:
        if fact.witness is not Witness.PROSE or (fact.drug, fact.condition) != own:
            continue
        match fact.property:
            case Property.REVISED:
                yield "revised", fact.value, fact.place
            case Property.FDA_STATUS:
                yield "fda", {"status": fact.value}, fact.place
            case Property.PREGNANCY_LETTER:
                yield "pregnancy", {"letter": fact.value}, fact.place
            case Property.PREGNANCY_ADVICE:
                yield "pregnancy", {"advice": fact.value}, fact.place
            case Property.MONITORING:
                frequency = Frequency.parse(fact.qualifier("frequency") or "")
                yield "monitoring", [{"what": fact.value, **(as_declared(frequency) if frequency else {})}], fact.place
