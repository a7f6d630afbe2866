"""A revision to compare with: which files it has, under which names, with which contents."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import NamedTuple

from leaflint.errors import InputError
from leaflint.history.git import Git, NoHistory

_SUBMODULE = "160000"
_REGULAR = ("100644", "100755")


class Base(NamedTuple):
    """The revision that files are compared with: `commit`, and what it holds.

    `blobs` are the ids of its files by path from the top of the repository, `renamed` the old paths of files that have
    another now, `submodules` the folders that belong to other repositories.
    """

    commit: str
    blobs: Mapping[str, str]
    renamed: Mapping[str, str]
    submodules: tuple[str, ...]

    def blob(self, path: str) -> str | None:
        """The id of what the file at `path` was; None where it was not there, or no regular file."""
        return self.blobs.get(path) or self.blobs.get(self.renamed.get(path, ""))


def base_of(git: Git, revision: str) -> Base:
    """Where the work at HEAD left `revision`: their merge base, or `revision` itself where nothing is committed yet.

    Raises InputError for a revision that does not exist, NoHistory where the clone is too shallow to tell, or where
    the two have no common history.
    """
    commit = _commit(git, revision)
    head = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}")
    if head and head != commit:
        base = git.ask("merge-base", commit, head)
        if base is None:
            raise _apart(git, revision)
        commit = base
    blobs, submodules = _tree(git, commit)
    return Base(commit, blobs, _renamed(git, commit), submodules)


def _commit(git: Git, revision: str) -> str:
    if not revision or revision.startswith("-"):
        raise InputError(
            f"--base {revision[:80]!r} is no revision; write a branch, a tag or a commit, such as origin/main"
        )
    commit = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit:
        return commit
    if git.is_shallow:
        raise NoHistory(
            f"this clone is shallow and has no revision {revision[:80]!r}", "fetch the whole history (fetch-depth: 0)"
        )
    known = (git.ask("for-each-ref", "--format=%(refname:short)") or "").split("\n")
    near = difflib.get_close_matches(revision, known, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else "write a branch, a tag or a commit, such as origin/main"
    raise InputError(f"--base {revision[:80]!r}: the repository has no such revision; {hint}")


def _apart(git: Git, revision: str) -> NoHistory:
    if git.is_shallow:
        return NoHistory(
            f"this clone is too shallow to show where {revision[:80]!r} and HEAD part",
            "fetch the whole history (fetch-depth: 0)",
        )
    return NoHistory(f"{revision[:80]!r} and HEAD have no common history", "name a revision that HEAD comes from")


def _tree(git: Git, commit: str) -> tuple[dict[str, str], tuple[str, ...]]:
    blobs: dict[str, str] = {}
    submodules: list[str] = []
    for line in (git.ask("ls-tree", "-r", "-z", "--full-tree", commit) or "").split("\0"):
        about, _, path = line.partition("\t")
        mode, _, rest = about.partition(" ")
        if mode == _SUBMODULE:
            submodules.append(path)
        elif mode in _REGULAR:
            blobs[path] = rest.rpartition(" ")[2]
    return blobs, tuple(submodules)


def _renamed(git: Git, commit: str) -> dict[str, str]:
    """The old paths by the new ones, of files that git still knows by their content."""
    said = git.ask(
        *("diff", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--name-status", "-z"),
        *("--find-renames", "--diff-filter=R", commit, "--"),
    )
    words = (said or "").split("\0")
    return {new: old for status, old, new in zip(words[::3], words[1::3], words[2::3], strict=False) if status}
