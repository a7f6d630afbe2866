"""What changed, in words: facts first, then the words of each section."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..repository import commit, needs_git
from .conftest import Leaflint

pytestmark = needs_git
ROOT = Path(__file__).parents[2]
SHEET = "sheets/azathioprine.md"
ADA = ("--by", "Dr. Ada Example <ada@example.org>", "--role", "neurologist", "--as-of", "2026-11-22")


@pytest.fixture
def sheet(folder: Path) -> Path:
    """Our azathioprine sheet, committed."""
    (folder / "sheets").mkdir()
    path = folder / SHEET
    path.write_text((ROOT / SHEET).read_text(encoding="utf-8"), encoding="utf-8")
    commit(folder)
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_facts_come_first_with_the_record_beside_them(leaflint: Leaflint, sheet: Path) -> None:
    edit(sheet, "take 2 to 3 mg/kg/day", "take 2 to 4 mg/kg/day")
    run = leaflint("diff", SHEET, "--since", "HEAD")
    assert run.code == 0
    assert run.out.splitlines()[:2] == [f"{SHEET}, since HEAD", "  dose: 2 to 3 mg/kg/day -> 2 to 4 mg/kg/day"]
    assert "on record: 2 to 3 mg/kg/day (" in run.out
    assert "take 2 to [-3-] {+4+} mg/kg/day." in run.out


def test_what_went_and_what_came_is_coloured_on_a_terminal(leaflint: Leaflint, sheet: Path) -> None:
    edit(sheet, "at home", "at work")
    out = leaflint("diff", "--since", "HEAD", "--color", "always").out
    assert "at \x1b[31;9mhome.\x1b[0m \x1b[32mwork.\x1b[0m" in out


def test_no_change_is_said(leaflint: Leaflint, sheet: Path) -> None:
    assert leaflint("diff", "--since", "HEAD").out == f"{SHEET}, since HEAD\n  the text is the same\n"


def test_since_it_was_approved_is_what_is_asked_for_unless_a_revision_is(leaflint: Leaflint, sheet: Path) -> None:
    assert leaflint("diff").out == f"{SHEET}: it has no approval in the ledger\n"
    leaflint("approve", SHEET, *ADA)
    edit(sheet, "Every day. Your doctor", "Every week. Your doctor")
    out = leaflint("diff").out
    assert out.startswith(
        f"{SHEET}, since the approval of 2026-11-22 by Dr. Ada Example\n  frequency: once a day -> every week"
    )
    assert "[-day.-] {+week.+} Your doctor" in out


def test_words_that_nobody_committed_cannot_be_shown(leaflint: Leaflint, sheet: Path) -> None:
    edit(sheet, "at home", "at work")
    leaflint("approve", SHEET, *ADA)
    edit(sheet, "take 2 to 3 mg/kg/day", "take 2 to 4 mg/kg/day")
    run = leaflint("diff")
    assert run.code == 2
    assert "the words of that text are not at hand" in run.out
    assert "dose: 2 to 3 mg/kg/day -> 2 to 4 mg/kg/day" in run.out


def test_a_page_shows_the_same_as_text_whatever_the_words_are(leaflint: Leaflint, sheet: Path) -> None:
    edit(sheet, "at home", "at <script>alert(1)</script> & \u202ehome")
    page = leaflint("diff", "--since", "HEAD", "--output-format", "html").out
    assert "<script>" not in page
    assert "\u202e" not in page
    assert "<del> home.</del><ins> " in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "mian"), "--since 'mian': the repository has no such revision; did you mean 'main'?"),
        (("sheets/none.md",), "there is no such file or folder"),
        (("--output-format", "pdf"), "Invalid value"),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    leaflint: Leaflint, sheet: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = leaflint("diff", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_outside_a_repository_it_is_said(leaflint: Leaflint, good: Path) -> None:
    run = leaflint("diff", "--since", "main")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert "this folder is in no git repository" in run.err
