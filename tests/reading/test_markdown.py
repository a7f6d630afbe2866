"""Markdown to prose: the words that a reader sees, block by block, each with its place in the file."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.nodes import Span
from leaflint.reading import Text, Unreadable
from leaflint.reading.markdown import MAX_PIECES, Body, read_markdown

from .pages import blocks, body, unmarked

P, H, ITEM, CELL = "paragraph", "heading", "item", "cell"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\ntwo", [(P, "One two")]),
        ("One\n\ntwo", [(P, "One"), (P, "two")]),
        ("# One\ntwo", [(H, "One"), (P, "two")]),
        ("### One ###\n", [(H, "One")]),
        ("One\n===\n\ntwo\n---\n", [(H, "One"), (H, "two")]),
        ("- one\n- two\n", [(ITEM, "one"), (ITEM, "two")]),
        ("1. one\n\n   more\n2. two\n", [(ITEM, "one"), (P, "more"), (ITEM, "two")]),
        ("- one\n  - inner\n- two", [(ITEM, "one"), (ITEM, "inner"), (ITEM, "two")]),
        ("- [x] done\n", [(ITEM, "done")]),
        ("> quoted\n> words\n", [(P, "quoted words")]),
        ("| a | b |\n|---|---|\n| c | |\n", [(CELL, "a"), (CELL, "b"), (CELL, "c")]),
        ("    code\n", [("code", "code")]),
        ("```\none\ntwo\n```\n", [("code", "one two")]),
        ("One[^1]\n\n[^1]: note\n", [(P, "One"), ("footnote", "note")]),
        ("---\n\n***\n", []),
        ("[one]: https://example.org\n", []),
        ("", []),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*2* to **3** mg/_kg_", "2 to 3 mg/kg"),
        ("***all***", "all"),
        ("[srna.ngo](https://example.org 'title') and <https://example.org/x>", "srna.ngo and https://example.org/x"),
        ("[words][1]\n\n[1]: https://example.org", "words"),
        ("![a pill](pill.png) daily", "a pill daily"),
        ("2&nbsp;mg &lt; 3&#x20;mg &amp; more", "2\u00a0mg < 3 mg & more"),
        ("&eacute;&notanentity;", "é&notanentity;"),
        (r"1\. \*not\* bold\_", "1. *not* bold_"),
        ("`10 mg` daily", "10 mg daily"),
        ("`` a`b ``", "a`b"),
        ("~~3 mg~~ 2 mg", "2 mg"),
        ("one  \ntwo\\\nthree<br>four<BR/>five", "one two three four five"),
        ("one<br>\n\ttwo <br> three", "one two three"),
        ("one \t  two", "one two"),
        ("10<sup>9</sup>/L", "10⁹/L"),
        ("weekly<sup>2</sup>", "weekly²"),
        ("<b>bold</b> <i>it</i>", "bold it"),
        ("one <!-- not this --> two", "one two"),
        ("<p>10<sup>9</sup> &lt; 2</p>", "10⁹ < 2"),
        ("<!-- not this -->", ""),
        ("<div>one</div>", "one"),
        ("naïve 🙂 e\u0301", "naïve 🙂 e\u0301"),
    ],
)
def test_the_prose_is_what_a_reader_sees(text: str, words: str) -> None:
    assert body(text).prose.text.rstrip("\n") == words


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("Take «2 mg» daily.", "2 mg"),
        ("Take **«2 mg»** daily.", "2 mg"),
        ("Take **«2** to *3»* mg.", "2 to 3"),
        ("See [the «label»](https://example.org).", "label"),
        ("See [«the label](https://example.org) to»day.", "the label to"),
        ("| a | b |\n|---|---|\n| c | «d e» |\n", "d e"),
        ("- one\n  - «two»\n", "two"),
        ("> quoted\n> «words»\n", "words"),
        ("ñ 🙂 e\u0301 «ß»\n", "ß"),
        ("a «&amp;» b", "&"),
        ("a &amp; «b»", "b"),
        (r"\* «b»", "b"),
        (r"a \«* b»", "* b"),
        ("`` «a`b» ``", "a`b"),
        ("one\n\t  «two»", "two"),
        ("«one\n   two»", "one two"),
        ("one«  \t two»", " two"),
        ("<div>\n<p>one</p> <b>«two»</b></div>", "two"),
        ("# «One» #", "One"),
        ("«One»\n===", "One"),
        ("1. «one»", "one"),
        ("10<sup>«9»</sup>", "⁹"),
        ("```\n«code»\n```", "code"),
        ("[^1]: «note»\n", "note"),
    ],
)
def test_words_of_the_prose_are_mapped_back_to_their_place(marked: str, words: str) -> None:
    content, place = unmarked(marked)
    prose = body(content).prose
    start = prose.text.index(words)
    assert prose.source(Span(start, start + len(words))) == place


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("«# One»\n\ntwo", H),
        ("«**One** two»\n\nthree", P),
        ("- «one»\n- two", ITEM),
        ("- «one **two**»\n- two", ITEM),
        ("- «one <!-- a -->»\n  - two", ITEM),
        ("- «**one**»", ITEM),
        ("«One\n===»\n", H),
        ("|« a» | b |\n|---|---|\n", CELL),
    ],
)
def test_a_block_stands_where_its_markup_does(marked: str, kind: str) -> None:
    content, place = unmarked(marked)
    block = body(content).blocks[0]
    assert (block.kind, content[slice(*block.span)]) == (kind, content[slice(*place)])


def test_headings_items_and_cells_say_which_they_are() -> None:
    text = "### h\n\n1. a\n   - b\n\n| c | d |\n|---|---|\n| e | f |\n\n| g |\n|---|\n"
    assert [(b.kind, b.level, b.numbered, b.cell) for b in body(text).blocks] == [
        (H, 3, False, None),
        (ITEM, 1, True, None),
        (ITEM, 2, False, None),
        (CELL, 0, False, (0, 0, 0)),
        (CELL, 0, False, (0, 0, 1)),
        (CELL, 0, False, (0, 1, 0)),
        (CELL, 0, False, (0, 1, 1)),
        (CELL, 0, False, (1, 0, 0)),
    ]


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**One** two", ["One"]),
        ("__One__", ["One"]),
        ("***One*** two", ["One"]),
        ("*__One__ two*", ["One"]),
        ("<b>One</b> two", ["One"]),
        ("<strong>One</strong> two", ["One"]),
        ("**One** **two** three", ["One two"]),
        ("one **two**", [""]),
        ("**One**\n**two**", ["One", "two"]),
        ("**One\ntwo** three", ["One two", ""]),
        ("one\n**two** three", ["", "two"]),
        ("- **one** two", ["one"]),
        ("**One**<br>two", ["One", ""]),
    ],
)
def test_the_bold_words_that_open_a_line_are_known(text: str, bold: list[str]) -> None:
    page = body(text)
    assert [page.prose.text[line.prose.start : line.strong] for line in page.blocks[0].lines] == bold


def test_a_list_a_table_and_a_quotation_are_outermost_blocks_as_wholes() -> None:
    text = "- one\n  - two\n\npara\n\n> a\n>\n> b\n\n<p>html</p>\n\n<!-- none -->\n\n| a |\n|---|\n"
    assert [text[slice(*span)] for span in body(text).outermost] == [
        "- one\n  - two",
        "para",
        "> a\n>\n> b",
        "<p>html</p>",
        "| a |\n|---|",
    ]


@pytest.mark.parametrize("text", ["a\n\n" * MAX_PIECES, "*a* " * MAX_PIECES, "<p>" + "a<p>" * (MAX_PIECES + 1)])
def test_more_markup_than_a_sheet_has_is_refused(text: str) -> None:
    read = read_markdown(Text("sheet.md", text), 0)
    assert isinstance(read, Unreadable)
    assert "more than 50000 pieces" in read.message


PIECES = """one¦two¦é🙂¦2.5 mg¦ ¦ ¦  ¦\n¦\n\n¦\t¦*¦**¦_¦`¦~~¦[¦](x)¦# ¦- ¦1. ¦> ¦|¦\n|---|\n¦&amp;¦\\¦<br>¦<b>¦</b>\
¦<sup>¦<!-- ¦ -->¦<div>¦</div>¦\n---\n¦\n===\n¦[^1]¦\n[^1]: ¦    ¦```\n¦<script>¦![¦<https://a.b>¦\x0b"""
MARKUP = st.lists(st.sampled_from(PIECES.split("¦")), max_size=30).map("".join)


@given(MARKUP)
def test_blocks_divide_the_prose_and_every_span_lies_in_the_file(text: str) -> None:
    page = body(text)
    prose = page.prose.text
    assert "".join(prose[slice(*block.prose)] + "\n" for block in page.blocks) == prose
    assert not re.search(r"[ \t\n][ \t\n]", prose)
    for block in page.blocks:
        assert 0 <= block.span.start < block.span.end <= len(text)
        assert (block.lines[0].prose.start, block.lines[-1].prose.end) == block.prose
        for line in block.lines:
            assert line.prose.start <= line.strong <= block.prose.end
            assert line.prose.start <= line.prose.end
    for start in range(len(prose)):
        for end in (start, start + 1, min(start + 7, len(prose))):
            place = page.prose.source(Span(start, end))
            assert 0 <= place.start <= place.end <= len(text)
    assert [span for span in page.outermost if span.start >= span.end] == []
    assert list(page.outermost) == sorted(page.outermost)


WORDS = st.lists(st.text("abcé🙂\u0301ñ漢", min_size=1, max_size=5), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=4), st.integers(0, 9))
def test_plain_words_are_the_same_in_the_prose_and_in_the_file(paragraphs: list[list[str]], width: int) -> None:
    text = "\n\n".join("".join(f"{word}{' ' if len(word) % 2 else chr(10)}" for word in words) for words in paragraphs)
    page = body(text)
    assert page.prose.text.split() == text.split()
    for word in re.finditer(r"\S+", page.prose.text):
        span = Span(word.start(), min(word.start() + 1 + width, word.end()))
        assert text[slice(*page.prose.source(span))] == page.prose.text[slice(*span)]


PARTS = [
    "word ",
    "word\n",
    "*a* b\n",
    "- a\n",
    "[a](b)\n",
    "<b>a</b>\n",
    "&amp; a\n",
    "a<br>",
    "é ",
    "| a |\n",
    "> a\n\n",
]


@pytest.mark.parametrize("piece", PARTS)
def test_reading_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        text = Text("sheet.md", "| a |\n|---|\n" + piece * count)
        best = 9.0
        for _ in range(3):
            started = time.process_time()
            assert isinstance(read_markdown(text, 0), Body)
            best = min(best, time.process_time() - started)
        return best

    assert seconds(4_000) < 8 * seconds(1_000) + 0.02
