"""Which files are sheets, and their bytes: the only place where sheets are opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from leaflint.checking.ignoring import Ignored
from leaflint.errors import InputError
from leaflint.finding import Place
from leaflint.reading import MAX_BYTES, Unreadable

ENDINGS = (".md", ".markdown")
NOT_SHEETS = ("readme", "contributing", "changelog")


class SheetFile(NamedTuple):
    """A file that is to be checked: the path that is reported, where it is, and the folder it must not lead out of."""

    shown: str
    path: Path
    inside: Path


#: A sheet to read, or one whose name and bytes are given.
File: TypeAlias = SheetFile | tuple[str, bytes]


class Found(NamedTuple):
    """The sheets under the paths that were asked for, by path, and how many Markdown files are no sheets."""

    sheets: tuple[SheetFile, ...]
    left_out: int


def find_sheets(paths: Sequence[Path], exclude: Sequence[str], root: Path, cwd: Path) -> Found:
    """Every sheet under `paths`: Markdown files but for hidden, git-ignored and excluded ones and a folder's README.

    A file given by name is always one. `exclude` are globs as in a .gitignore file, relative to `root`, the folder of
    the configuration. Raises InputError for a path that is not there.
    """
    ignored = Ignored(root, exclude)
    found: list[SheetFile] = []
    left_out: set[Path] = set()
    for path in paths:
        whole = cwd / path
        is_folder = whole.is_dir()
        if not os.path.lexists(whole):
            raise InputError(f"{printable(str(path))}: there is no such file or folder")
        if not is_folder:
            found.append(SheetFile(shown(whole, cwd), whole, cwd))
            continue
        for file, is_sheet in _under(whole, ignored):
            if is_sheet:
                found.append(SheetFile(shown(file, cwd), file, whole))
            else:
                left_out.add(_real(file))
    # Of several names of one file the first in the alphabet is reported, whatever was named or listed first.
    found.sort(key=lambda file: (file.shown, file.inside), reverse=True)
    sheets = {_real(file.path): file for file in found}
    return Found(tuple(sorted(sheets.values(), key=lambda file: file.shown)), len(left_out - set(sheets)))


def read_file(file: SheetFile) -> bytes | Unreadable:
    """The bytes of a sheet, or why there are none: no regular file, a link out of the tree, too large, no access."""
    place = Place(file.shown)
    try:
        if file.path.is_symlink() and not _real(file.path).is_relative_to(_real(file.inside)):
            return Unreadable("a symbolic link that leads out of the folder", "put the sheet itself here", place)
        descriptor = os.open(file.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as opened:
            about = os.fstat(descriptor)
            if not stat.S_ISREG(about.st_mode):
                return Unreadable("this is not a regular file", "a sheet is a text file", place)
            return opened.read(MAX_BYTES + 1) if about.st_size <= MAX_BYTES else _too_large(about.st_size, place)
    except OSError as error:
        return Unreadable(f"the file cannot be opened: {(error.strerror or 'unknown reason').lower()}", "", place)


def shown(path: Path, cwd: Path) -> str:
    """A path as it is reported: relative to the working directory where it can be, with `/`."""
    try:
        relative = os.path.relpath(path, cwd)
    except ValueError:  # another drive
        relative = str(path)
    return printable(relative.replace(os.sep, "/"))


def printable(path: str) -> str:
    """A path as text that any output can take: bytes that are no UTF-8 as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _too_large(size: int, place: Place) -> Unreadable:
    return Unreadable(
        f"the file is too large: {size / 1024**2:.1f} MiB; a sheet may have {MAX_BYTES // 1024} KiB",
        "split it, or leave it out with 'exclude'",
        place,
    )


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _under(folder: Path, ignored: Ignored) -> Iterator[tuple[Path, bool]]:
    """The Markdown files under `folder`, and whether each is a sheet. Links to folders are not followed."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        ignored.enter(here)
        with os.scandir(here) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
        for entry in entries:
            path = here / entry.name
            if entry.is_dir(follow_symlinks=False):
                if not ignored.folder(path):
                    waiting.append(path)
            elif entry.name.lower().endswith(ENDINGS) and not (entry.is_symlink() and path.is_dir()):
                named = entry.name.lower().rpartition(".")[0] not in NOT_SHEETS
                yield path, named and not ignored.file(path)
