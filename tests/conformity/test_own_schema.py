"""An organisation's own schema: what it may add, and what is refused with file and line."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from leaflint.conformity import SheetSchema
from leaflint.errors import InputError

Data = dict[str, Any]
Whole = Callable[[Data], Data]
Packaged = Callable[[str], Data]
Write = Callable[[Any], Path]

OWN: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "urn:example:fact-sheet",
    "$ref": "urn:leaflint:fact-sheet",
    "properties": {
        "org_code": {
            "title": "Organisation code",
            "type": "string",
            "pattern": "^[A-Z]{2}-[0-9]+$",
            "errorMessage": "Write our code, such as org_code: AB-12.",
        }
    },
    "required": ["org_code"],
}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a socket fails the test."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_a_schema_extends_ours_by_its_id(write_schema: Write, declared: dict[str, Any], whole: Whole) -> None:
    own = SheetSchema.load(write_schema(OWN))
    assert own.violations(whole({**declared, "org_code": "AB-12"}), declared) == ()
    (missing,) = own.violations(whole(declared), declared)
    assert (missing.name, missing.message) == ("org_code", "Organisation code (`org_code`) is missing.")
    (wrong,) = own.violations(whole({**declared, "org_code": "ab"}), declared)
    assert (wrong.pointer, wrong.hint) == (("org_code",), "Write our code, such as org_code: AB-12.")
    (unknown,) = own.violations(whole({**declared, "org_code": "AB-1", "org_cod": "AB-12"}), declared)
    assert unknown.hint == "Did you mean `org_code`?"


def test_an_extension_keeps_what_must_be_declared_together(
    write_schema: Write, declared: dict[str, Any], whole: Whole
) -> None:
    changed = {**declared, "org_code": "AB-12", "fda": {"status": "approved", "population": "adults"}}
    (violation,) = SheetSchema.load(write_schema(OWN)).violations(whole(changed), changed)
    assert violation.name == "approved_on"


def test_a_copy_of_our_schema_takes_its_place(
    write_schema: Write, declared: dict[str, Any], whole: Whole, packaged: Packaged
) -> None:
    copy = packaged("fact-sheet")
    copy["$defs"]["facts"]["properties"]["status"]["enum"].append("frozen")
    own = SheetSchema.load(write_schema(copy))
    assert own.violations(whole({**declared, "status": "frozen"})) == ()
    assert own.digest != SheetSchema.load(None).digest


def test_a_key_of_a_failing_part_is_not_called_unknown(write_schema: Write) -> None:
    schema = {"allOf": [{"properties": {"a": {"enum": ["x"]}, "b": {}}, "required": ["c"]}], "type": "object"}
    own = SheetSchema.load(write_schema(schema))
    assert [(one.keyword, one.name) for one in own.violations({"a": "x", "b": "y", "d": "z"})] == [
        ("required", "c"),
        ("unevaluatedProperties", "d"),
    ]


def test_thousands_of_references_are_held_at_once(write_schema: Write) -> None:
    many = {"$defs": {"a": True}, "properties": {f"p{number}": {"$ref": "#/$defs/a"} for number in range(20_000)}}
    start = time.process_time()
    with pytest.raises(InputError, match="no schema"):
        SheetSchema.load(write_schema(many))
    many["$defs"] = {"a": {}}
    with pytest.raises(InputError, match="unfolds"):
        SheetSchema.load(write_schema(many))
    assert time.process_time() - start < 4


ALTERNATIVES = [
    # what is allowed under `x`, what is typed, words of the message, words of the hint
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}, "needs `a` or `b`", ""),
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"c": "d"}, "needs `a` or `b`", ""),
    ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": "1", "b": "2"}, "in two ways at once", ""),
    (
        {"anyOf": [{"type": "string", "enum": ["on"]}, {"type": "array"}]},
        "onn",
        "'onn'",
        "Did you mean 'on'? Write on.",
    ),
    ({"anyOf": [{"type": "string"}, {"type": "array"}]}, {"a": "b"}, "should be text or a list", ""),
    (
        {"anyOf": [{"pattern": "^a"}, {"pattern": "^b"}]},
        "c",
        "none of the ways",
        "It must match ^a. Or: It must match ^b.",
    ),
    (
        {
            "oneOf": [
                {"properties": {"kind": {"const": "one"}, "size": {"pattern": "^[0-9]$"}}},
                {"properties": {"kind": {"const": "two"}}, "required": ["width"]},
            ]
        },
        {"kind": "one", "size": "big"},
        "`x.size` says 'big'",
        "It must match",
    ),
]


@pytest.mark.parametrize(("allowed", "typed", "message", "hint"), ALTERNATIVES)
def test_alternatives_are_told_apart(write_schema: Write, allowed: Any, typed: Any, message: str, hint: str) -> None:
    own = SheetSchema.load(write_schema({"properties": {"x": allowed}}))
    (violation,) = own.violations({"x": typed})
    assert message in violation.message
    assert hint in violation.hint
    assert "given schemas" not in violation.message


DOUBLING = {
    "$defs": {
        **{f"a{n}": {"allOf": [{"$ref": f"#/$defs/a{n + 1}"}, {"$ref": f"#/$defs/a{n + 1}"}]} for n in range(20)},
        "a20": {"type": "string"},
    },
    "$ref": "#/$defs/a0",
}
CIRCLE = {"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"}
CHAIN = {"$defs": {f"a{n}": {"$ref": f"#/$defs/a{n + 1}"} for n in range(900)} | {"a900": {}}, "$ref": "#/$defs/a0"}

HOSTILE = [
    ({**OWN, "properties": {"x": {"$ref": "#"}}}, ":7: The schema refers to itself"),
    ({"$id": "urn:example:x", "properties": {"x": {"$ref": "urn:example:x"}}}, ":5: The schema refers to itself"),
    (CIRCLE, "refers to itself"),
    (CHAIN, "nested deeper than 64 levels"),
    (DOUBLING, "unfolds to more than 5000 parts"),
    ({"$ref": "https://example.org/x.json"}, ":2: The reference 'https://example.org/x.json' leads out"),
    ({"$ref": "file:///etc/passwd"}, "leads out of the schema"),
    ({"$ref": "other.json#/a"}, "leads out of the schema"),
    ({"$ref": "urn:leaflint:fact-sheeet"}, "No schema named 'urn:leaflint:fact-sheeet'"),
    ({"$ref": "urn:leaflint:../x"}, "No schema named"),
    ({"$ref": "#/$defs/nothing"}, "There is nothing at the reference"),
    ({"examples": [{"$ref": "#"}], "$ref": "#/examples/0"}, "something that is no schema in braces"),
    ({"properties": {"a": {"$id": "urn:example:y"}}}, ":4: `$id` may stand at the top"),
    ({"$id": "urn:leaflint:meta"}, ":2: The name 'urn:leaflint:meta' is taken"),
    ({"$id": "relative.json"}, ":2: `$id` says"),
    ({"$schema": "http://json-schema.org/draft-07/schema#"}, ":2: `$schema` says"),
    ({**OWN, "requried": ["x"]}, "`requried` is not known. Did you mean `required`?"),
    ({"properties": {"a": {"minLenght": 1}}}, ":4: The key `minLenght` is not known"),
    ({"properties": {"a": {"type": "strng"}}}, "Did you mean 'string'?"),
    ({"properties": {"a": {"type": "integer"}}}, ":4: No value in a sheet is of type integer"),
    ({"properties": {"a": {"format": "dat"}}}, "Did you mean 'date'?"),
    ({"$dynamicRef": "#x"}, ":2: The key `$dynamicRef` is not known"),
    ({"properties": {"a": {"pattern": "(?=a)b"}}}, ":4: The pattern '(?=a)b' cannot be used"),
    ({"properties": {"a": {"pattern": "(a)\\1"}}}, "linear time"),
    ({"properties": {"a": {"pattern": "(((a{999}){999}){999})"}}}, "too large"),
    ({"properties": {"a": {"pattern": "a" * 501}}}, "500 characters"),
    ({"patternProperties": {"(?!a)": {}}}, "linear time"),
    ({"properties": {f"a{n}": {"pattern": f"{n}"} for n in range(201)}}, "more than 200 patterns"),
    ({"title": "\ud800"}, "cannot be used as a schema"),
    ("[1]", "should be true or false or keys"),
    ('{"a": \n 1,}', ":2: is not JSON"),
    ('{"type": "object", "type": "object"}', "'type' stands twice"),
    ('{"not":' * 3000 + "1" + "}" * 3000, "nested deeper"),
    ("[" * 100_000, "nested deeper"),
    ('{"default": NaN}', "NaN is not JSON"),
    ('{"minLength": ' + "9" * 6000 + "}", "more than 15 digits"),
    ("", "is not JSON"),
    (" " * (1 << 20) + "{}", "larger than 1 MiB"),
]


@pytest.mark.parametrize(("schema", "message"), HOSTILE, ids=[message for _, message in HOSTILE])
def test_a_hostile_schema_is_refused_at_once(write_schema: Write, schema: Any, message: str) -> None:
    path = write_schema(schema)
    start = time.process_time()
    with pytest.raises(InputError) as refused:
        SheetSchema.load(path)
    assert time.process_time() - start < 2
    assert message in str(refused.value)
    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)


def test_a_catastrophic_pattern_runs_in_linear_time(write_schema: Write) -> None:
    own = SheetSchema.load(write_schema({"properties": {"x": {"type": "string", "pattern": "^(a+)+$"}}}))
    start = time.process_time()
    assert len(own.violations({"x": "a" * 100_000 + "!"})) == 1
    assert time.process_time() - start < 2


def test_a_schema_must_be_a_file_of_its_own(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text(json.dumps(OWN), encoding="utf-8")
    try:
        (tmp_path / "link.json").symlink_to(target)
    except OSError:
        pytest.skip("symbolic links need a right that this account does not have")
    (tmp_path / "latin.json").write_bytes(b'{\n"title": "\xff"}')
    for name, message in {
        "link.json": "symbolic link",
        "": "no regular file",
        "none.json": "no such file",
        "latin.json": "latin.json:2: is not UTF-8",
    }.items():
        with pytest.raises(InputError, match=message):
            SheetSchema.load(tmp_path / name)
