"""Whatever the bytes are, checking them raises nothing, and nothing of them drives a terminal."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflint.checking import Checked, outcome_of
from leaflint.checking.analysing import analyse
from leaflint.checking.recipe import Recipe
from leaflint.reporters import FORMATS, render
from leaflint.rules.policy import Policy

from .conftest import OBEYED, plain_setting
from .hostile import PUBLISHED

DAY = datetime.date(2026, 11, 22)
DECLARED = "---\ndrug: azathioprine\nrevised: 2026-11-22\nfda: {status: off-label}\nmonitoring:\n  - {what: x}\n---\n"
PIECES = (
    *(
        "---\n",
        "\n",
        "\n\n",
        " ",
        "\t",
        "\r",
        "\x0b",
        "\x0c",
        "\x1b[31m",
        "\u2028",
        "\u0085",
        "\u202e",
        "\u200b",
        "\ufeff",
    ),
    *(
        "# ",
        "## ",
        "**",
        "***",
        "_",
        "`",
        "```\n",
        "> ",
        "- ",
        "1. ",
        "|",
        "|-|\n",
        "[",
        "](",
        "]: ",
        "[^1]",
        "\\",
        "&amp;",
    ),
    *("<!-- leaflint: ignore ", " until 2027-01-01", " -- why -->", "<!--", "-->", "<br>", "<sup>", "<div>", "</b>"),
    *(
        "How does it work?",
        "Is it FDA approved for NMOSD?",
        "What ongoing monitoring should occur?",
        "Revised ",
        "Version ",
    ),
    *(
        "azathioprine",
        "rituximab",
        "blood count",
        "every ",
        "3 ",
        "months",
        "twice ",
        "a year",
        "at least ",
        "q2w",
        "½",
        "²",
    ),
    *(
        "not ",
        "but ",
        "approved ",
        "pregnancy category D",
        "{dose}",
        "TBD",
        "3/4/2021",
        "March ",
        "2026-02-30",
        "٣",
        "Ⅷ",
    ),
    *(
        "drug: ",
        "fda: ",
        "monitoring: ",
        "{",
        "}",
        ": ",
        "? ",
        "- ",
        "|\n",
        "&a ",
        "*a",
        "!!x ",
        "'",
        '"',
        "%YAML 1.2\n",
    ),
)


@st.composite
def _sheet(draw: st.DrawFn) -> bytes:
    """A good sheet with pieces written over it, or pieces alone, and now and then bytes that are no text."""
    text = draw(st.sampled_from([PUBLISHED, DECLARED + PUBLISHED, DECLARED, ""]))
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 60)))
        words = st.one_of(st.sampled_from(PIECES), st.text(max_size=5))
        text = text[:start] + "".join(draw(st.lists(words, max_size=12))) + text[end:]
    data = text.encode(errors="ignore")
    return data + draw(st.sampled_from([b"", b"", b"", b"\xff", b"\0", b"\xe2\x80"]))


def _never_raises(data: bytes) -> None:
    import msgspec

    setting = plain_setting(msgspec.json.encode(Recipe(Policy(DAY))).decode())
    checked = Checked((analyse("sheet.md", data, setting),), 0, ())
    outcome = outcome_of(checked, setting.selection, DAY)
    for form in FORMATS:
        render(form, outcome).encode()
    assert not OBEYED.search(render("text", outcome))


@settings(max_examples=100, derandomize=True, suppress_health_check=list(HealthCheck))
@given(_sheet())
def test_no_sheet_raises(data: bytes) -> None:
    _never_raises(data)


@settings(max_examples=50, derandomize=True)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    _never_raises(data)


@pytest.mark.long
@settings(max_examples=20_000, suppress_health_check=list(HealthCheck))
@given(_sheet())
def test_no_sheet_of_many_raises(data: bytes) -> None:
    _never_raises(data)
