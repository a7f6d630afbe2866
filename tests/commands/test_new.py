"""`leaflint new --translate`: the skeleton of a translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.cli import main

ROOT = Path(__file__).parents[2]

SHEET = ROOT / "sheets" / "azathioprine.md"


def new(folder: Path, *options: str) -> int:
    (folder / "leaflint.toml").write_text('sheets = ["."]\n', encoding="utf-8")
    (folder / "a.md").write_bytes(SHEET.read_bytes())
    return main(["new", "--translate", "a.md", "--no-cache", *options])


def test_a_skeleton_is_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert new(tmp_path, "--language", "es", "--output", "es.md") == 0
    text = (tmp_path / "es.md").read_text(encoding="utf-8")
    assert "language: es\nstatus: draft\ntranslation_of: {sheet: a.md, content: sha256-1:" in text
    assert "## ¿Cómo funciona?" in text
    assert text.count("{…}") == 15


@pytest.mark.parametrize(
    ("language", "said"), [("en", "already"), ("xx", "no such language"), ("es", "is there already")]
)
def test_what_cannot_be_laid_out_is_one_line(
    language: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "es.md").write_text("mine", encoding="utf-8")
    assert new(tmp_path, "--language", language, "--output", "es.md") == 2
    assert said in capsys.readouterr().err
    assert (tmp_path / "es.md").read_text(encoding="utf-8") == "mine"
