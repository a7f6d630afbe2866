"""What reading makes of a file: prose with its places, bold openings, sections by id."""

from __future__ import annotations

import pytest

from leaflint.nodes import Span
from leaflint.reading import Prose

from .pages import body, read

PROSE = Prose("one & two", (0, 4, 5), (Span(10, 14), Span(20, 25), Span(25, 29)))


@pytest.mark.parametrize(
    ("span", "place"),
    [
        ((0, 3), (10, 13)),
        ((1, 2), (11, 12)),
        ((4, 5), (20, 25)),
        ((2, 5), (12, 25)),
        ((4, 8), (20, 28)),
        ((0, 9), (10, 29)),
        ((3, 3), (13, 13)),
        ((9, 9), (28, 29)),
    ],
)
def test_words_stand_where_their_pieces_do(span: tuple[int, int], place: tuple[int, int]) -> None:
    assert PROSE.source(Span(*span)) == place


def test_no_words_stand_at_the_start() -> None:
    assert Prose("", (), ()).source(Span(0, 0)) == (0, 0)


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**One** two", "One"),
        ("**One\ntwo** three", "One two"),
        ("**One**\n**two**\nthree", "One two"),
        ("**One**\ntwo\n**three**", "One"),
        ("one **two**", ""),
    ],
)
def test_a_block_knows_its_bold_opening_over_all_lines(text: str, bold: str) -> None:
    page = body(text)
    block = page.blocks[0]
    assert page.prose.text[block.prose.start : block.strong] == bold


def test_a_section_is_found_by_its_id_and_the_first_counts() -> None:
    sheet = read("# Azathioprine\n\n## How does it work?\n\nWell.\n\n## How does it work?\n\nAgain.\n")
    section = sheet.section("how-it-works")
    assert section
    assert sheet.prose.text[slice(*section.answer)] == "Well."
    assert sheet.section("pregnancy") is None


def test_the_mentions_within_a_span_are_those_that_start_in_it() -> None:
    sheet = read("# Azathioprine\n\nRituximab, tocilizumab and eculizumab.\n")
    words = "tocilizumab and"
    start = sheet.prose.text.index(words)
    within = sheet.within(Span(start, start + len(words)))
    assert [mention.id for mention in within if mention.kind == "drug"] == ["tocilizumab"]
