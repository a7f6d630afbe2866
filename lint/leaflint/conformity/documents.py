"""Schema documents: JSON read with care, the line of a part of it, and the packaged ones by name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any, NamedTuple

from leaflint.conformity.violation import Pointer
from leaflint.errors import InputError
from leaflint.packaged import schema_folder
from leaflint.text_files import decoded, read_bytes

Documents = Mapping[str, Any]
PACKAGED = "urn:leaflint:"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
MAX_DEPTH = 64
_MAX_DIGITS = 15

_ONE = (
    *("items", "contains", "additionalProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties"),
    *("not", "if", "then", "else"),
)
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_TABLES = ("$defs", "properties", "patternProperties", "dependentSchemas")
_BLANKS = re.compile(r"[ \t\r\n]*")
_NAME = re.compile(r"[a-z-]+(:[a-z-]+)*\Z")


class Document(NamedTuple):
    """A schema, the id under which others refer to it, and the file it comes from."""

    id: str
    schema: Any
    path: Path
    data: bytes

    def refuse(self, message: str, pointer: Pointer) -> InputError:
        """The error for what stands at `pointer`, with its line."""
        return InputError(message, str(self.path), line_of(self.data.decode("utf-8-sig"), pointer))


def read_document(path: Path, fallback_id: str) -> Document:
    """The schema in the JSON file `path`; raises InputError where it is no JSON or says a thing twice."""
    data = read_bytes(path)
    text = decoded(data, path)
    try:
        schema = json.loads(text, object_pairs_hook=_once, parse_int=_number, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg.lower()}", str(path), error.lineno) from None
    except RecursionError:
        raise InputError(f"is nested deeper than {MAX_DEPTH} levels", str(path)) from None
    except ValueError as error:
        raise InputError(str(error), str(path)) from None
    if _deeper_than(schema, MAX_DEPTH):
        raise InputError(f"is nested deeper than {MAX_DEPTH} levels", str(path))
    identity = schema.get("$id") if isinstance(schema, dict) else None
    return Document(identity if isinstance(identity, str) else fallback_id, schema, path, data)


def packaged_path(identity: str) -> Path | None:
    """The file of the packaged schema `urn:leaflint:NAME`, or None where none of that name ships."""
    name = identity.removeprefix(PACKAGED)
    if name == identity or not _NAME.match(name):
        return None
    path = schema_folder() / (name.replace(":", "/") + ".schema.json")
    return path if path.is_file() else None


def subschemas(schema: Mapping[str, Any]) -> Iterator[tuple[Pointer, Any]]:
    """The schemas that stand directly inside `schema`, each with its pointer from there."""
    for keyword, value in schema.items():
        if keyword in _TABLES and isinstance(value, dict):
            for name, inner in value.items():
                yield (keyword, name), inner
        elif keyword in _LISTS and isinstance(value, list):
            for index, inner in enumerate(value):
                yield (keyword, index), inner
        elif keyword in _ONE:
            yield (keyword,), value


def resolve(reference: str, base: str, documents: Documents) -> tuple[str, Any]:
    """The id of the document and the schema that `reference` names, as seen from the document `base`.

    Raises KeyError where there is none.
    """
    identity, _, fragment = reference.partition("#")
    identity = identity or base
    schema = documents[identity]
    if fragment and not fragment.startswith("/"):
        raise KeyError(reference)
    for part in fragment.split("/")[1:]:
        step = part.replace("~1", "/").replace("~0", "~")
        if isinstance(schema, list) and step.isdecimal() and int(step) < len(schema):
            schema = schema[int(step)]
        elif isinstance(schema, dict) and step in schema:
            schema = schema[step]
        else:
            raise KeyError(reference)
    return identity, schema


def line_of(text: str, pointer: Pointer) -> int | None:
    """The line, from 1, on which the part at `pointer` of the JSON `text` begins; a member begins at its key."""
    at = _blanks(text, 0)
    start = at
    for step in pointer:
        found = _member(text, at, step)
        if found is None:
            break
        start, at = found
    return text.count("\n", 0, start) + 1


def _member(text: str, at: int, step: str | int) -> tuple[int, int] | None:
    """Offsets of the key (in a list: the item) and of the value of `step` in the object or list at `at`."""
    opening = text[at]
    if opening not in "{[":
        return None
    at = _blanks(text, at + 1)
    index = 0
    while text[at] not in "}]":
        start = at
        key: str | int = index
        if opening == "{":
            key, at = scanstring(text, at + 1, True)
            at = _blanks(text, _blanks(text, at) + 1)
        if key == step:
            return start, at
        _, at = _DECODER.raw_decode(text, at)
        at = _blanks(text, at)
        at = _blanks(text, at + 1) if text[at] == "," else at
        index += 1
    return None


_DECODER = json.JSONDecoder()


def _blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"the key {name[:80]!r} stands twice in one object; keep one of them")
        found[name] = value
    return found


def _number(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise ValueError(f"a number has more than {_MAX_DIGITS} digits")
    return int(digits)


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not JSON; write a number")


def _deeper_than(value: Any, levels: int) -> bool:
    layer = [value]
    for _ in range(levels):
        layer = [
            inner
            for outer in layer
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not layer:
            return False
    return True
