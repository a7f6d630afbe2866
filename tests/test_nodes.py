"""YAML with places: every key and value where it stands, and nothing that a data file has no use for."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from leaflint.nodes import (
    MAX_DEPTH,
    MAX_NODES,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Span,
    YamlProblem,
    locate,
    parse,
    plain,
)

TEXT = """\
drug: azathioprine   # a comment
regimens:
  - {route: oral, dose: "2 mg"}
  - route: 'it''s'
note: |
  one
  two
empty:
"""


def read(text: str) -> Node:
    node = parse(text)
    assert node is not None
    return node


def marked(text: str) -> tuple[str, Span]:
    """The text without «», and what they enclose; a lone « is an empty place."""
    start = text.index("«")
    end = text.index("»") - 1 if "»" in text else start
    return text.replace("«", "").replace("»", ""), Span(start, end)


@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        (("drug",), "azathioprine"),
        (("regimens", 0), '{route: oral, dose: "2 mg"}'),
        (("regimens", 0, "dose"), '"2 mg"'),
        (("regimens", 1, "route"), "'it''s'"),
        (("regimens",), "- {route: oral, dose: \"2 mg\"}\n  - route: 'it''s'"),
        (("empty",), ""),
        (("regimens", 7), "- {route: oral, dose: \"2 mg\"}\n  - route: 'it''s'"),
        (("drug", "name"), "azathioprine"),
        ((), TEXT.rstrip()),
    ],
)
def test_a_value_is_located_or_the_nearest_above_it(pointer: tuple[str | int, ...], text: str) -> None:
    assert TEXT[slice(*locate(read(TEXT), pointer))] == text


def test_every_key_has_its_place() -> None:
    root = read(TEXT)
    assert isinstance(root, Mapping)
    assert [TEXT[slice(*entry.key.span)] for entry in root.entries] == ["drug", "regimens", "note", "empty"]


def test_a_block_text_has_the_place_of_its_lines() -> None:
    assert TEXT[slice(*locate(read(TEXT), ("note",)))].rstrip() == "|\n  one\n  two"


def test_plain_is_the_tree_without_places() -> None:
    assert plain(read(TEXT)) == {
        "drug": "azathioprine",
        "regimens": [{"route": "oral", "dose": "2 mg"}, {"route": "it's"}],
        "note": "one\ntwo\n",
        "empty": "",
    }


@pytest.mark.parametrize("value", ["no", "12:30", "2021-02-30", "1.10", "0x1F", "~", "null", "1_000", ".5", "Yes"])
def test_a_value_stays_what_its_author_typed(value: str) -> None:
    assert plain(read(f"key: {value}\n")) == {"key": value}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "   \n", "---\n...\n"])
def test_no_data_is_none(text: str) -> None:
    assert parse(text) is None


def test_a_key_is_found_or_none() -> None:
    root = read("a: 1\nb: 2\n")
    assert isinstance(root, Mapping)
    assert root.get("b") == Scalar("2", Span(8, 9))
    entry = root.entry("b")
    assert entry is not None
    assert entry.key == Scalar("b", Span(5, 6))
    assert root.get("c") is None
    assert root.entry("c") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("drug: a\n«drug»: b\n", "'drug' stands twice"),
        ('{a: 1, «"a"»: 2}\n', "'a' stands twice"),
        ("a: [{b: 1, «b»: 2}]\n", "'b' stands twice"),
        ("a: 1\nb: «*a»\n", "alias"),
        ("a: «&x 1»\n", "anchor"),
        ("«&x »[1]\n", "anchor"),
        ("a: «!!python/object:os.system x»\n", "tag"),
        ("a: «! x»\n", "tag"),
        ("«[»a]: 1\n", "a key must be a plain word"),
        ("? «{»a: 1}\n: 2\n", "a key must be a plain word"),
        ("a: 1\n«---»\nb: 2\n", "second document"),
        ("a: [1, 2\n«", "the closing ] is missing"),
        ('a: «"»no end\n', "never closed"),
        ("a: b«:» c\n", "colon where none can stand"),
        ("a: «@»home\n", "put the text in quotes"),
        ("a: «`»home\n", "put the text in quotes"),
        ("a:\n«\t»b: 1\n", "put the text in quotes"),
        ("a: [1, 2«}»\n", "the closing ] is missing"),
        ("a: {b: 1«]»\n", "the closing } is missing"),
        ("a: 1\n b«:» 2\n", "a colon where none can stand"),
        ("a: x«\0»\n", "U+0000"),
        ("a: x«\x85»\n", "U+0085"),
        ("a: x«\u2028»y\n", "U+2028"),
        ("a: x«\x1b»[31m\n", "U+001B"),
        ("a: x«\ufffe»\n", "U+FFFE"),
        ("a: x«\ud800»\n", "U+D800"),
    ],
)
def test_what_may_not_stand_is_refused_at_its_place(text: str, says: str) -> None:
    content, span = marked(text)
    with pytest.raises(YamlProblem) as problem:
        parse(content)
    assert says in problem.value.message
    assert problem.value.span.start == span.start


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_bounded(opening: str) -> None:
    closing = {"[": "]", "{a: ": "}", "- ": ""}[opening]
    assert parse(opening * MAX_DEPTH + "x" + closing * MAX_DEPTH) is not None
    with pytest.raises(YamlProblem, match="deeper than 12"):
        parse(opening * (MAX_DEPTH + 2) + "x" + closing * (MAX_DEPTH + 2))


def test_a_hundred_thousand_brackets_are_refused_at_once() -> None:
    started = time.process_time()
    with pytest.raises(YamlProblem, match="deeper than 12"):
        parse("[" * 100_000)
    assert time.process_time() - started < 2


def test_the_number_of_values_is_bounded() -> None:
    with pytest.raises(YamlProblem, match="more than 20000 values"):
        parse("[" + "a," * (MAX_NODES + 1) + "]")


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for entry in node.entries:
            yield entry.key
            yield from scalars(entry.value)


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cn", "Co"]), max_size=8)
values = st.recursive(
    words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(words, values, min_size=1, max_size=4), st.booleans())
def test_what_is_written_is_read_back(data: dict[str, object], flow: bool) -> None:
    text = yaml.dump(data, allow_unicode=True, default_flow_style=flow, default_style='"', width=10_000)
    assert plain(read(text)) == data


@given(st.lists(st.text("añ漢🙂e\u0301", min_size=1, max_size=5), min_size=1, max_size=4, unique=True))
def test_a_place_counts_characters(keys: list[str]) -> None:
    text = "".join(f"{key}: '{key}'\n" for key in keys)
    assert [text[slice(*scalar.span)].strip("'") for scalar in scalars(read(text))] == [
        key for key in keys for _ in range(2)
    ]


@given(st.text() | st.text("ab:-?[]{}&*!|>'\"#%@`,~ \n\t\ufeff"))
def test_any_text_is_read_or_refused_inside_it(text: str) -> None:
    try:
        node = parse(text)
    except YamlProblem as problem:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
    else:
        for scalar in scalars(node) if node else ():
            assert 0 <= scalar.span.start <= scalar.span.end <= len(text)
