"""From bytes to a sheet: the language, comparison pages, and any bytes at all."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.nodes import Span
from leaflint.reading import MAX_BYTES, ComparisonPage, Sheet, Unreadable, read_sheet

from .pages import read, vocabulary

SEED = Path(__file__).parents[1] / "sheets" / "azathioprine-published.md"
ENGLISH = "## How does it work?\n\nWell.\n\n"
SPANISH = "## ¿Cómo funciona?\n\nBien.\n\n"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        (SPANISH * 2 + ENGLISH, "es"),
        (SPANISH + ENGLISH, "en"),
        ("# Azatioprina\n", "en"),
        (f"---\nlanguage: es\n---\n{ENGLISH}", "es"),
        (f"---\nlanguage: ES-mx\n---\n{ENGLISH}", "es"),
        (f"---\nlanguage: es_ES\n---\n{ENGLISH}", "es"),
        (f"---\nlanguage: tlh\n---\n{SPANISH}", "es"),
        (f"---\nlanguage: [es]\n---\n{ENGLISH}", "en"),
    ],
)
def test_the_language_is_declared_or_that_of_most_questions(text: str, language: str) -> None:
    assert read(text).language == language


TABLE = "| Azathioprine | Rituximab |\n|---|---|\n| a | b |\n\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"## How do they work?\n\n{TABLE}## Pregnancy\n\n{TABLE}", ComparisonPage),
        (f"## How do they work?\n\n{TABLE}## Pregnancy\n\n{TABLE}## Insurance\n\nAsk.\n", ComparisonPage),
        (f"## How do they work?\n\n{TABLE}## Pregnancy\n\nNo.\n", Sheet),
        ("## How does it work?\n\n| Azathioprine | Dose |\n|---|---|\n| a | b |\n", Sheet),
        (f"---\ndrug: azathioprine\n---\n## How does it work?\n\n{TABLE}", Sheet),
        (TABLE, Sheet),
    ],
)
def test_a_page_of_tables_with_a_column_for_each_drug_is_a_comparison(text: str, kind: type) -> None:
    assert type(read_sheet("page.md", text.encode(), vocabulary())) is kind


@pytest.mark.parametrize("data", [b"\xff", b"a\0", b"---\na: 1\na: 2\n---\n", b"a\n\n" * 60_000, b"> " * 200])
def test_what_cannot_be_read_says_why(data: bytes) -> None:
    assert isinstance(read_sheet("sheet.md", data, vocabulary()), Unreadable)


BITS = (
    """---¦# ¦**¦\n¦\n\n¦\r¦- ¦1. ¦> ¦drug: x¦a: [¦<!-- leaflint: ¦-->¦|¦\n|---|\n¦`¦<div>¦&amp;¦[^1]¦?¦¿¦🙂¦\t¦    """
)
LINES = [line for line in SEED.read_text(encoding="utf-8").splitlines() if line]
PIECES = st.sampled_from([piece.encode() for piece in (*BITS.split("¦"), *LINES)])
PAGES = st.lists(PIECES | st.binary(max_size=3), max_size=25).map(b"".join)


@given(PAGES)
def test_any_bytes_are_a_sheet_or_the_reason_why_not(data: bytes) -> None:
    sheet = read_sheet("sheet.md", data, vocabulary())
    if isinstance(sheet, Unreadable):
        assert sheet.message
        assert sheet.hint
        assert sheet.place.line >= 1
    elif isinstance(sheet, Sheet):
        holds_together(sheet)


@given(st.permutations(range(8)), st.sampled_from(["\n\n", "\n", "\r\n", "\n\n---\n\n"]))
def test_the_lines_of_a_sheet_in_any_order_hold_together(order: list[int], between: str) -> None:
    lines = [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip("-")]
    size = len(lines) // 8
    text = between.join(line for part in order for line in lines[part * size : (part + 1) * size])
    holds_together(read(text))


def holds_together(sheet: Sheet) -> None:
    """Sections follow one another, and whatever has a place has it in the file."""
    content, prose = sheet.text.content, sheet.prose
    reached = 0
    for section in sheet.sections:
        assert reached <= section.heading.start < section.heading.end <= section.answer.start <= section.answer.end
        reached = section.answer.end
        assert section.blocks or section.answer.start == section.answer.end
        place = sheet.text.place(prose.source(section.heading))
        assert 1 <= place.line <= place.end_line <= content.count("\n") + 1
        for block in section.blocks:
            assert section.answer.start <= block.prose.start < block.prose.end <= section.answer.end
    for mention in sheet.mentions:
        source = prose.source(Span(*mention.span))
        assert sheet.body <= source.start < source.end <= len(content)
    for comment in sheet.comments:
        assert content[slice(*comment.span)]
    for named in (sheet.drug, sheet.condition):
        assert named is None or content[slice(*named.span)]


@pytest.mark.parametrize(
    "piece",
    [
        "How does it work? ",
        "**How does it work?**\n",
        "1. How does it work?\n",
        "1. Pregnancy\n",
        "# Pregnancy\n\n",
        "# Zytux® (rituximab)\n\n",
        "Azathioprine and NMOSD. ",
        "- a\n  b\n",
        "| Azathioprine | Rituximab |\n",
        "**a** b\n",
        "<!-- leaflint: ignore x -- why -->\n\n",
        "? ",
        "a: b\n",
    ],
)
def test_reading_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        data = (piece * count).encode()
        best = 9.0
        for _ in range(3):
            started = time.process_time()
            assert isinstance(read_sheet("sheet.md", data, vocabulary()), Sheet)
            best = min(best, time.process_time() - started)
        return best

    assert seconds(4_000) < 11 * seconds(1_000) + 0.05  # 16 times, were it quadratic


@pytest.mark.parametrize(
    "piece", ["a", "a ", "# a\n", "*", "[", "`", "<", "> ", "?", "é", "- a\n", "(", "1", "{#", "_ ", "&"]
)
def test_a_whole_file_of_anything_is_read_or_refused_in_seconds(piece: str) -> None:
    started = time.process_time()
    read_sheet("sheet.md", (piece * (MAX_BYTES // len(piece.encode()))).encode(), vocabulary())
    assert time.process_time() - started < 5
