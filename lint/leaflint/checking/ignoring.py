"""What git and the configuration leave out, read from .gitignore files as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from leaflint.errors import InputError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_MAX_BYTES = 256 * 1024
_MAX_STARS = 3
_MAX_PATH = 500
_STARS = re.compile(r"\*+")
_WHOLE_NAMES = re.compile(r"(?<![^/])\*{1,2}(?![^/])")


class Ignored:
    """Which files are left out: by `exclude` globs relative to `root`, and by the .gitignore files on the way down."""

    def __init__(self, root: Path, exclude: Sequence[str]) -> None:
        """Raises InputError for a glob that takes too long to compare with a name."""
        if slow := next((glob for glob in exclude if _is_slow(glob)), None):
            raise InputError(f"'exclude' has {slow[:80]!r}; write a glob with at most {_MAX_STARS} stars within names")
        self._excluded = [(root, _spec(exclude))] if exclude else []
        self._seen: dict[Path, GitIgnoreSpec | None] = {}
        self._outside: set[Path] = set()
        self._ignores = False

    def enter(self, folder: Path) -> None:
        """Read the .gitignore file of `folder`, and those above it up to the top of the repository."""
        entered: list[Path] = []
        for place in chain([folder], folder.parents):
            if place in self._seen:
                inside = place not in self._outside
                break
            entered.append(place)
            if (place / ".git").exists():
                inside = True
                break
        else:
            inside = False  # outside a repository nothing is ignored
        self._seen.update({place: _read(place / ".gitignore") if inside else None for place in entered})
        self._outside.update(() if inside else entered)
        self._ignores = self._ignores or any(self._seen[place] for place in entered)

    def file(self, path: Path) -> bool:
        """Whether the file is left out."""
        return self._matches(path, "")

    def folder(self, path: Path) -> bool:
        """Whether the folder is left out, with all that is in it."""
        return self._matches(path, "/")

    def _matches(self, path: Path, end: str) -> bool:
        above = ((place, spec) for place in path.parents if (spec := self._seen.get(place)))
        if not self._excluded and not self._ignores:
            return False
        if any(_verdict(place, spec, path, end) for place, spec in self._excluded):
            return True
        # The nearest .gitignore file that speaks of the path decides.
        return next((said for place, spec in above if (said := _verdict(place, spec, path, end)) is not None), False)


def _verdict(place: Path, spec: GitIgnoreSpec, path: Path, end: str) -> bool | None:
    if not path.is_relative_to(place):
        return None
    name = path.relative_to(place).as_posix() + end
    return spec.check_file(name).include if len(name) <= _MAX_PATH else None


def _read(path: Path) -> GitIgnoreSpec | None:
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            return None
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    lines = [line for line in lines if not _is_slow(line)]
    return _spec(lines) if lines else None


def _is_slow(glob: str) -> bool:
    """Whether comparing takes too long: with every star within a name, the time is multiplied by its length."""
    return len(_STARS.findall(_WHOLE_NAMES.sub("", glob))) > _MAX_STARS


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # only where something is to be left out

    return GitIgnoreSpec.from_lines(lines)
