"""A sheet as it is signed: its bytes, and what is read from them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from leaflint.checking.analysing import examine
from leaflint.checking.earlier import NOTHING, Earlier
from leaflint.checking.files import SheetFile, read_file, shown
from leaflint.checking.setting import Setting
from leaflint.errors import InputError
from leaflint.reading import Sheet, Unreadable, read_sheet
from leaflint.rules.examined import Examined


class SheetText(NamedTuple):
    """The bytes of a sheet, and the sheet with its facts."""

    data: bytes
    examined: Examined


def read_text_of(path: Path, setting: Setting, earlier: Earlier = NOTHING) -> SheetText:
    """The sheet at `path`, with what is known of it besides.

    Raises InputError for a file that is not there, cannot be read, or is no sheet.
    """
    name = shown(path, Path.cwd())
    if not path.exists():
        raise InputError(f"{name}: there is no such file")
    data = read_file(SheetFile(name, path, Path.cwd()))
    read = read_sheet(name, data, setting.world.vocabulary) if isinstance(data, bytes) else data
    if isinstance(read, Unreadable):
        raise InputError(f"{name} cannot be read: {read.message}")
    if not isinstance(read, Sheet) or isinstance(data, Unreadable):
        raise InputError(f"{name} is a page of comparison tables, not a sheet")
    return SheetText(data, examine(read, setting, earlier))


def earlier_text(name: str, data: bytes, setting: Setting) -> Examined | None:
    """An earlier text of the sheet `name`; None where it was no sheet that can be read."""
    read = read_sheet(name, data, setting.world.vocabulary)
    return examine(read, setting) if isinstance(read, Sheet) else None
