"""What a schema says of the value at a place: the fields that describe it, found without validating anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from leaflint.conformity.documents import Documents, resolve
from leaflint.conformity.violation import Pointer


class Field(NamedTuple):
    """A schema and the id of the document that it stands in."""

    document: str
    schema: dict[str, Any]


def describing(root: Field, documents: Documents, pointer: Pointer) -> list[Field]:
    """The fields that describe the value at `pointer`, the nearest first."""
    fields = _spread([root], documents)
    for step in pointer:
        fields = _spread([inner for field in fields for inner in _inside(field, step)], documents)
    return fields


def known_names(fields: list[Field]) -> dict[str, bool]:
    """The keys that `fields` describe, in the order of the schema, and whether a person may write each."""
    names: dict[str, bool] = {}
    for field in fields:
        for name, inner in field.schema.get("properties", {}).items():
            names.setdefault(name, not (isinstance(inner, dict) and inner.get("readOnly", False)))
    return names


def say(fields: list[Field], keyword: str) -> str:
    """The first text that one of `fields` has under `keyword`, or an empty one."""
    return next((field.schema[keyword] for field in fields if keyword in field.schema), "")


def _spread(fields: list[Field], documents: Documents) -> list[Field]:
    """`fields` and all that describes the same value: references, combined schemas, conditions."""
    found: dict[int, Field] = {}
    waiting = fields[::-1]
    while waiting:
        field = waiting.pop()
        if id(field.schema) not in found:
            found[id(field.schema)] = field
            waiting.extend(reversed(list(_alongside(field, documents))))
    return list(found.values())


def _alongside(field: Field, documents: Documents) -> Iterator[Field]:
    schema = field.schema
    if "$ref" in schema:
        identity, target = resolve(schema["$ref"], field.document, documents)
        yield from _fields(identity, target)
    for keyword in ("allOf", "anyOf", "oneOf"):
        yield from _fields(field.document, *schema.get(keyword, ()))
    for keyword in ("then", "else"):
        yield from _fields(field.document, schema.get(keyword))
    yield from _fields(field.document, *schema.get("dependentSchemas", {}).values())


def _inside(field: Field, step: str | int) -> Iterator[Field]:
    schema = field.schema
    if isinstance(step, int):
        first = schema.get("prefixItems", [])
        yield from _fields(field.document, first[step] if step < len(first) else schema.get("items"))
    elif step in schema.get("properties", {}):
        yield from _fields(field.document, schema["properties"][step])
    else:
        yield from _fields(field.document, schema.get("additionalProperties"))


def _fields(document: str, *schemas: Any) -> Iterator[Field]:
    return (Field(document, schema) for schema in schemas if isinstance(schema, dict))
