"""Sheets compared with a git revision, in every state that a repository can be in."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from ..repository import commit, git, needs_git
from .conftest import Leaflint, Run

pytestmark = needs_git

TODAY = "2026-11-22"


@pytest.fixture
def repository(good: Path, folder: Path) -> Path:
    """A repository with one clean sheet, committed, in which the working directory is."""
    commit(folder)
    return good


def check(leaflint: Leaflint, base: str = "main", *more: str) -> Run:
    return leaflint("check", "--base", base, "--select", "dates", *more)


def told(run: Run) -> list[str]:
    return [line.split(" ")[2].rstrip(":") for line in run.out.splitlines() if line.startswith("sheets/")]


def edit(path: Path, *, text: bool = False, date: bool = False) -> None:
    words = path.read_text(encoding="utf-8")
    changed = words.replace("Once daily.", "Once each day.") if text else words
    changed = changed.replace(f"Revised {TODAY}", "Revised 2026-11-21") if date else changed
    assert changed != words
    path.write_text(changed, encoding="utf-8")


def test_text_without_date_is_an_error_that_names_what_changed(leaflint: Leaflint, repository: Path) -> None:
    edit(repository, text=True)
    run = check(leaflint)
    assert (run.code, told(run)) == (1, ["revised-not-bumped"])
    assert "the date '2026-11-22' has not: 'How often do I take it?'" in run.out
    assert "was 'Once daily.', is 'Once each day.'" in run.out


def test_a_date_without_text_is_a_note(leaflint: Leaflint, repository: Path) -> None:
    edit(repository, date=True)
    run = check(leaflint)
    assert (run.code, told(run)) == (0, ["bumped-without-change"])


def test_both_and_neither_are_clean(leaflint: Leaflint, repository: Path) -> None:
    assert told(check(leaflint)) == []
    edit(repository, text=True, date=True)
    assert told(check(leaflint)) == []


def test_line_ends_and_emphasis_are_no_change(leaflint: Leaflint, repository: Path) -> None:
    text = repository.read_text(encoding="utf-8").replace("Once daily.", "**Once** daily.")
    repository.write_bytes(text.replace("\n", "\r\n").encode())
    assert told(check(leaflint)) == []


def test_what_is_committed_on_the_branch_counts(leaflint: Leaflint, repository: Path, folder: Path) -> None:
    git(folder, "switch", "-q", "-c", "change")
    edit(repository, text=True)
    commit(folder)
    assert told(check(leaflint)) == ["revised-not-bumped"]


def test_what_the_base_has_learnt_since_does_not(leaflint: Leaflint, repository: Path, folder: Path) -> None:
    git(folder, "switch", "-q", "-c", "change")
    commit(folder, "nothing")
    git(folder, "switch", "-q", "main")
    edit(repository, text=True)
    commit(folder)
    git(folder, "switch", "-q", "change")
    assert told(check(leaflint)) == []


def test_a_new_sheet_is_compared_with_nothing(leaflint: Leaflint, repository: Path) -> None:
    repository.with_name("other.md").write_text(repository.read_text(encoding="utf-8"), encoding="utf-8")
    assert check(leaflint).code == 0


def test_a_renamed_sheet_is_compared_with_its_old_name(leaflint: Leaflint, repository: Path, folder: Path) -> None:
    git(folder, "mv", "sheets/good.md", "sheets/azathioprine.md")
    edit(folder / "sheets" / "azathioprine.md", text=True)
    assert told(check(leaflint)) == ["revised-not-bumped"]


def test_a_detached_head_is_a_head(leaflint: Leaflint, repository: Path, folder: Path) -> None:
    git(folder, "checkout", "-q", "--detach")
    edit(repository, text=True)
    assert told(check(leaflint)) == ["revised-not-bumped"]


def test_a_linked_work_tree_is_a_work_tree(
    leaflint: Leaflint, repository: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    linked = tmp_path_factory.mktemp("linked") / "tree"
    git(folder, "worktree", "add", "-q", str(linked), "-b", "change")
    monkeypatch.chdir(linked)
    edit(linked / "sheets" / "good.md", text=True)
    assert told(check(leaflint)) == ["revised-not-bumped"]


def test_before_the_first_commit_a_branch_can_be_named(leaflint: Leaflint, repository: Path, folder: Path) -> None:
    git(folder, "checkout", "-q", "--orphan", "fresh")
    edit(repository, text=True)
    assert told(check(leaflint)) == ["revised-not-bumped"]


def test_a_folder_of_the_repository_will_do(
    leaflint: Leaflint, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(repository, text=True)
    monkeypatch.chdir(repository.parent)
    run = leaflint("check", "--base", "main", "--select", "dates", ".")
    assert "revised-not-bumped" in run.out


def test_a_sheet_from_standard_input_is_compared_too(
    leaflint: Leaflint, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    edit(repository, text=True)
    data = repository.read_bytes()
    git(repository.parent, "checkout", "-q", "--", ".")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    assert told(check(leaflint, "main", "--stdin-filename", "sheets/good.md")) == ["revised-not-bumped"]


NOT_CHECKED = "revised-not-bumped and bumped-without-change were not checked: "


def test_without_a_repository_it_is_said(leaflint: Leaflint, good: Path) -> None:
    run = check(leaflint)
    assert run.code == 2
    assert run.err == (
        f"leaflint: {NOT_CHECKED}this folder is in no git repository; run leaflint in a clone of the repository\n"
    )
    assert "1 sheet read" in run.out


def test_without_git_it_is_said(leaflint: Leaflint, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    run = check(leaflint)
    assert (run.code, run.err) == (2, f"leaflint: {NOT_CHECKED}there is no program 'git' here; install git\n")


@pytest.fixture
def shallow(repository: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with the last commit alone, of a branch that left main two commits ago."""
    git(folder, "switch", "-q", "-c", "change")
    edit(repository, text=True)
    commit(folder)
    clone = tmp_path_factory.mktemp("shallow") / "clone"
    git(folder, "clone", "-q", "--depth", "1", "--branch", "change", folder.as_uri(), str(clone))
    return clone


def test_in_a_shallow_clone_it_is_said_what_to_do(
    leaflint: Leaflint, shallow: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shallow)
    run = check(leaflint, "origin/main")
    assert run.code == 2
    assert run.err == (
        f"leaflint: {NOT_CHECKED}this clone is shallow and has no revision 'origin/main'; "
        "fetch the whole history (fetch-depth: 0)\n"
    )


def test_a_shallow_clone_that_has_the_base_but_not_the_way_to_it(
    leaflint: Leaflint, shallow: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(shallow, "fetch", "-q", "--depth", "1", "origin", "main:main")
    monkeypatch.chdir(shallow)
    run = check(leaflint)
    assert run.code == 2
    assert "this clone is too shallow to show where 'main' and HEAD part; fetch the whole history" in run.err


def test_two_histories_have_no_base(leaflint: Leaflint, repository: Path, folder: Path) -> None:
    git(folder, "checkout", "-q", "--orphan", "fresh")
    commit(folder, "another beginning")
    run = check(leaflint)
    assert run.code == 2
    assert "'main' and HEAD have no common history; name a revision that HEAD comes from" in run.err


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("change", "the repository has no such revision; did you mean 'origin/change'?"),
        ("^main", "the repository has no such revision"),
        ("mian", "the repository has no such revision; did you mean 'main'?"),
        ("nothing-like-it", "write a branch, a tag or a commit, such as origin/main"),
        ("--upload-pack=x", "is no revision"),
        ("", "is no revision"),
    ],
)
def test_a_revision_that_does_not_exist_is_one_line(leaflint: Leaflint, repository: Path, base: str, said: str) -> None:
    git(repository.parent, "update-ref", "refs/remotes/origin/change", "HEAD")
    run = leaflint("check", f"--base={base}")
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert run.err.count("\n") == 1


def test_a_sheet_in_a_submodule_belongs_to_another_repository(
    leaflint: Leaflint, repository: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    shutil.copy(repository, other / "inner.md")
    commit(other)
    git(folder, "submodule", "--quiet", "add", other.as_uri(), "sheets/theirs")
    commit(folder)
    run = check(leaflint)
    assert run.code == 2
    assert "were not checked for inner.md, in another repository (a submodule, or outside this one)" in run.err


def test_a_clone_within_the_repository_is_another_repository(
    leaflint: Leaflint, repository: Path, folder: Path
) -> None:
    inner = folder / "sheets" / "inner"
    inner.mkdir()
    shutil.copy(repository, inner / "inner.md")
    commit(inner)
    run = check(leaflint)
    assert run.code == 2
    assert "were not checked for inner.md, in another repository" in run.err


def test_findings_count_more_than_what_was_not_checked(leaflint: Leaflint, bad: Path) -> None:
    assert leaflint("check", "--base", "main").code == 1


def test_nothing_of_the_tree_is_run(leaflint: Leaflint, repository: Path, folder: Path) -> None:
    """Hooks, monitors, filters of differences: what a repository's own configuration may name."""
    trap = folder / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {folder}/sprung\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    (folder / ".gitattributes").write_text("*.md diff=trap filter=trap\n", encoding="utf-8")
    commit(folder)
    names = ("core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv", "filter.trap.clean")
    for name in (*names, "filter.trap.process", "core.pager"):
        git(folder, "config", name, str(trap))
    edit(repository, text=True)
    assert told(check(leaflint)) == ["revised-not-bumped"]
    assert not (folder / "sprung").exists()


def test_a_git_that_lies_in_the_tree_is_not_run(
    leaflint: Leaflint, repository: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = folder / "git"
    trap.write_text(f"#!/bin/sh\ntouch {folder}/sprung\n", encoding="utf-8")
    trap.chmod(0o755)
    monkeypatch.setenv("PATH", f".:{os.environ['PATH']}")
    assert check(leaflint).code == 0
    assert not (folder / "sprung").exists()


def test_variables_of_git_lead_nowhere_else(
    leaflint: Leaflint, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within a hook git sets these, and not always for the repository that is checked."""
    edit(repository, text=True)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.setenv(name, "/nowhere")
    assert told(check(leaflint)) == ["revised-not-bumped"]


def test_a_text_that_the_clone_lacks_is_said_and_not_fetched(
    leaflint: Leaflint, repository: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    git(folder, "switch", "-q", "-c", "change")
    edit(repository, text=True)
    commit(folder)
    git(folder, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path_factory.mktemp("partial") / "clone"
    git(folder, "clone", "-q", "--filter=blob:none", "--branch", "change", folder.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    run = check(leaflint, "origin/main")
    assert run.code == 2
    assert "were not checked for good.md, whose earlier text this clone lacks; fetch it" in run.err


def test_a_repository_named_by_sha256_is_one_too(leaflint: Leaflint, good: Path, folder: Path) -> None:
    git(folder, "init", "-q", "--object-format=sha256")
    commit(folder)
    assert told(check(leaflint)) == []
    edit(good, text=True)
    assert told(check(leaflint)) == ["revised-not-bumped"]


def test_a_repository_of_another_user_is_not_trusted(
    leaflint: Leaflint, repository: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.which("git")
    tools = folder / "tools"
    tools.mkdir()
    stand_in = tools / "git"  # only git's own tests can make it see another owner, by a variable that we clear
    stand_in.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {real} "$@"\n', encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    run = check(leaflint)
    assert run.code == 2
    assert "git does not trust this repository, which belongs to another user; allow it with: " in run.err
    assert f"safe.directory {folder.resolve()}" in run.err


def test_the_question_alone_may_have_changed_and_a_section_may_be_gone(leaflint: Leaflint, repository: Path) -> None:
    text = repository.read_text(encoding="utf-8")
    start = text.index("### Will my insurance cover it?")
    end = text.index("### ", start + 1)
    text = text[:start] + text[end:].replace("How often do I take it?", "How often do I take this medicine?")
    repository.write_text(
        text.replace("How often do I take it?", "How often do I take this medicine?"), encoding="utf-8"
    )
    out = check(leaflint).out
    assert "'Will my insurance cover it?', which is gone" in out
    assert "this medicine?" in out


def test_json_is_the_same_with_and_without_a_base_that_changes_nothing(leaflint: Leaflint, repository: Path) -> None:
    with_base = check(leaflint, "main", "--output-format", "json").out
    without = leaflint("check", "--select", "dates", "--output-format", "json").out
    assert json.loads(with_base) == json.loads(without)
