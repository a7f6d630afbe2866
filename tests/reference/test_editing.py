"""Edits by position: what is asked for changes, and nothing else of the text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint import nodes
from leaflint.reference.editing import add_entry, add_item, applied, set_keys

VALUES = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=20)
KEYS = st.from_regex(r"[a-z]{1,6}", fullmatch=True)


def mapping(text: str, *keys: str) -> nodes.Mapping:
    node = nodes.parse(text)
    for key in keys:
        assert isinstance(node, nodes.Mapping)
        node = node.get(key)
    assert isinstance(node, nodes.Mapping)
    return node


def read(text: str) -> Any:
    tree = nodes.parse(text)
    assert tree is not None
    return nodes.plain(tree)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("a:\n  b: 1  # one\n", 'a:\n  b: "2"  # one\n  c: "3"\n'),
        ("a: {b: 1} # one\n", 'a: {b: "2", c: "3"} # one\n'),
        ("a: {b: 1, }", 'a: {b: "2", c: "3" }'),
        ("a:\n  c: '3'\n  b: 2\n", "a:\n  c: '3'\n  b: 2\n"),
        ("a:\r\n  b: 2\r\nd: 4\r\n", 'a:\r\n  b: 2\r\n  c: "3"\r\nd: 4\r\n'),
        ("a:\n  b: 2", 'a:\n  b: 2\n  c: "3"'),
        ("a:\n  b: 2\n\n# of d\nd: 4\n", 'a:\n  b: 2\n  c: "3"\n\n# of d\nd: 4\n'),
    ],
)
def test_keys_are_set_in_place_or_added_behind_the_last(text: str, new: str) -> None:
    assert applied(text, set_keys(text, mapping(text, "a"), {"b": "2", "c": "3"})) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("a:\n  - 1 # one\nb: 2\n", "a:\n  - 1 # one\n  - {x: y}\nb: 2\n"),
        ("a:\n- 1\n- x: 1\n  y: 2\n", "a:\n- 1\n- x: 1\n  y: 2\n- {x: y}\n"),
        ("a: [1]\n", "a: [1, {x: y}]\n"),
        ("a: []\n", "a: [{x: y}]\n"),
        ("a: [\n  1,\n]\n", "a: [\n  1, {x: y}\n]\n"),
    ],
)
def test_an_item_is_added_behind_the_last(text: str, new: str) -> None:
    node = mapping(text).get("a")
    assert isinstance(node, nodes.Sequence)

    assert applied(text, add_item(text, node, "{x: y}")) == new


@given(st.dictionaries(KEYS, VALUES, min_size=1), st.dictionaries(KEYS, VALUES), st.booleans())
def test_whatever_is_set_is_read_again_and_all_else_stays(
    old: dict[str, str], new: dict[str, str], in_one_line: bool
) -> None:
    start = "{}" if in_one_line else "\n  first: here"
    text = f"a: {start}\nb: kept\n"
    for values in (old, new):
        text = applied(text, set_keys(text, mapping(text, "a"), values))
    first = {} if in_one_line else {"first": "here"}

    assert read(text) == {"a": {**first, **old, **new}, "b": "kept"}


@given(KEYS.filter(lambda key: key != "first"), st.dictionaries(KEYS, VALUES))
def test_an_entry_that_is_added_is_read_again(key: str, values: dict[str, str]) -> None:
    text = "a:\n  first:\n    x: 1\nb: kept\n"

    new = applied(text, add_entry(text, mapping(text, "a"), key, values))

    assert read(new) == {"a": {"first": {"x": "1"}, key: values}, "b": "kept"}
