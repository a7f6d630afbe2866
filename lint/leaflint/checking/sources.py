"""The sheet that a translation translates, found and read beside it."""

from __future__ import annotations

import os
from pathlib import Path

from leaflint.checking.earlier import Earlier, SourceText
from leaflint.checking.files import SheetFile, read_file, shown
from leaflint.checking.setting import Home
from leaflint.finding import Place
from leaflint.reading import MAX_BYTES, Unreadable, declared_in
from leaflint.rules.examined import translated

_KEY = b"translation_of"


def with_source(path: str, data: bytes, earlier: Earlier, home: Home | None) -> Earlier:
    """What is known of the sheet `path`, whose content is `data`, with the sheet that it names as its source."""
    if home is None or _KEY not in data or len(data) > MAX_BYTES:
        return earlier
    named = translated(declared_in(path, data))
    return earlier._replace(source=_read(named.sheet, home)) if named else earlier


def _read(name: str, home: Home) -> SourceText:
    place = home.root / name
    path = shown(place, home.cwd)
    if not _inside(place, home.root):
        return SourceText(path, Unreadable("it is outside the folder of the configuration", "", Place(path)))
    if not os.path.lexists(place):
        return SourceText(path, Unreadable("there is no such file", "", Place(path)))
    return SourceText(path, read_file(SheetFile(path, place, home.root)))


def _inside(place: Path, folder: Path) -> bool:
    try:
        return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder))
    except (OSError, ValueError):
        return False
