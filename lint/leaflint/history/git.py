"""git as a program that is asked, on a tree that may be a stranger's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

#: Nothing that the tree's own configuration names is run, nothing is fetched, nothing asked, nothing written.
_CAREFUL = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false"),
    *("-c", "core.attributesFile=/dev/null", "-c", "diff.external="),
    *("-c", "log.showSignature=false", "--no-replace-objects", "--no-pager", "--literal-pathspecs"),
)
_SECONDS = 120
_UNTRUSTED = re.compile(r"dubious ownership|unsafe repository")
_TO_TRUST = re.compile(r"--add safe\.directory (?P<folder>.+)")


class NoHistory(Exception):
    """Earlier texts that cannot be had: why, and what to do about it, each in a few words."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(f"{why}; {hint}" if hint else why)
        self.why = why
        self.hint = hint


class Git(NamedTuple):
    """A repository: the top of its work tree."""

    top: Path

    def ask(self, *arguments: str) -> str | None:
        """What git answers, without the line end; None where it says no. Raises NoHistory where there is no git."""
        done = _run(self.top, *arguments)
        return None if done.returncode else done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A git that is talked to. Raises NoHistory where there is no git."""
        try:
            return subprocess.Popen(
                [_program(), *_CAREFUL, *arguments],
                cwd=self.top,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            raise _no_git() from None

    @property
    def is_shallow(self) -> bool:
        """Whether the clone lacks the older commits."""
        return self.ask("rev-parse", "--is-shallow-repository") == "true"


def find_repository(folder: Path) -> Git:
    """The repository that holds `folder`. Raises NoHistory where there is none, or no git, or git does not trust it."""
    done = _run(folder, "rev-parse", "--show-toplevel")
    if not done.returncode:
        return Git(Path(os.fsdecode(done.stdout.rstrip(b"\n"))))
    said = done.stderr.decode("utf-8", "replace")
    if _UNTRUSTED.search(said):
        named = _TO_TRUST.search(said)
        raise NoHistory(
            "git does not trust this repository, which belongs to another user",
            f"allow it with: git config --global --add safe.directory {named['folder'] if named else 'FOLDER'}",
        )
    if "must be run in a work tree" in said:
        raise NoHistory("this is a bare repository, without a work tree", "check a clone of it")
    raise NoHistory("this folder is in no git repository", "run leaflint in a clone of the repository")


def path_in(git: Git, path: Path) -> str | None:
    """The path of a file from the top of the repository, as git writes it; None where it is outside.

    What is in a submodule, or in a clone that lies within this one, is outside.
    """
    try:
        whole, top = path.resolve(), git.top.resolve()
        inner = whole.relative_to(top)
        within = list(inner.parents)[:-1]
        return None if any((top / folder / ".git").exists() for folder in within) else inner.as_posix()
    except (ValueError, OSError):
        return None


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            [_program(), *_CAREFUL, *arguments],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except OSError:
        raise _no_git() from None
    except subprocess.TimeoutExpired:
        raise NoHistory(f"git gave no answer in {_SECONDS} seconds", "try again") from None


def _program() -> str:
    """Where git is. A `git` in the tree itself is not it, as an empty or relative entry of PATH would have it."""
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        found = shutil.which(os.path.join(folder, "git")) if os.path.isabs(folder) else None  # noqa: PTH117, PTH118
        if found:
            return found
    raise _no_git()


def _no_git() -> NoHistory:
    return NoHistory("there is no program 'git' here", "install git")


def _environment() -> dict[str, str]:
    """The environment without what would lead git elsewhere, and with what keeps it quiet."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "LC_"))}
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"):
        if name in os.environ:
            kept[name] = os.environ[name]
    return kept | {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        # Unlike the setting protocol.allow this one outweighs what the tree's own configuration says of a protocol.
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_PAGER": "cat",
    }
