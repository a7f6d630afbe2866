"""The command line as a user meets it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from leaflint.cli import main

SHEETS = Path(__file__).parents[1] / "sheets"
PUBLISHED = (SHEETS / "azathioprine-published.md").read_text(encoding="utf-8")


class Run(NamedTuple):
    """What a command gave."""

    code: int
    out: str
    err: str


Leaflint = Callable[..., Run]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def leaflint(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Leaflint:
    """Runs one command in `folder` on 2026-11-22, unless it says another day."""

    def run(*arguments: str) -> Run:
        if arguments[0] in ("check", "facts") and "--as-of" not in arguments:
            arguments = (*arguments, "--as-of", "2026-11-22")
        code = main(list(arguments))
        out, err = capfdbinary.readouterr()
        return Run(code, out.decode(), err.decode())

    return run


@pytest.fixture
def good(folder: Path) -> Path:
    """A clean sheet at sheets/good.md."""
    path = folder / "sheets" / "good.md"
    path.parent.mkdir()
    path.write_text(PUBLISHED, encoding="utf-8")
    return path


@pytest.fixture
def bad(folder: Path) -> Path:
    """A sheet at sheets/bad.md with one error (no question about insurance) and one warning (an ambiguous date)."""
    path = folder / "sheets" / "bad.md"
    path.parent.mkdir(exist_ok=True)
    text = PUBLISHED.replace("### Will my insurance cover it?\n", "").replace("Revised 2026-11-22", "Revised 3/4/2026")
    path.write_text(text, encoding="utf-8")
    return path
