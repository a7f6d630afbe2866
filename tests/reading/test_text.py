"""Bytes to text: what is refused, and places as an editor shows them."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.finding import Excerpt
from leaflint.nodes import Span
from leaflint.reading import MAX_BYTES, Text, Unreadable
from leaflint.reading.text import MAX_EXCERPT, MAX_NESTING, MAX_QUOTE, decode

from .pages import position, unmarked


def text(data: bytes) -> Text:
    read = decode("sheet.md", data)
    assert isinstance(read, Text), read
    return read


def refusal(data: bytes) -> Unreadable:
    read = decode("sheet.md", data)
    assert isinstance(read, Unreadable)
    return read


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_divides_lines_and_is_one_character(end: str) -> None:
    read = text(end.join(["one", "two", "", "four"]).encode())
    assert read.content == "one\ntwo\n\nfour"
    assert position(read, Span(read.content.index("four"), len(read.content))) == (4, 1, 4, 5)


def test_line_ends_may_be_mixed() -> None:
    assert text(b"a\r\nb\rc\nd\r\r\n").content == "a\nb\nc\nd\n\n"


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_what_no_editor_shows_as_a_line_end_is_none(character: str) -> None:
    read = text(f"a{character}b".encode())
    assert position(read, Span(2, 3)) == (1, 3, 1, 4)


def test_a_byte_order_mark_is_no_column() -> None:
    read = text(codecs.BOM_UTF8 + b"drug")
    assert read.content == "drug"
    assert position(read, Span(0, 4)) == (1, 1, 1, 5)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("«word» here", (1, 1, 1, 5)),
        ("a\n\n  «word»", (3, 3, 3, 7)),
        ("\t«word»", (1, 2, 1, 6)),
        ("ñandú «word»", (1, 7, 1, 11)),
        ("🙂 «word»", (1, 3, 1, 7)),
        ("e\u0301 «word»", (1, 4, 1, 8)),
        ("👩‍🔬 «🙂»", (1, 5, 1, 6)),
        ("«one\ntwo» three", (1, 1, 2, 4)),
        ("«one\n»two", (1, 1, 1, 4)),
        ("one\n«\n»two", (2, 1, 2, 1)),
        ("one«", (1, 4, 1, 4)),
        ("one\n«", (2, 1, 2, 1)),
        ("«", (1, 1, 1, 1)),
    ],
)
def test_lines_and_columns_are_those_of_an_editor(marked: str, expected: tuple[int, int, int, int]) -> None:
    content, span = unmarked(marked)
    assert position(Text("sheet.md", content), span) == expected


@pytest.mark.parametrize(
    ("marked", "expected"), [("ñ «word»", (4, 8)), ("🙂«é»", (5, 7)), ("漢\n«a»", (1, 2)), ("a «b»", (3, 4))]
)
def test_columns_are_counted_in_bytes_too(marked: str, expected: tuple[int, int]) -> None:
    content, span = unmarked(marked)
    place = Text("sheet.md", content).place(span)
    assert (place.utf8_column, place.utf8_end_column) == expected


@given(st.text("aé🙂\n\r\t "), st.data())
def test_a_place_names_its_span(content: str, data: st.DataObject) -> None:
    read = text(content.encode())
    start = data.draw(st.integers(0, len(read.content)))
    end = data.draw(st.integers(start, len(read.content)))
    place = read.place(Span(start, end))
    stops = end - 1 if end > start and read.content[end - 1] == "\n" else end
    assert read.span(place) == Span(start, stops)
    line = read.content.split("\n")[place.line - 1]
    assert place.utf8_column == len(line[: place.column - 1].encode()) + 1
    assert read.line_of(start) == place.line == read.content[:start].count("\n") + 1


def test_the_span_of_a_line_is_without_its_end() -> None:
    read = Text("sheet.md", "one\n\nthree")
    assert [read.content[slice(*read.line_span(line))] for line in (1, 2, 3, 4)] == ["one", "", "three", "three"]


@pytest.mark.parametrize(
    ("data", "message", "line", "column"),
    [
        (b"caf\xe9", "the file is not UTF-8: byte 0xE9 here", 1, 4),
        ("ñ\r\nab".encode() + b"\xff", "byte 0xFF here", 2, 3),
        (codecs.BOM_UTF8 + b"a\xc3", "byte 0xC3 here", 1, 2),
        (b"\xed\xa0\x80", "byte 0xED here", 1, 1),
        (b"\xc0\xaf", "byte 0xC0 here", 1, 1),
        ("drug".encode("utf-16"), "the file is UTF-16, not UTF-8", 1, 1),
        (codecs.BOM_UTF16_BE + "drug".encode("utf-16-be"), "the file is UTF-16, not UTF-8", 1, 1),
        (b"a\nb\0c", "the file holds a NUL byte", 2, 2),
        (b"a" * (MAX_BYTES + 1), "the file is too large: 1.0 MiB; a sheet may have 1024 KiB", 1, 1),
        (b"a\n\n" + b"> " * MAX_NESTING + b"deep", "nested deeper than 100", 3, 1),
        (b"- " * MAX_NESTING + b"deep", "nested deeper than 100", 1, 1),
        (b"1. > * " * MAX_NESTING + b"deep", "nested deeper than 100", 1, 1),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(data: bytes, message: str, line: int, column: int) -> None:
    refused = refusal(data)
    assert message in refused.message
    assert refused.hint
    assert (refused.place.line, refused.place.column) == (line, column)


@pytest.mark.parametrize(
    "data", [b"", b"a" * MAX_BYTES, b"> " * (MAX_NESTING - 1) + b"deep", b"---\n" * 200, "🙂".encode(), b"\x1b[31m"]
)
def test_what_is_text_is_read(data: bytes) -> None:
    assert text(data).content == data.decode()


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    assert isinstance(decode("sheet.md", data), Text | Unreadable)


@pytest.mark.parametrize("piece", [b"\t", b"> ", b"-", b"1", b"1. ", b"- \n", b" \r\n", "é".encode()])
def test_the_guards_are_fast_on_a_whole_file_of_anything(piece: bytes) -> None:
    data = (piece * MAX_BYTES)[:MAX_BYTES]
    started = time.process_time()
    decode("sheet.md", data)
    assert time.process_time() - started < 2


def test_a_quote_is_one_short_line() -> None:
    read = Text("sheet.md", "one\n   two\t three " + "very " * 100 + "long")
    assert read.quote(Span(0, 17)) == "one two three"
    long = read.quote(Span(0, len(read.content)))
    assert long.endswith("…")
    assert MAX_QUOTE - 5 <= len(long) <= MAX_QUOTE


def test_an_excerpt_is_the_line_around_the_words() -> None:
    long = "a" * 300 + "here" + "b" * 300
    read = Text("sheet.md", f"short\n{long}\n")
    assert read.excerpt(Span(2, 4)) == Excerpt("short", 1)
    excerpt = read.excerpt(Span(306, 310))
    assert len(excerpt.text) == MAX_EXCERPT
    assert long[excerpt.column - 1 :].startswith(excerpt.text)
    assert "here" in excerpt.text
