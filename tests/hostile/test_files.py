"""Hostile files: what stands under a sheet's name and is none, and names that are no names."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import run
from .hostile import PUBLISHED

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def _fifo(folder: Path) -> None:
    os.mkfifo(folder / "x.md")


def _socket(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(folder)  # the address of a socket is short
        try:
            one.bind("x.md")
        finally:
            os.chdir(here)


def _link(target: str) -> Callable[[Path], None]:
    return lambda folder: (folder / "x.md").symlink_to(target)


def _secret(folder: Path) -> None:
    (folder.parents[1] / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "x.md").symlink_to("../../secret.txt")


def _sparse(folder: Path) -> None:
    with (folder / "x.md").open("wb") as file:
        file.truncate(50 << 20)


def _forbidden(folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (folder / "x.md").write_text(PUBLISHED, encoding="utf-8")
    (folder / "x.md").chmod(0)


ONE_FILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a pipe": (_fifo, "not a regular file"),
    "a socket": (_socket, "cannot be opened"),
    "a link to a device without end": (_link("/dev/zero"), "a symbolic link that leads out"),
    "a link to a terminal": (_link("/dev/tty"), "a symbolic link that leads out"),
    "a link out of the folder": (_secret, "a symbolic link that leads out"),
    "a link to nothing": (_link("nothing.md"), "no such file"),
    "a link to itself": (_link("x.md"), "cannot be opened"),
    "50 MiB": (_sparse, "too large: 50.0 mib"),
    "a file that may not be read": (_forbidden, "permission denied"),
}


BY_NAME = ("a pipe", "a link to a device without end", "a link out of the folder")


@pytest.mark.parametrize(
    "kind, by_name",
    [*((kind, False) for kind in ONE_FILE), *((kind, True) for kind in BY_NAME)],
    ids=lambda value: value if isinstance(value, str) else ("in a folder", "by name")[value],
)
def test_what_is_no_file_is_a_finding_and_the_rest_is_checked(kind: str, by_name: bool, tmp_path: Path) -> None:
    make, says = ONE_FILE[kind]
    folder = tmp_path / "tree/sheets"
    folder.mkdir(parents=True)
    (folder / "good.md").write_text(PUBLISHED, encoding="utf-8")
    make(folder)
    answer = run(*(["sheets/x.md", "sheets/good.md"] if by_name else ["sheets"]), cwd=folder.parent)
    first, *_ = answer.out.splitlines()
    assert first.startswith("sheets/x.md:1:1: error unreadable-sheet: ")
    assert says in first.lower()
    assert "1 of 2 sheets read (1 unreadable)" in answer.out
    assert "secret" not in answer.out
    assert (answer.code, answer.err) == (1, "")


def test_a_folder_called_like_a_sheet_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    answer = run("x.md", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("leaflint: no sheet under 'x.md'")


def test_a_folder_that_is_a_link_out_is_entered_only_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/good.md").write_text(PUBLISHED, encoding="utf-8")
    here = tmp_path / "here"
    here.mkdir()
    (here / "sheets").symlink_to("../elsewhere")
    assert run("sheets", cwd=here).out.startswith("1 sheet read")
    answer = run(".", cwd=here)
    assert (answer.code, answer.out) == (2, "")


def test_a_circle_of_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/good.md").write_text(PUBLISHED, encoding="utf-8")
    (tmp_path / "a/b").symlink_to("..")
    assert run(".", cwd=tmp_path).out.startswith("1 sheet read")


DEPTH = 1_100


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder with so many in each other that nothing which calls itself for each comes to the end."""
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(DEPTH):
        os.mkdir("a", dir_fd=here)
        inner = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    yield tmp_path
    outer, inside = tmp_path / "a", tmp_path / "b"
    for _ in range(DEPTH - 1):  # from the outside in: what pytest clears away with calls itself for each
        (outer / "a").rename(inside)
        outer.rmdir()
        inside.rename(outer)


def test_1100_folders_in_each_other_are_searched(deep: Path) -> None:
    (deep / "good.md").write_text(PUBLISHED, encoding="utf-8")
    answer = run(".", cwd=deep)
    assert (answer.code, answer.err) == (0, "")


NAMES = {
    "a line break": b"a\nb.md",
    "a carriage return": b"a\rb.md",
    "a terminal's colours": b"\x1b[31mred\x1b[0m.md",
    "no UTF-8": b"a\xff\xfe.md",
    "half of a surrogate pair": b"a\xed\xa0\x80.md",
    "what turns the line round": "a\u202eb.md".encode(),
    "a workflow command": b"::error::x %0A.md",
    "an option": b"--exit-zero.md",
    "a blank": b" .md",
}


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system refuses such names")
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_written_out(name: str, tmp_path: Path) -> None:
    """Every format takes it, and nothing of it reaches a terminal or a log as it stands."""
    with open(os.path.join(os.fsencode(tmp_path), NAMES[name]), "wb") as file:  # noqa: PTH118, PTH123 (bytes)
        file.write(b"\xff")
    formats = [f"--output-format={one}=out.{one}" for one in ("json", "sarif", "junit", "gitlab", "rdjson", "github")]
    answer = run(".", *formats, "--output-format", "text", cwd=tmp_path)
    assert (answer.code, answer.err) == (1, "")
    assert "unreadable-sheet: the file is not UTF-8" in answer.out.splitlines()[0]
    for one in ("json", "sarif", "junit", "gitlab", "rdjson", "github"):
        (tmp_path / f"out.{one}").read_text(encoding="utf-8")


def test_globs_that_take_exponential_time_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*a" * 30 + "*b\n" + "**/a" * 30 + "\n", encoding="utf-8")
    (tmp_path / ("a" * 200 + ".md")).write_text(PUBLISHED, encoding="utf-8")
    assert run(".", cwd=tmp_path).code == 0


def test_a_gitignore_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    os.mkfifo(tmp_path / ".gitignore")
    (tmp_path / "good.md").write_text(PUBLISHED, encoding="utf-8")
    assert run(".", cwd=tmp_path).code == 0


def test_the_first_name_of_a_file_is_reported_whatever_the_order(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# Nothing\n", encoding="utf-8")
    (tmp_path / "a.md").symlink_to("b.md")
    assert run("a.md", "b.md", cwd=tmp_path) == run("b.md", "a.md", cwd=tmp_path) == run(".", cwd=tmp_path)
