"""Sheets lie beside code that somebody planted there: none of it runs, whatever it is called."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ENVIRONMENT, Run, run
from .hostile import PUBLISHED

NAMES = (
    *("yaml", "click", "msgspec", "rich", "pyromark", "pathspec", "dateparser", "ahocorasick_rs", "jsonschema"),
    *("jsonschema_rs", "json", "re", "random", "difflib", "tempfile", "hashlib", "encodings", "multiprocessing"),
    *("conftest", "sitecustomize", "usercustomize", "leaflint_plugin", "setup"),
)
HARM = "import pathlib; pathlib.Path(__file__).with_name('harm').touch(); raise SystemExit('planted')\n"


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A folder with sheets, and with code under every name that might be imported or run."""
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text(HARM, encoding="utf-8")
    for package in ("schema", "rules", "lint/leaflint"):
        (tmp_path / package).mkdir(parents=True)
        (tmp_path / package / "__init__.py").write_text(HARM, encoding="utf-8")
    (tmp_path / "schema/fact-sheet.schema.json").write_text("false", encoding="utf-8")
    (tmp_path / "schema/vocabulary").mkdir()
    (tmp_path / "schema/vocabulary/drugs.yaml").write_text("not a vocabulary", encoding="utf-8")
    (tmp_path / ".git/hooks").mkdir(parents=True)
    harm = f"!\"{sys.executable}\" -c \"open('harm', 'w')\""
    (tmp_path / ".git/config").write_text(
        f"[core]\n\tfsmonitor = {harm}\n\tpager = {harm}\n[alias]\n\tls-files = {harm}\n", encoding="utf-8"
    )
    (tmp_path / "pyvenv.cfg").write_text("home = .\n", encoding="utf-8")
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets/good.md").write_text(PUBLISHED, encoding="utf-8")
    odd = PUBLISHED.replace("Revised 2026-11-22", "Revised the 22nd day of November in 2026")
    (tmp_path / "sheets/odd.md").write_text(odd.replace("?", "-").replace("No,", "-"), encoding="utf-8")
    (tmp_path / "sheets/broken.md").write_text("---\ndrug: [\n---\n", encoding="utf-8")
    return tmp_path


ALL = [f"--output-format={name}=out.{name}" for name in ("json", "sarif", "junit", "github", "gitlab", "rdjson")]


def test_python_m_imports_nothing_from_the_working_directory(planted: Path) -> None:
    answer = run(*ALL, "--output-format", "text", "--statistics", cwd=planted)
    assert (answer.code, answer.err) == (1, "")
    assert not (planted / "harm").exists()


def test_the_installed_command_imports_nothing_from_the_working_directory(planted: Path, tmp_path: Path) -> None:
    command = planted.parent / "leaflint-command"
    command.write_text("import sys; from leaflint.cli import main; sys.exit(main())\n", encoding="utf-8")
    arguments = [sys.executable, str(command), "check", "--as-of", "2026-11-22", *ALL]
    done = subprocess.run(arguments, cwd=planted, env=ENVIRONMENT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert not (planted / "harm").exists()


def test_facts_import_nothing_from_the_working_directory(planted: Path) -> None:
    command = [sys.executable, "-m", "leaflint", "facts", "sheets/good.md"]
    done = subprocess.run(command, cwd=planted, env=ENVIRONMENT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not (planted / "harm").exists()


def test_a_schema_folder_beside_the_sheets_is_not_taken_unasked(planted: Path) -> None:
    with_schema: Run = run("sheets/good.md", cwd=planted)
    shutil.rmtree(planted / "schema")
    assert with_schema == run("sheets/good.md", cwd=planted)
    assert with_schema.code == 0
