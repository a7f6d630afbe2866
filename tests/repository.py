"""Real git repositories, made fast and the same each time."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None and not os.environ.get("CI"), reason="there is no git here")
_WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", "2026-11-22T10:00:00+00:00"))
}


def git(folder: Path, *arguments: str) -> str:
    """What a git command in `folder` prints."""
    # GIT_DIR and its like would lead a test that runs within a hook to another repository.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _WHO
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout.strip()


def commit(folder: Path, message: str = "change") -> str:
    """Commit everything in `folder`, making the repository where there is none; the commit's id."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")
