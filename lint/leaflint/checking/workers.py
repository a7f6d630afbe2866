"""Analyses of many files, by this process or by several."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeAlias

import msgspec

from leaflint.checking.analysing import analyse, unreadable
from leaflint.checking.analysis import Analysis
from leaflint.checking.files import SheetFile, read_file
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.reading import Unreadable

BATCH = 200

#: A sheet to read, or one whose name and bytes are given.
File: TypeAlias = SheetFile | tuple[str, bytes]


class Analysed(msgspec.Struct, frozen=True):
    """The analyses of some files, and one line for each that leaflint itself failed on."""

    analyses: tuple[Analysis, ...] = ()
    faults: tuple[str, ...] = ()


def analyse_all(files: Sequence[File], recipe: Recipe, jobs: int | None = None) -> tuple[list[Analysis], list[str]]:
    """Every file's analysis, in the order of `files`, and leaflint's own failures.

    `jobs` is the most processes to use; None is as many as there are processors. Few files start none.
    """
    batches = [files[at : at + BATCH] for at in range(0, len(files), BATCH)]
    workers = min(jobs or os.cpu_count() or 1, len(batches))
    one = workers <= 1
    done = [_analyse_batch(files, make_setting(recipe))] if one else _in_processes(batches, recipe, workers)
    return [a for part in done for a in part.analyses], [fault for part in done for fault in part.faults]


def _in_processes(batches: Sequence[Sequence[File]], recipe: Recipe, workers: int) -> list[Analysed]:
    make_setting(recipe)  # so that what is wrong with it is said once, and by this process
    pool = ProcessPoolExecutor(workers, initializer=_prepare, initargs=(msgspec.msgpack.encode(recipe),))
    try:
        futures = [pool.submit(_work, list(files)) for files in batches]
        done = []
        for files, future in zip(batches, futures, strict=True):
            try:
                done.append(msgspec.msgpack.decode(future.result(), type=Analysed))
            except BrokenProcessPool:
                lost = tuple(Analysis(_name(file), "faulted") for file in files)
                span = f"{len(lost)} sheets, {lost[0].path} to {lost[-1].path}"
                done.append(Analysed(lost, (f"a worker process died; not checked: {span}",)))
        return done
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_settings: list[Setting] = []


def _prepare(recipe: bytes) -> None:
    # A worker compiles its words and schemas once; they are not sent.
    _settings[:] = [make_setting(msgspec.msgpack.decode(recipe, type=Recipe))]


def _work(files: Sequence[File]) -> bytes:
    return msgspec.msgpack.encode(_analyse_batch(files, _settings[0]))


def _analyse_batch(files: Sequence[File], setting: Setting) -> Analysed:
    analyses: list[Analysis] = []
    faults: list[str] = []
    for file in files:
        try:
            analyses.append(_analyse_file(file, setting))
        except Exception as error:  # a fault of ours in one sheet must not hide what the others have
            analyses.append(Analysis(_name(file), "faulted"))
            faults.append(
                f"leaflint failed on {_name(file)}: {type(error).__name__}: {error}; this sheet was not checked"
            )
    return Analysed(tuple(analyses), tuple(faults))


def _analyse_file(file: File, setting: Setting) -> Analysis:
    if not isinstance(file, SheetFile):
        return analyse(*file, setting)
    data = read_file(file)
    if isinstance(data, Unreadable):
        return unreadable(file.shown, data, setting.selection)
    return analyse(file.shown, data, setting)


def _name(file: File) -> str:
    return file.shown if isinstance(file, SheetFile) else file[0]
