"""Analyses of a batch of files, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from leaflint.checking.analysing import analyse, unreadable
from leaflint.checking.analysis import Analysis
from leaflint.checking.files import SheetFile, read_file
from leaflint.checking.setting import Setting
from leaflint.reading import Unreadable

#: A sheet to read, or one whose name and bytes are given.
File: TypeAlias = SheetFile | tuple[str, bytes]


class Analysed(msgspec.Struct, frozen=True):
    """The analyses of some files, and one line for each that leaflint itself failed on."""

    analyses: tuple[Analysis, ...] = ()
    faults: tuple[str, ...] = ()


def analyse_batch(files: Sequence[File], setting: Setting) -> Analysed:
    """The analysis of each file, in their order; where leaflint itself fails, that it was not checked."""
    analyses: list[Analysis] = []
    faults: list[str] = []
    for file in files:
        try:
            analyses.append(_analyse_file(file, setting))
        except Exception as error:  # a fault of ours in one sheet must not hide what the others have
            analyses.append(Analysis(name_of(file), "faulted"))
            faults.append(
                f"leaflint failed on {name_of(file)}: {type(error).__name__}: {error}; this sheet was not checked"
            )
    return Analysed(tuple(analyses), tuple(faults))


def _analyse_file(file: File, setting: Setting) -> Analysis:
    if not isinstance(file, SheetFile):
        return analyse(*file, setting)
    data = read_file(file)
    if isinstance(data, Unreadable):
        return unreadable(file.shown, data, setting.selection)
    return analyse(file.shown, data, setting)


def name_of(file: File) -> str:
    """The path of a file as it is reported."""
    return file.shown if isinstance(file, SheetFile) else file[0]
