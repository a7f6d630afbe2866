"""Which files are sheets, and how they are opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leaflint.checking.files import SheetFile, find_sheets, read_file
from leaflint.errors import InputError
from leaflint.reading import MAX_BYTES, Unreadable


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Azathioprine\n", encoding="utf-8")


def found(folder: Path, *paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    asked = [Path(path) for path in paths] or [Path()]
    return [file.shown for file in find_sheets(asked, exclude, folder, folder).sheets]


def test_every_markdown_file_is_a_sheet_but_for_a_folders_own_pages(tmp_path: Path) -> None:
    put(
        tmp_path, "b.md", "a.MD", "deep/er/c.markdown", "README.md", "docs/Changelog.md", "CONTRIBUTING.md", "notes.txt"
    )
    assert found(tmp_path) == ["a.MD", "b.md", "deep/er/c.markdown"]


def test_hidden_files_and_folders_are_left_alone(tmp_path: Path) -> None:
    put(tmp_path, "a.md", ".b.md", ".github/c.md")
    assert found(tmp_path) == ["a.md"]


def test_a_file_given_by_name_is_always_one(tmp_path: Path) -> None:
    put(tmp_path, "README.md", ".hidden.md", "sheet.txt")
    assert found(tmp_path, "README.md", ".hidden.md", "sheet.txt") == [".hidden.md", "README.md", "sheet.txt"]


def test_one_file_named_twice_is_checked_once(tmp_path: Path) -> None:
    put(tmp_path, "sheets/a.md")
    assert found(tmp_path, "sheets/a.md", "sheets", "./sheets/../sheets/a.md") == ["sheets/a.md"]


def test_what_git_ignores_is_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "build/b.md", "drafts/c.md", "drafts/keep.md", "deep/d.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("build/\n/drafts/*.md\n!keep.md\n", encoding="utf-8")
    (tmp_path / "deep/.gitignore").write_text("d.md\n", encoding="utf-8")
    assert found(tmp_path) == ["a.md", "drafts/keep.md"]


def test_a_gitignore_above_the_folder_counts_up_to_the_top_of_the_repository(tmp_path: Path) -> None:
    put(tmp_path, "repo/sheets/a.md", "repo/sheets/b.md")
    (tmp_path / ".gitignore").write_text("*.md\n", encoding="utf-8")
    (tmp_path / "repo/.git").mkdir()
    (tmp_path / "repo/.gitignore").write_text("/sheets/b.md\n", encoding="utf-8")
    assert found(tmp_path, "repo/sheets") == ["repo/sheets/a.md"]


def test_outside_a_repository_gitignore_files_mean_nothing(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    (tmp_path / ".gitignore").write_text("*.md\n", encoding="utf-8")
    assert found(tmp_path) == ["a.md"]


def test_exclude_takes_globs_relative_to_the_configuration(tmp_path: Path) -> None:
    put(tmp_path, "sheets/a.md", "sheets/old/b.md", "sheets/c-draft.md")
    assert found(tmp_path, "sheets", exclude=("sheets/old/", "*-draft.md")) == ["sheets/a.md"]


def test_files_left_out_are_counted(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "README.md", "b.md")
    assert find_sheets([Path()], ("b.md",), tmp_path, tmp_path).left_out == 2


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no-such: there is no such file or folder"):
        find_sheets([Path("no-such")], (), tmp_path, tmp_path)


def test_a_folder_called_like_a_sheet_is_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "x.md/inner.md")
    assert found(tmp_path) == ["x.md/inner.md"]


def read(path: Path, inside: Path) -> bytes | Unreadable:
    return read_file(SheetFile(path.name, path, inside))


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "secret.txt", "sheets/a.md")
    (tmp_path / "sheets/link.md").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "sheets/inner.md").symlink_to("a.md")
    out = read(tmp_path / "sheets/link.md", tmp_path / "sheets")
    assert isinstance(out, Unreadable)
    assert "symbolic link" in out.message
    assert read(tmp_path / "sheets/inner.md", tmp_path / "sheets") == b"# Azathioprine\n"


def test_a_link_in_a_circle_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert isinstance(read(tmp_path / "a.md", tmp_path), Unreadable)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    out = read(tmp_path / "pipe.md", tmp_path)
    assert isinstance(out, Unreadable)
    assert "regular file" in out.message


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(50 * MAX_BYTES)
    out = read(path, tmp_path)
    assert isinstance(out, Unreadable)
    assert "too large: 50.0 MiB" in out.message


def test_a_file_that_vanished_is_a_finding(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path / "gone.md", tmp_path), Unreadable)
