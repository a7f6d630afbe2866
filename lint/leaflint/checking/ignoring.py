"""What git and the configuration leave out, read from .gitignore files as data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_MAX_BYTES = 256 * 1024


class Ignored:
    """Which files are left out: by `exclude` globs relative to `root`, and by the .gitignore files on the way down."""

    def __init__(self, root: Path, exclude: Sequence[str]) -> None:
        self._excluded = [(root, _spec(exclude))] if exclude else []
        self._seen: dict[Path, GitIgnoreSpec | None] = {}

    def enter(self, folder: Path) -> None:
        """Read the .gitignore file of `folder`, and those above it up to the top of the repository."""
        for place in (folder, *folder.parents):
            if place in self._seen:
                return
            self._seen[place] = _read(place / ".gitignore")
            if (place / ".git").exists():
                break
        else:
            self._seen.update(dict.fromkeys((folder, *folder.parents)))  # outside a repository nothing is ignored

    def file(self, path: Path) -> bool:
        """Whether the file is left out."""
        return self._matches(path, "")

    def folder(self, path: Path) -> bool:
        """Whether the folder is left out, with all that is in it."""
        return self._matches(path, "/")

    def _matches(self, path: Path, end: str) -> bool:
        above = [(place, spec) for place in path.parents if (spec := self._seen.get(place))]
        if any(_verdict(place, spec, path, end) for place, spec in self._excluded):
            return True
        # The nearest .gitignore file that speaks of the path decides.
        return next((said for place, spec in above if (said := _verdict(place, spec, path, end)) is not None), False)


def _verdict(place: Path, spec: GitIgnoreSpec, path: Path, end: str) -> bool | None:
    if not path.is_relative_to(place):
        return None
    return spec.check_file(path.relative_to(place).as_posix() + end).include


def _read(path: Path) -> GitIgnoreSpec | None:
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            return None
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    return _spec(lines) if lines else None


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # only where something is to be left out

    return GitIgnoreSpec.from_lines(lines)
