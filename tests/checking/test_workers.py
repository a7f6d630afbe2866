"""Analyses by several processes: nothing that was asked for is lost in silence."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence

import pytest

from leaflint.checking import batches, processes
from leaflint.checking.batches import Analysed
from leaflint.checking.earlier import Piece
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.checking.workers import SHARE, analyse_all
from leaflint.rules.policy import Policy

RECIPE = Recipe(Policy(datetime.date(2026, 11, 22)))
SHEETS = [Piece((f"{number:03}.md", b"# Azathioprine\n")) for number in range(2 * SHARE + 50)]


def test_every_sheet_is_analysed_once_and_in_order() -> None:
    analyses, faults = analyse_all(SHEETS, RECIPE, make_setting(RECIPE), jobs=2)
    assert [analysis.path for analysis in analyses] == [piece.name for piece in SHEETS]
    assert faults == []


@pytest.mark.skipif(sys.platform != "linux", reason="the fault is put into workers that are copies of this process")
def test_a_worker_that_dies_is_told_and_no_sheet_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    here, analyses_them = os.getpid(), batches.analyse_batch

    def dies(files: Sequence[Piece], setting: Setting) -> Analysed:
        return analyses_them(files, setting) if os.getpid() == here else os._exit(1)

    monkeypatch.setattr(processes, "analyse_batch", dies)
    analyses, faults = analyse_all(SHEETS, RECIPE, make_setting(RECIPE), jobs=2)
    assert [analysis.path for analysis in analyses] == [piece.name for piece in SHEETS]
    assert {analysis.kind for analysis in analyses[1:]} == {"faulted"}
    assert all("a worker process died" in fault for fault in faults)
