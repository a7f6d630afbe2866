"""Holding a schema that someone else wrote to what leaflint can check safely, with words for its author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import jsonschema_rs

from leaflint.conformity.checker import PATTERNS, Checker
from leaflint.conformity.documents import (
    MAX_DEPTH,
    PACKAGED,
    Document,
    packaged_path,
    read_document,
    resolve,
    subschemas,
)
from leaflint.conformity.violation import Pointer
from leaflint.packaged import schema_folder

MAX_PARTS = 5_000
MAX_PATTERNS = 200
META = "urn:leaflint:meta"
FACT_SHEET = "urn:leaflint:fact-sheet"

_OURS = (PACKAGED, "https://json-schema.org/")


def with_packaged(document: Document) -> tuple[Document, ...]:
    """`document` and the packaged schemas that it refers to, and they in turn."""
    found = {document.id: document}
    waiting = [document]
    while waiting:
        for _, reference in _references(waiting.pop()):
            identity = reference.partition("#")[0]
            path = packaged_path(identity) if identity not in found else None
            if path:
                found[identity] = read_document(path, identity)
                waiting.append(found[identity])
    return tuple(found.values())


def hold_strictly(documents: Sequence[Document]) -> None:
    """Raises InputError, with the line, where the first of `documents` is not what leaflint accepts as a schema.

    Unknown keywords, references out of the package, patterns that cannot run in linear time, and schemas that refer
    to themselves or multiply are refused; the others of `documents` are those that it refers to.
    """
    own = documents[0]
    _hold_to_meta(own)
    if own.id.startswith(_OURS) and own.id != FACT_SHEET:
        raise own.refuse(f"The name {own.id[:80]!r} is taken; choose one of your own.", ("$id",))
    for pointer, schema in _parts(own):
        for keyword in ("$id", "$schema"):
            if pointer and keyword in schema:
                raise own.refuse(f"`{keyword}` may stand at the top of the schema only.", (*pointer, keyword))
        if never_text := _kinds_no_sheet_has(schema):
            hint = 'write "type": "string", with a "pattern" where the form matters.'
            raise own.refuse(f"No value in a sheet is of type {never_text}: all are text; {hint}", (*pointer, "type"))
    _hold_patterns(own)
    _hold_references(documents)
    _Sizes(documents).of(own.id, own.schema, ())


def _hold_to_meta(own: Document) -> None:
    meta = read_document(schema_folder() / "meta.schema.json", META)
    for violation in Checker({"$ref": META}, [meta]).violations(own.schema):
        pointer = (*violation.pointer, violation.name) if violation.is_about_key else violation.pointer
        raise own.refuse(f"{violation.message} {violation.hint}".strip(), pointer)


def _kinds_no_sheet_has(schema: dict[str, Any]) -> str:
    kinds = schema.get("type", "string")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return "" if {"string", "array", "object"} & set(kinds) else " or ".join(kinds)


def _hold_patterns(own: Document) -> None:
    patterns = list(_patterns(own))
    if len(patterns) > MAX_PATTERNS:
        raise own.refuse(f"The schema has more than {MAX_PATTERNS} patterns.", patterns[MAX_PATTERNS][0])
    for pointer, pattern in patterns:
        try:
            jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=PATTERNS)
        except ValueError:
            raise own.refuse(
                f"The pattern {pattern[:80]!r} cannot be used: it is broken, too large, or looks ahead, behind or back "
                "(as (?=…) and \\1 do), which cannot run in linear time.",
                pointer,
            ) from None


def _hold_references(documents: Sequence[Document]) -> None:
    own = documents[0]
    schemas = {document.id: document.schema for document in documents}
    targets = {id(schema) for document in documents for _, schema in _parts(document)}
    for pointer, reference in _references(own):
        quote = repr(reference[:80])
        identity = reference.partition("#")[0]
        if identity and identity not in schemas:
            if identity.startswith(PACKAGED):
                raise own.refuse(f"No schema named {identity[:80]!r} ships with leaflint.", pointer)
            raise own.refuse(
                f"The reference {quote} leads out of the schema; leaflint never fetches or opens another. "
                f"Refer to a part of this file (#/$defs/…) or to {FACT_SHEET}.",
                pointer,
            )
        try:
            _, target = resolve(reference, own.id, schemas)
        except KeyError:
            raise own.refuse(f"There is nothing at the reference {quote}.", pointer) from None
        if id(target) not in targets:
            raise own.refuse(f"The reference {quote} leads to something that is no schema in braces.", pointer)


class _Sizes:
    """How many parts a schema has once each reference is replaced by what it names.

    The number bounds the work for each value of a sheet, so it is bounded itself; a schema that refers to itself
    has no such number and no use, for no sheet nests without end.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.own = documents[0]
        self.schemas = {document.id: document.schema for document in documents}
        self.known: dict[int, int] = {}
        self.open: set[int] = set()

    def of(self, identity: str, schema: Any, place: Pointer, depth: int = 0) -> int:
        """The size of `schema`, which stands in the document `identity`; raises InputError naming `place`."""
        if not isinstance(schema, dict):
            return 1
        if id(schema) in self.open:
            raise self.own.refuse("The schema refers to itself here; leave out this reference.", place)
        if depth > MAX_DEPTH:
            raise self.own.refuse(
                f"The schema is nested deeper than {MAX_DEPTH} levels here, references included.", place
            )
        if id(schema) not in self.known:
            self.open.add(id(schema))
            self.known[id(schema)] = self.added(identity, schema, place, depth + 1)
            self.open.remove(id(schema))
        return self.known[id(schema)]

    def added(self, identity: str, schema: dict[str, Any], place: Pointer, depth: int) -> int:
        inside = identity == self.own.id
        size = 1
        for pointer, inner in subschemas(schema):
            inner_size = self.of(identity, inner, (*place, *pointer) if inside else place, depth)
            size += 0 if pointer[0] == "$defs" else inner_size
        if "$ref" in schema:
            target = resolve(schema["$ref"], identity, self.schemas)
            size += self.of(*target, (*place, "$ref") if inside else place, depth)
        if size > MAX_PARTS:
            message = f"The schema unfolds to more than {MAX_PARTS} parts here; refer to fewer schemas."
            raise self.own.refuse(message, place)
        return size


def _references(document: Document) -> Iterator[tuple[Pointer, str]]:
    for pointer, schema in _parts(document):
        if isinstance(schema.get("$ref"), str):
            yield (*pointer, "$ref"), schema["$ref"]


def _patterns(document: Document) -> Iterator[tuple[Pointer, str]]:
    for pointer, schema in _parts(document):
        if "pattern" in schema:
            yield (*pointer, "pattern"), schema["pattern"]
        for pattern in schema.get("patternProperties", ()):
            yield (*pointer, "patternProperties", pattern), pattern


def _parts(document: Document) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Every schema in `document` with its pointer, from the top down."""
    waiting: list[tuple[Pointer, Any]] = [((), document.schema)]
    while waiting:
        pointer, schema = waiting.pop()
        if isinstance(schema, dict):
            yield pointer, schema
            waiting.extend(((*pointer, *step), inner) for step, inner in reversed(list(subschemas(schema))))
