"""Hostile configurations, schemas and vocabularies: one line that names the file, exit code 2, and nothing done."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import LIMIT, OBEYED, Leaflint, within
from .hostile import PUBLISHED

OURS = {"$ref": "urn:leaflint:fact-sheet"}

TOML: dict[str, tuple[str, str]] = {
    "a folder outside": ('sheets = ["../.."]', "leads out of the folder"),
    "a schema outside": ('schema = "/etc/passwd"', "leads out of the folder"),
    "a schema on the network": ('schema = "https://example.com/schema.json"', "example.com"),
    "a vocabulary outside": ('vocabulary = "a/../../b"', "leads out of the folder"),
    "a NUL in a path": ('reference = "a\\u0000b"', "leaflint.toml:1: "),
    "code": ('plugins = ["os.system"]', "leaflint.toml:1: "),
    "a terminal's colours as a key": ('"\\u001b[31m" = 1', "leaflint.toml:1: "),
    "a terminal's colours as a rule": ('[severity]\n"\\u001b[31m" = "off"', "leaflint.toml:2: "),
    "a date": ("reading-grade = 2026-11-22", "leaflint.toml:1: "),
    "an infinite number": ("reading-grade = inf", "leaflint.toml:1: "),
    "no number": ("reading-grade = nan", "leaflint.toml:1: "),
    "a number of 100,000 digits": ("reading-grade = " + "9" * 100_000, "leaflint.toml"),
    "ages past the end of time": ("[stale]\nwarn-months = 999999\nerror-months = 999999", "leaflint.toml:2: "),
    "brackets 50,000 deep": ("sheets = " + "[" * 50_000, "leaflint.toml"),
    "tables 50,000 deep": ("[" + "a." * 50_000 + "a]", "leaflint.toml"),
    "tables in tables": ("a = " + "{a = " * 5_000, "leaflint.toml"),
    "a key twice": ("reading-grade = 8\nreading-grade = 9", "leaflint.toml:2: "),
    "a string never closed": ('schema = "' + "x" * 500_000, "leaflint.toml:1: "),
    "a long string never closed": ('schema = """' + "\\\n" * 200_000, "leaflint.toml:"),
    "60,000 keys": ("\n".join(f"k{n} = 1" for n in range(60_000)), "leaflint.toml:1: "),
    "a megabyte and more": ("#" * (1 << 20) + "\n", "larger than 1 MiB"),
    "no UTF-8": ("\udcff", "leaflint.toml:1: is not UTF-8"),
    "a NUL": ("\0", "leaflint.toml:1: "),
    "a glob without end": ('exclude = ["' + "*a" * 30 + '"]', "at most 3 stars"),
}

SCHEMAS: dict[str, tuple[Any, str]] = {
    "a reference to the network": ({"$ref": "https://example.com/s.json"}, "never fetches"),
    "a reference to a file": ({"$ref": "file:///etc/passwd"}, "never fetches"),
    "a reference to a neighbour": ({"allOf": [OURS, {"$ref": "other.json"}]}, "never fetches"),
    "itself": ({"$ref": "#"}, "refers to itself"),
    "itself in a circle": ({"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}, "refers to itself"),
    "more than it seems": (
        {"$defs": {f"a{n}": {"allOf": [{"$ref": f"#/$defs/a{n + 1}"}] * 9} for n in range(9)} | {"a9": {}}},
        "unfolds to more than 5000 parts",
    ),
    "a pattern that looks behind": ({**OURS, "properties": {"x": {"pattern": "(?<=a)b"}}}, "linear time"),
    "a pattern that looks back": ({**OURS, "properties": {"x": {"pattern": r"(a+)+\1"}}}, "linear time"),
    "a pattern without end": ({**OURS, "properties": {"x": {"pattern": "((a{999}){999}){999}"}}}, "cannot be used"),
    "a name of ours": ({"$id": "urn:leaflint:meta"}, "is taken"),
    "a dynamic reference": ({"$dynamicRef": "#x"}, "schema.json:1: "),
    "a keyword of its own": ({"python": "import os"}, "schema.json:1: "),
    "a colourful keyword": ({"\x1b[31m": 1}, "schema.json:1: "),
    "300 patterns": ({**OURS, "patternProperties": {f"^a{n}": {} for n in range(300)}}, "more than 200 patterns"),
    "no schema": ([1, 2], "schema.json:1: "),
    "nothing that is not": (None, "schema.json:1: "),
}

JSON: dict[str, tuple[str, str]] = {
    "brackets 100,000 deep": ("[" * 100_000, "schema.json"),
    "a key twice": ('{"$id": "urn:a", "$id": "urn:b"}', "stands twice"),
    "no number": ('{"minLength": NaN}', "schema.json"),
    "a number of 10,000 digits": ('{"minLength": ' + "9" * 10_000 + "}", "schema.json"),
    "half of a surrogate pair": ('{"title": "\\ud800"}', "schema.json"),
    "no UTF-8": ("\udcff", "is not UTF-8"),
    "nothing": ("", "is not JSON"),
}

VOCABULARY: dict[str, tuple[str, str, str]] = {
    "an alias": ("drugs.yaml", "drugs: &a {}\nen: *a\n", "drugs.yaml:1: "),
    "a tag": ("drugs.yaml", "drugs: !!python/object/apply:os.system [x]\n", "drugs.yaml:1: "),
    "another name": ("code.yaml", "a: b\n", "is no vocabulary file"),
    "nothing": ("drugs.yaml", "", "the file is empty"),
    "another shape": ("drugs.yaml", "- a\n", "drugs.yaml:1: "),
    "an empty wording": ("drugs.yaml", "en:\n  azathioprine: ['']\n", "drugs.yaml:2: "),
    "100,000 words": ("drugs.yaml", "en:\n  azathioprine: [" + "a, " * 100_000 + "a]\n", "more than 20000 values"),
    "a control character": ("terms.yaml", "en:\n  \x1b: [x]\n", "terms.yaml:2: "),
}


@pytest.fixture
def refused(leaflint: Leaflint, folder: Path) -> Callable[[str], None]:
    """Holds a check of a clean sheet to exit code 2 and one line with these words."""
    (folder / "good.md").write_text(PUBLISHED, encoding="utf-8")

    def hold(says: str) -> None:
        with within(LIMIT):
            run = leaflint("check", "good.md")
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith("leaflint: ")
        assert run.err.count("\n") == 1
        assert len(run.err) < 600
        assert says in run.err
        assert not OBEYED.search(run.err)

    return hold


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("name", TOML)
def test_a_hostile_configuration_is_refused(name: str, folder: Path, refused: Callable[[str], None]) -> None:
    text, says = TOML[name]
    put(folder, "leaflint.toml", text)
    refused(says)


@pytest.mark.parametrize("name", [*SCHEMAS, *JSON])
def test_a_hostile_schema_is_refused(name: str, folder: Path, refused: Callable[[str], None]) -> None:
    text, says = JSON[name] if name in JSON else (json.dumps(SCHEMAS[name][0]), SCHEMAS[name][1])
    put(folder, "leaflint.toml", 'schema = "schema.json"')
    put(folder, "schema.json", text)
    refused(says)


@pytest.mark.parametrize("name", VOCABULARY)
def test_a_hostile_vocabulary_is_refused(name: str, folder: Path, refused: Callable[[str], None]) -> None:
    file, text, says = VOCABULARY[name]
    put(folder, "leaflint.toml", 'vocabulary = "words"')
    put(folder, f"words/{file}", text)
    refused(says)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("file", ["leaflint.toml", "pyproject.toml", "schema.json", "words/drugs.yaml"])
@pytest.mark.parametrize("kind", ["pipe", "endless device", "folder"])
def test_settings_that_are_no_files_are_refused(
    file: str, kind: str, folder: Path, refused: Callable[[str], None]
) -> None:
    put(folder, "leaflint.toml", 'vocabulary = "words"' if "words" in file else 'schema = "schema.json"')
    put(folder, "words/terms.yaml", "en: {nausea: [queasiness]}\n")
    if file == "pyproject.toml":
        (folder / "leaflint.toml").unlink()
    (folder / file).unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(folder / file)
    elif kind == "folder":
        (folder / file).mkdir()
    else:
        (folder / file).symlink_to("/dev/zero")
    refused(file)


def test_a_pattern_that_is_slow_elsewhere_is_fast_here(leaflint: Leaflint, folder: Path) -> None:
    drug = {"drug": {"pattern": "^(a+)+$"}}
    put(folder, "leaflint.toml", 'schema = "schema.json"')
    put(folder, "schema.json", json.dumps({**OURS, "properties": drug}))
    put(folder, "sheet.md", f"---\ndrug: {'a' * 100_000}!\n---\n\n{PUBLISHED}")
    with within(LIMIT):
        run = leaflint("check", "sheet.md")
    assert run.code == 1
    assert "error schema: " in run.out
