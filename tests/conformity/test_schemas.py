"""The schemas that ship with leaflint: strict themselves, and said in words throughout."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from referencing import Registry, Resource

from leaflint.conformity import Checker, SheetSchema
from leaflint.conformity.documents import line_of, read_document
from leaflint.conformity.strict import META
from leaflint.packaged import schema_folder

Data = dict[str, Any]
Whole = Callable[[Data], Data]
Packaged = Callable[[str], Data]
FACTS = json.loads((schema_folder() / "fact-sheet.schema.json").read_text(encoding="utf-8"))["$defs"]["facts"]
NAMES = ("fact-sheet", "leaflint", "meta")


@pytest.mark.parametrize("name", NAMES)
def test_our_schemas_are_valid_and_hold_to_our_strict_meta_schema(name: str, packaged: Packaged) -> None:
    schema = packaged(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    meta = read_document(schema_folder() / "meta.schema.json", META)
    assert Checker({"$ref": META}, [meta]).violations(schema) == ()
    assert schema["$id"] == f"urn:leaflint:{name}"


def fields(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property and list item of a schema that a person may write, and the type-like definitions."""
    if not isinstance(schema, dict):
        return
    for table in ("properties", "$defs"):
        for name, inner in schema.get(table, {}).items():
            if "const" not in inner and path not in CONDITIONS and set(inner) - {"not", "errorMessage"}:
                yield f"{path}/{name}", inner
            yield from fields(inner, f"{path}/{name}")
    if isinstance(schema.get("items"), dict):
        yield f"{path}/items", schema["items"]
        yield from fields(schema["items"], f"{path}/items")
    for index, inner in enumerate(schema.get("anyOf", ())):
        yield from fields(inner, f"{path}/{index}")


CONDITIONS = ("/if", "/then")


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_explained(name: str, packaged: Packaged) -> None:
    listed = [(path, field) for path, field in fields(packaged(name)) if name != "meta" or path.count("/") == 1]
    assert len(listed) > 20
    bare = [
        (path, word)
        for path, field in listed
        for word in ("title", "description", "errorMessage")
        if not field.get(word)
    ]
    assert bare == []
    exampled = [path for path, field in listed if not field.get("examples") and "not" not in field and "/" in path[1:]]
    assert [path for path in exampled if not path.startswith("/$defs") or path.count("/") > 2] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_example_conforms_to_its_own_field(name: str, packaged: Packaged) -> None:
    schema = packaged(name)
    registry: Registry[Any] = Registry().with_resource(schema["$id"], Resource.from_contents(schema))
    for path, field in fields(schema):
        own = {"$id": f"urn:example:{name}", "$defs": schema.get("$defs", {}), **field}
        if name == "meta":  # there "#" means the whole schema
            own = {"$ref": f"{schema['$id']}#/properties/{path.split('/')[1]}"}
            if path.count("/") > 1:
                continue
        for example in field.get("examples", ()):
            jsonschema.Draft202012Validator(own, registry=registry).validate(example)


SHEET = {
    "drug": "rituximab",
    "condition": "nmosd",
    "revised": "2021",
    "fda": {"status": "off-label"},
    "pregnancy": {"advice": "avoid"},
    "monitoring": [],
}
WORDS = some.sampled_from(
    [
        "",
        "oral",
        "2021-07-13",
        "2021-02-30",
        "2021-7",
        "approved",
        "off-label",
        "D",
        "77%",
        "sha256:0",
        "US",
        "no",
        "x\n",
    ]
)
VALUES = some.recursive(
    WORDS,
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(
                [
                    "status",
                    "approved_on",
                    "population",
                    "advice",
                    "letter",
                    "what",
                    "every",
                    "at_least",
                    "value",
                    "route",
                    "id",
                ]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
KEYS = some.sampled_from([*FACTS["properties"], "sections", "unheard_of"])


@settings(max_examples=300)
@given(changes=some.dictionaries(KEYS, VALUES, max_size=4))
def test_two_engines_agree_and_every_refusal_is_explained(
    changes: dict[str, Any], whole: Whole, packaged: Packaged
) -> None:
    instance = {**whole(SHEET), **changes}
    schema = packaged("fact-sheet")
    registry: Registry[Any] = Registry().with_resource(schema["$id"], Resource.from_contents(schema))
    asked = {"$ref": schema["$id"], "unevaluatedProperties": False}
    other = jsonschema.Draft202012Validator(
        asked, registry=registry, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    lines = [value for value in _texts(changes) if value.endswith("\n")]
    if not lines:  # "$" means the end in our engine, but also the place before a last line break in Python's
        assert other.is_valid(instance) == (OURS.violations(instance) == ())
    for violation in OURS.violations(instance):
        assert violation.message.endswith(".")
        assert violation.about


OURS = SheetSchema.load(None)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def test_the_front_matter_alone_can_be_checked_in_an_editor(declared: dict[str, Any], packaged: Packaged) -> None:
    schema = packaged("fact-sheet")
    editor = jsonschema.Draft202012Validator(
        {**schema, "$ref": "#/$defs/front-matter", "required": [], "properties": {}}
    )
    assert editor.is_valid(declared)
    assert not editor.is_valid({**declared, "org_code": "x"})
    assert not editor.is_valid({**declared, "sections": {}})
    assert not editor.is_valid({**declared, "fda": {"status": "approved"}})


def test_the_line_of_a_part_of_a_json_text() -> None:
    text = '{\n "a": [1,\n  {"b": "}",\n   "c\\u0064": [2, 3]}]\n}'
    lines = {(): 1, ("a",): 2, ("a", 0): 2, ("a", 1): 3, ("a", 1, "b"): 3, ("a", 1, "cd"): 4, ("a", 1, "cd", 1): 4}
    assert {pointer: line_of(text, pointer) for pointer in lines} == lines
    assert line_of(text, ("a", 1, "nothing", "below")) == 3
