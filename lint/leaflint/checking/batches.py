"""Analyses of a batch of files, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from leaflint.checking.analysing import analyse, unreadable
from leaflint.checking.analysis import Analysis
from leaflint.checking.earlier import Piece
from leaflint.checking.files import SheetFile, read_file
from leaflint.checking.setting import Setting
from leaflint.checking.sources import with_source
from leaflint.reading import Unreadable


class Analysed(msgspec.Struct, frozen=True):
    """The analyses of some files, and one line for each that leaflint itself failed on."""

    analyses: tuple[Analysis, ...] = ()
    faults: tuple[str, ...] = ()


def analyse_batch(pieces: Sequence[Piece], setting: Setting) -> Analysed:
    """The analysis of each file, in their order; where leaflint itself fails, that it was not checked."""
    analyses: list[Analysis] = []
    faults: list[str] = []
    for piece in pieces:
        try:
            analyses.append(_analyse_piece(piece, setting))
        except Exception as error:  # a fault of ours in one sheet must not hide what the others have
            analyses.append(Analysis(piece.name, "faulted"))
            faults.append(
                f"leaflint failed on {piece.name}: {type(error).__name__}: {error}; this sheet was not checked"
            )
    return Analysed(tuple(analyses), tuple(faults))


def _analyse_piece(piece: Piece, setting: Setting) -> Analysis:
    file, earlier = piece
    if not isinstance(file, SheetFile):
        return analyse(*file, setting, with_source(*file, earlier, setting.home))
    data = read_file(file)
    if isinstance(data, Unreadable):
        return unreadable(file.shown, data, setting.selection)
    return analyse(file.shown, data, setting, with_source(file.shown, data, earlier, setting.home))
