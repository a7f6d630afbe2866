"""HTML in Markdown: what a browser shows, line by line, and the comments."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.nodes import Span
from leaflint.reading.html import comments, visible_lines


def lines(html: str) -> list[list[str]]:
    return [[html[slice(*piece)] for piece in line] for line in visible_lines(html, Span(0, len(html)))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One</p>", [["One"]]),
        ("<div>\n  One\n</div>", [["One\n"]]),
        ("<p>One<p>two<br>three", [["One"], ["two"], ["three"]]),
        ("<td>One</td><td>two</td>", [["One"], ["two"]]),
        ("a<b>b</b>c", [["a", "b", "c"]]),
        ("<p><a href='x>y'>One</a>", [["y'>One"]]),
        ("2 &lt; 3 & 4", [["2 ", "&lt;", " 3 & 4"]]),
        ("2 < 3 and 4 > 3", [["2 < 3 and 4 > 3"]]),
        ("a &nosuchthingatall", [["a &nosuchthingatall"]]),
        ("<!-- no -->One<!-- no -->", [["One"]]),
        ("<!-- never closed One", []),
        ("<!DOCTYPE html>One", [["One"]]),
        ("<?php no ?>One", [["One"]]),
        ("<![CDATA[no]]>One", [["One"]]),
        ("<script>a < b; '</b>'</script>One", [["One"]]),
        ("<STYLE>p {}</STYLE >One", [["One"]]),
        ("<script>never closed", []),
        ("<p> \n </p>", []),
        ("<p> <b> </b> One", [["One"]]),
        ("a</p", [["a</p"]]),
        ("a<", [["a<"]]),
    ],
)
def test_the_words_are_those_that_a_reader_sees(html: str, expected: list[list[str]]) -> None:
    assert lines(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<!-- one -->", ["<!-- one -->"]),
        ("a<!--one--><!-- two\nlines -->b", ["<!--one-->", "<!-- two\nlines -->"]),
        ("<!-- one <!-- two -->", ["<!-- one <!-- two -->"]),
        ("<!---->", ["<!---->"]),
        ("<!-->", []),
        ("<!-- one", []),
        ("<!-- one --> <!-- two", ["<!-- one -->"]),
    ],
)
def test_comments_are_found_whole(html: str, expected: list[str]) -> None:
    assert [html[slice(*span)] for span in comments(html, Span(0, len(html)))] == expected


@given(st.text("ab <>/!-?&;#p\n'\"[]CDATA"))
def test_pieces_are_in_order_and_apart(html: str) -> None:
    pieces = [piece for line in visible_lines(html, Span(0, len(html))) for piece in line]
    reached = 0
    for piece in pieces:
        assert reached <= piece.start < piece.end <= len(html)
        reached = piece.end


@pytest.mark.parametrize("piece", ["<", "<a", "<a ", "a", "&", "&a", "<!", "<!--", "<script>", "</", "<p>", "<-", " "])
def test_any_half_megabyte_is_read_at_once(piece: str) -> None:
    html = "<" + piece * (500_000 // len(piece))
    started = time.process_time()
    lines(html)
    list(comments(html, Span(0, len(html))))
    assert time.process_time() - started < 4
