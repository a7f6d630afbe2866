"""Data files that are held to a schema of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaflint.conformity import check_data
from leaflint.errors import InputError

SCHEMA = {
    "$id": "urn:leaflint:colours",
    "type": "object",
    "properties": {"colours": {"type": "array", "items": {"enum": ["red", "green"]}}, "replace": {"const": "true"}},
    "additionalProperties": False,
}

BROKEN = [
    ("colours: [red,\n  gren]", ":2: Entry 2 of `colours` says 'gren'", "Did you mean 'green'?"),
    ("replace: true\ncolors: [red]", ":2: The key `colors` is not known.", "Did you mean `colours`?"),
    ("colours:\n- red\nreplace: yes", ":3: `replace` says 'yes'", "Write true."),
    ("colours: red\nreplace: 1", ":1: `colours` should be a list", ""),
    ("a: &x [1]", ":1: an anchor", ""),
    ("a: 1\na: 2", ":2: the key 'a' stands twice", ""),
    ("# nothing", ": the file is empty", ""),
    ("- red", ":1: What stands here should be keys with values", ""),
]


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "colours.schema.json"
    path.write_text(json.dumps(SCHEMA), encoding="utf-8")
    return path


def test_data_that_conforms_is_text_as_it_was_typed(tmp_path: Path, schema: Path) -> None:
    path = tmp_path / "colours.yaml"
    path.write_text("\ufeffcolours: [red]\nreplace: true\n", encoding="utf-8")
    assert check_data(path, schema) == {"colours": ["red"], "replace": "true"}


@pytest.mark.parametrize(("text", "message", "hint"), BROKEN, ids=[text for text, *_ in BROKEN])
def test_the_first_violation_is_named_with_its_line(
    tmp_path: Path, schema: Path, text: str, message: str, hint: str
) -> None:
    path = tmp_path / "colours.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        check_data(path, schema)
    assert str(refused.value).startswith(f"{path}{message}")
    assert hint in str(refused.value)
