"""The hooks, as another repository meets them: installed by pre-commit from this one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.network

TOP = Path(__file__).parents[1]
GOOD = (TOP / "sheets" / "azathioprine.md").read_text(encoding="utf-8")
BROKEN = GOOD.rpartition("\n## ")[0] + "\n"
CONFIG = """\
repos:
  - repo: {repository}
    rev: {commit}
    hooks:
      - id: leaflint
      - id: leaflint-sheet
        files: ^sheets/
"""


def run(*command: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The command, run to its end, with what it wrote in both streams."""
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **more}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )


def git(*arguments: str, cwd: Path) -> str:
    """What git printed; the settings of whoever runs the tests play no part."""
    who = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "core.autocrlf=false")
    done = run("git", *who, *arguments, cwd=cwd, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    assert done.returncode == 0, done.stdout
    return done.stdout.strip()


@pytest.fixture
def pre_commit(tmp_path: Path) -> str:
    """The program; skips where a hook cannot be installed at all. In CI there is no such place."""
    beside_python = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    program = shutil.which("pre-commit", path=beside_python)
    if not os.environ.get("CI"):
        if not program or not shutil.which("git"):
            pytest.skip("pre-commit or git is not installed")
        if run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "hatchling", cwd=tmp_path).returncode:
            pytest.skip("no package registry can be reached")
    assert program, "pre-commit is not installed"
    return program


def commit_all(folder: Path) -> str:
    """Make a repository of a folder, with one commit of all that is in it; the commit."""
    git("init", "-q", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "-q", "-m", "all", cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder)


def copy_of_this_checkout(folder: Path) -> None:
    """The files as they are now, committed or not, but for those that git ignores."""
    for name in git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=TOP).split("\0"):
        if name and (TOP / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(TOP / name, folder / name)


def write(file: Path, text: str) -> None:
    """Write a file, with the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def test_the_hooks_fail_on_a_broken_sheet_and_pass_when_it_is_mended(tmp_path: Path, pre_commit: str) -> None:
    """Both hooks, in a new repository that names this one; its README is passed over."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    copy_of_this_checkout(ours)
    write(theirs / ".pre-commit-config.yaml", CONFIG.format(repository=ours.as_posix(), commit=commit_all(ours)))
    write(theirs / "sheets" / "README.md", "# Our sheets\n")
    sheet = theirs / "sheets" / "azathioprine.md"
    clean = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONWARNDEFAULTENCODING": ""}

    write(sheet, BROKEN)
    commit_all(theirs)
    done = run(pre_commit, "run", "--all-files", "--color=never", cwd=theirs, **clean)
    assert done.returncode == 1, done.stdout
    assert done.stdout.count("- exit code: 1") == 2, done.stdout
    assert done.stdout.count("missing-section") >= 2, done.stdout

    write(sheet, GOOD)
    done = run(pre_commit, "run", "--all-files", "--color=never", cwd=theirs, **clean)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Passed") == 2, done.stdout
