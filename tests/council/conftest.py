"""Two sheets under council, one of them changed since it was approved, with text that means harm."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from leaflint.cli import main
from tests.repository import commit

OURS = Path(__file__).parents[2] / "sheets"
DAY = "2026-11-22"
HARM = "Beware of <script>alert(1)</script>, `{{7*7}}`, =cmd(), \u202eturned and " + "x" * 10_000 + "."


def make_council(folder: Path) -> None:
    """A repository with azathioprine, approved and changed since (dose, paragraph), and a clean rituximab."""
    sheets = folder / "sheets"
    sheets.mkdir()
    for drug in ("azathioprine", "rituximab"):
        (sheets / f"{drug}.md").write_bytes((OURS / f"{drug}.md").read_bytes())
    (folder / "leaflint.toml").write_text('sheets = ["sheets"]\n[approvals]\nquorum = 1\n', encoding="utf-8")
    commit(folder, "sheets")
    who = ("--by", "Dr. Ada Example <ada@example.org>", "--role", "neurologist", "--as-of", DAY)
    assert main(["approve", "sheets/azathioprine.md", *who]) == 0
    commit(folder, "approved")
    path = sheets / "azathioprine.md"
    text = path.read_text(encoding="utf-8").replace("2 to 3 mg/kg/day.", "2 to 30 mg/kg/day.")
    path.write_text(text.replace("\n\n## How often", f"\n\n{HARM}\n\n## How often", 1), encoding="utf-8")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository under council with its report in every format, made once."""
    folder = tmp_path_factory.mktemp("council")
    with contextlib.chdir(folder):
        make_council(folder)
        assert main(["report", "--output-dir", "out", "--as-of", DAY, "-q"]) == 0
    return folder


@pytest.fixture
def council(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository, which is the working directory."""
    folder = tmp_path / "council"
    shutil.copytree(made, folder, ignore=shutil.ignore_patterns("out"))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def report(made: Path) -> Path:
    """The folder with the report in every format; not to be written to."""
    return made / "out"
