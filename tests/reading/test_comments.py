"""Comments addressed to leaflint: where they may stand, and of which lines they speak."""

from __future__ import annotations

import time

import pytest

from .pages import read


def comments(text: str) -> list[tuple[str, tuple[int, int] | None]]:
    return [(comment.words, comment.lines) for comment in read(text).comments]


C = "<!-- leaflint: ignore x -- why -->"
WORDS = "ignore x -- why"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{C}\n# One\n", None),
        (f"\n\n{C}\n\n# One\n", None),
        (f"---\ndrug: x\n---\n{C}\n\n# One\n", None),
        (f"{C}\n", None),
        (f"# One\n\n{C}\ntwo\n", (4, 4)),
        (f"# One\n\n{C}\n\ntwo\nthree\n\nfour", (5, 6)),
        (f"# One\n\ntwo {C} three\nfour\n", (3, 4)),
        (f"# One {C}\n\ntwo\n", (1, 1)),
        (f"# One\n\n{C}\n\n- a\n- b\n  - c\n\nfour", (5, 7)),
        (f"# One\n\n- a\n\n  {C}\n- b\n  more\n- c\n", (6, 7)),
        (f"# One\n\n- a {C}\n- b\n", (3, 3)),
        (f"# One\n\n{C}\n\n| a |\n|---|\n| b |\n\nfour", (5, 7)),
        (f"# One\n\n| a |\n|---|\n| b {C} |\n| c |\n", (5, 5)),
        (f"# One\n\n{C}\n\n> a\n>\n> b\n\nfour", (5, 7)),
        (f"# One\n\n{C}\n\n<p>two</p>\n\nthree", (5, 5)),
        (f"# One\n\n{C}\n\n```\na\n```\n\nthree", (5, 7)),
        (f"# One\n\n{C}\n\n---\n\ntwo\n", (7, 7)),
        (f"# One\n\ntwo\n\n{C}\n", (5, 5)),
        (f"# One\n\n<!-- other -->\n{C}\n\ntwo\n", (6, 6)),
        (f"# One\r\n\r\n{C}\r\n\r\ntwo\r\n", (5, 5)),
    ],
)
def test_a_comment_speaks_of_its_block_or_the_next_or_of_the_whole_sheet(
    text: str, lines: tuple[int, int] | None
) -> None:
    assert comments(text) == [(WORDS, lines)]


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("<!--leaflint:ignore x-->", "ignore x"),
        ("<!--  LeafLint : ignore x  -->", "ignore x"),
        (
            "<!-- leaflint: ignore x\n  until 2027-03-01 -- the council\n  meets -->",
            "ignore x until 2027-03-01 -- the council meets",
        ),
        ("<!-- leaflint: -->", ""),
    ],
)
def test_blanks_and_lines_make_no_difference(comment: str, words: str) -> None:
    assert [found for found, _ in comments(f"# One\n\n{comment}\n\ntwo\n")] == [words]


def test_the_place_is_that_of_the_whole_comment() -> None:
    sheet = read(f"# One\n\ntwo {C} three {C}\n")
    assert [sheet.text.content[slice(*comment.span)] for comment in sheet.comments] == [C, C]


@pytest.mark.parametrize(
    "text",
    [
        f"# One\n\n    {C}\n",
        f"# One\n\n```html\n{C}\n```\n",
        f"# One\n\nWrite `{C}` above it.\n",
        f"# One\n\n\\{C}\n",
        "# One\n\n<!-- leaflint ignore x -->\n",
        "# One\n\n<!-- see leaflint: ignore x -->\n",
        "# One\n\n<!-- leaflint: ignore x\n",
        "# One\n\n# leaflint: ignore x -- a heading\n",
        "---\nnote: 'a # leaflint: ignore x'\nmore: |\n  # leaflint: ignore y\n---\n# One\n",
        "---\nlink: https://example.org/#leaflint: x\n---\n# One\n".replace(": x", ":x"),
    ],
)
def test_what_only_looks_like_a_comment_is_none(text: str) -> None:
    assert comments(text) == []


@pytest.mark.parametrize(
    ("lines", "spoken_of"),
    [
        ("drug: x  # leaflint: ignore a -- why", [2]),
        ("drug: x  #leaflint:ignore a -- why\nother: y", [2]),
        ("# leaflint: ignore a -- why\ndrug: x", [3]),
        ("drug: x\n  # LEAFLINT : ignore a -- why\n\n# other\nfda: y", [6]),
        (
            "# leaflint: ignore a -- why\n# leaflint: ignore b -- why\n\n# note\n# leaflint: ignore c -- why\ndrug: x",
            [7, 7, 7],
        ),
        ("# leaflint: ignore a -- why\ndrug: x  # leaflint: ignore b -- why\nfda: y", [3, 3]),
        ("# leaflint: ignore a -- why\ndrug: x\n# leaflint: ignore b -- why\nfda: y", [3, 5]),
        ("note: 'it''s # no'  # leaflint: ignore a -- why", [2]),
        ("drug: x\n# leaflint: ignore a -- why", [4]),
        ("monitoring:\n  # leaflint: ignore a -- why\n  - {what: x} # leaflint: ignore b -- why", [4, 4]),
    ],
)
def test_in_front_matter_a_comment_speaks_of_its_line_or_the_next_with_a_value(
    lines: str, spoken_of: list[int]
) -> None:
    found = comments(f"---\n{lines}\n---\n# One\n")
    assert [comment for _, comment in found] == [(line, line) for line in spoken_of]
    assert [words for words, _ in found] == [f"ignore {name} -- why" for name in "abc"[: len(found)]]


@pytest.mark.parametrize(
    "text",
    [
        "---\ndrug: x\n" + "# leaflint: ignore a -- b\n" * 20_000 + "---\n",
        "---\ndrug: x\n" + "# leaflint: ignore a -- b\n# other\n\n" * 10_000 + "---\n",
        f"# One\n\n{C}\n\n" * 8_000,
        f"# One\n\n{C}\n" + f"{C}\n" * 15_000,
        "# One\n\n" + "<!-- leaflint: " * 50_000,
    ],
)
def test_thousands_of_comments_are_read_at_once(text: str) -> None:
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 5
