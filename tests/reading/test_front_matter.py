"""Front matter: where it ends, what it declares with each place, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from leaflint.nodes import Mapping, Node, Scalar, Sequence, plain
from leaflint.reading import Text, Unreadable
from leaflint.reading.front_matter import read_front_matter

from .pages import position, read

DECLARED = """\
---
drug: azathioprine
condition: "nmosd"   # the same everywhere
fda: {status: off-label}
monitoring:
  - {what: skin examination, every: year}
  - what: liver enzymes
    at_least: 2 per year
contraindications: []
note:
---
# Azathioprine
"""


def opened(text: str) -> tuple[Mapping | None, int]:
    read = read_front_matter(Text("sheet.md", text))
    assert not isinstance(read, Unreadable), read
    return read


def places(node: Node, text: Text, path: str = "") -> Iterator[tuple[str, str, tuple[int, int, int, int]]]:
    """Every key and value of a tree: its path, its words and its place."""
    if isinstance(node, Scalar):
        yield path, node.text, position(text, node.span)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from places(item, text, f"{path}[{index}]")
    else:
        for entry in node.entries:
            here = f"{path}.{entry.key.text}".lstrip(".")
            yield f"{here}:", entry.key.text, position(text, entry.key.span)
            yield from places(entry.value, text, here)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_key_and_value_has_its_place(end: str, mark: str) -> None:
    sheet = read(mark + DECLARED.replace("\n", end))
    assert sheet.front
    assert list(places(sheet.front, sheet.text)) == [
        ("drug:", "drug", (2, 1, 2, 5)),
        ("drug", "azathioprine", (2, 7, 2, 19)),
        ("condition:", "condition", (3, 1, 3, 10)),
        ("condition", "nmosd", (3, 12, 3, 19)),
        ("fda:", "fda", (4, 1, 4, 4)),
        ("fda.status:", "status", (4, 7, 4, 13)),
        ("fda.status", "off-label", (4, 15, 4, 24)),
        ("monitoring:", "monitoring", (5, 1, 5, 11)),
        ("monitoring[0].what:", "what", (6, 6, 6, 10)),
        ("monitoring[0].what", "skin examination", (6, 12, 6, 28)),
        ("monitoring[0].every:", "every", (6, 30, 6, 35)),
        ("monitoring[0].every", "year", (6, 37, 6, 41)),
        ("monitoring[1].what:", "what", (7, 5, 7, 9)),
        ("monitoring[1].what", "liver enzymes", (7, 11, 7, 24)),
        ("monitoring[1].at_least:", "at_least", (8, 5, 8, 13)),
        ("monitoring[1].at_least", "2 per year", (8, 15, 8, 25)),
        ("contraindications:", "contraindications", (9, 1, 9, 18)),
        ("note:", "note", (10, 1, 10, 5)),
        ("note", "", (10, 6, 10, 6)),
    ]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("título: «ñandú»", (2, 9, 2, 14)),
        ("drug: 🙂 «»", (2, 7, 2, 8)),
        ("drug: e\u0301 # x", (2, 7, 2, 9)),
        ("drug:\t'x'", (2, 7, 2, 10)),
    ],
)
def test_columns_are_characters(line: str, place: tuple[int, int, int, int]) -> None:
    text = Text("sheet.md", f"---\n{line}\n---\n".replace("«", "").replace("»", ""))
    front, _ = opened(text.content)
    assert front
    assert position(text, front.entries[0].value.span) == place


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ndrug: x\n---\n# T\n", "# T\n"),
        ("---\ndrug: x\n...\n# T\n", "# T\n"),
        ("---  \ndrug: x\n---\t\n\n# T\n", "\n# T\n"),
        ("---\ndrug: x\n---", ""),
        ("---\n{drug: x}\n---\nT", "T"),
        ("---\n# a comment\n\ndrug: x\n---\nT", "T"),
        ("---\ndrug: x\nnote: |\n  ---\n  two\n---\nT", "T"),
        ('---\n"drug": x\n---\nT', "T"),
    ],
)
def test_the_body_starts_after_the_second_fence(text: str, body: str) -> None:
    front, start = opened(text)
    assert front
    assert "drug" in plain(front)
    assert text[start:] == body


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Azathioprine\n\ndrug: x\n",
        "---\n# Azathioprine\n---\n",
        "---\n\n# Azathioprine\n\nHow does it work?\n\n---\n",
        "---\n",
        "---\n---\n",
        "---",
        "\n---\ndrug: x\n---\n",
        " ---\ndrug: x\n---\n",
        "----\ndrug: x\n----\n",
        "---\nAzathioprine works well.\n---\n",
    ],
)
def test_what_only_looks_like_front_matter_is_the_body(text: str) -> None:
    assert opened(text) == (None, 0)


@pytest.mark.parametrize(
    ("lines", "says", "place"),
    [
        ("drug: a\ndrug: b", "'drug' stands twice", (3, 1)),
        ("fda: {status: a, status: b}", "'status' stands twice", (2, 18)),
        ("drug: &a x\nother: *a", "an anchor", (2, 7)),
        ("drug: *a", "an alias", (2, 7)),
        ("drug: !!python/name:os x", "a tag", (2, 7)),
        ("drug: x\n<<: *a", "an alias", (3, 5)),
        ("drug: " + "[" * 20 + "]" * 20, "nested deeper than 12 levels", (2, 19)),
        ("drug: x\nbad\n", "is a colon missing", (3, 1)),
        ("drug: x\nbad\nnote: y", "is a colon missing", (3, 1)),
        ("drug: x: y", "a colon where none can stand", (2, 8)),
        ('drug: "x', "never closed", (2, 7)),
        ("drug: [x", "closing ] is missing", (3, 1)),
        ("drug: x\n\tcondition: y", "indent with spaces", (3, 1)),
        ('drug: "\\m"', "put the text in single quotes", (2, 8)),
        ("drug: - x", "a list item where none can stand", (2, 7)),
        ("drug: x\u2028y", "U+2028", (2, 8)),
        ("drug: \x07", "U+0007", (2, 7)),
        ("drug: [" + "a," * 20_001 + "]", "more than 20000 values", (2, 40_002)),
        ("[a: b]", "holds no 'key: value' lines", (2, 1)),
        ("- drug: x", "holds no 'key: value' lines", (2, 1)),
        ("&x drug: y", "an anchor", (2, 1)),
    ],
)
def test_what_may_not_stand_there_is_refused_at_its_place(lines: str, says: str, place: tuple[int, int]) -> None:
    refused = read_front_matter(Text("sheet.md", f"---\n{lines}\n---\n# T\n"))
    assert isinstance(refused, Unreadable)
    assert says in refused.message
    assert (refused.place.line, refused.place.column) == place
    assert "'key: value'" in refused.hint


@pytest.mark.parametrize(
    "text", ["---\ndrug: x\n# T\n", "---\ndrug: x", '---\n"drug" : x\n\n# T\n', "---\n\ndrug: x\n"]
)
def test_front_matter_that_is_never_closed_is_refused_at_its_first_line(text: str) -> None:
    refused = read_front_matter(Text("sheet.md", text))
    assert isinstance(refused, Unreadable)
    assert refused.message == "the front matter is never closed"
    assert (refused.place.line, refused.place.column, refused.place.end_column) == (1, 1, 4)
