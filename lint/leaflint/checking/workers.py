"""Analyses of many files, by this process or by several."""

from __future__ import annotations

import os
from collections.abc import Sequence

from leaflint.checking.analysis import Analysis
from leaflint.checking.batches import analyse_batch
from leaflint.checking.earlier import Piece
from leaflint.checking.recipe import Recipe
from leaflint.checking.setting import Setting

BATCH = 50
#: So many sheets are worth a process of their own.
SHARE = 100


def analyse_all(
    files: Sequence[Piece], recipe: Recipe, setting: Setting, jobs: int | None = None
) -> tuple[list[Analysis], list[str]]:
    """Every file's analysis, in the order of `files`, and leaflint's own failures; `setting` is what `recipe` makes.

    `jobs` is the most processes to use; None is as many as there are processors. Few files start none.
    """
    workers = min(jobs or os.cpu_count() or 1, len(files) // SHARE)
    # What the first sheet makes compile is there for all that follow, in copies of this process too.
    alone = 1 if workers > 1 else len(files)
    done = [analyse_batch(files[:alone], setting)]
    if rest := files[alone:]:
        batches = [rest[at : at + BATCH] for at in range(0, len(rest), BATCH)]
        from leaflint.checking.processes import analyse_batches

        done += analyse_batches(batches, recipe, setting, workers)
    return [a for part in done for a in part.analyses], [fault for part in done for fault in part.faults]
