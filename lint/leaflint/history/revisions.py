"""A revision to compare with: which files it has, under which names, with which contents."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import NamedTuple

from leaflint.errors import InputError
from leaflint.history.git import Git, NoHistory

_REGULAR = ("100644", "100755", "100664")
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
#: So many files that went and came are compared by their content; git compares each with each.
_RENAMES = 2000


class Base(NamedTuple):
    """The revision that files are compared with: `commit`, and what it holds.

    `blobs` are the ids of its files by path from the top of the repository, `renamed` the old paths of files that have
    another now.
    """

    commit: str
    blobs: Mapping[str, str]
    renamed: Mapping[str, str]

    def blob(self, path: str) -> str | None:
        """The id of what the file at `path` was; None where it was not there, or no regular file."""
        return self.blobs.get(path) or self.blobs.get(self.renamed.get(path, ""))


def base_of(git: Git, revision: str) -> Base:
    """Where the work at HEAD left `revision`: their merge base, or `revision` itself where nothing is committed yet.

    Raises InputError for a revision that does not exist, NoHistory where the clone is too shallow to tell, or where
    the two have no common history.
    """
    commit = _commit(git, revision)
    head = git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if head and head != commit:
        base = git.ask("merge-base", commit, head)
        if base is None:
            raise _apart(git, revision)
        commit = base
    return Base(commit, _tree(git, commit), _renamed(git, commit))


def _commit(git: Git, revision: str) -> str:
    if not revision or revision.startswith("-"):
        raise InputError(
            f"--base {revision[:80]!r} is no revision; write a branch, a tag or a commit, such as origin/main"
        )
    commit = git.ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if commit and _ID.fullmatch(commit):
        return commit
    if git.is_shallow:
        raise NoHistory(
            f"this clone is shallow and has no revision {revision[:80]!r}", "fetch the whole history (fetch-depth: 0)"
        )
    near = _near(revision, (git.ask("for-each-ref", "--format=%(refname:short)") or "").split("\n"))
    hint = f"did you mean {near!r}?" if near else "write a branch, a tag or a commit, such as origin/main"
    raise InputError(f"--base {revision[:80]!r}: the repository has no such revision; {hint}")


def _near(revision: str, known: list[str]) -> str | None:
    """The branch or tag that is meant: the same of a remote, else one of nearly that name."""
    remote = next((name for name in known if name.endswith(f"/{revision}")), None)
    return remote or next(iter(difflib.get_close_matches(revision, known, n=1, cutoff=0.6)), None)


def _apart(git: Git, revision: str) -> NoHistory:
    if git.is_shallow:
        return NoHistory(
            f"this clone is too shallow to show where {revision[:80]!r} and HEAD part",
            "fetch the whole history (fetch-depth: 0)",
        )
    return NoHistory(f"{revision[:80]!r} and HEAD have no common history", "name a revision that HEAD comes from")


def _tree(git: Git, commit: str) -> dict[str, str]:
    blobs: dict[str, str] = {}
    listed = git.ask("ls-tree", "-r", "-z", "--full-tree", commit)
    if listed is None:
        raise NoHistory(f"this clone lacks the files of {commit[:12]}", "fetch them: git fetch --refetch --no-filter")
    for line in listed.split("\0"):
        about, _, path = line.partition("\t")
        mode, _, rest = about.partition(" ")
        if mode in _REGULAR:
            blobs[path] = rest.rpartition(" ")[2]
    return blobs


def _renamed(git: Git, commit: str) -> dict[str, str]:
    """The old paths by the new ones, of files that git still knows by their content.

    What is staged counts, not what lies in the folder: to read that, git would run the filters of the tree's
    configuration.
    """
    said = git.ask(
        *("diff-index", "--cached", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--name-status", "-z"),
        *("--find-renames", f"-l{_RENAMES}", "--diff-filter=R", commit, "--"),
    )
    if said is None:
        raise NoHistory(f"git cannot compare with {commit[:12]}", "see what 'git diff --cached --stat' says")
    words = said.split("\0")
    return {new: old for status, old, new in zip(words[::3], words[1::3], words[2::3], strict=False) if status}
