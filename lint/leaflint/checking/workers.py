"""Analyses of many files, by this process or by several."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from pathlib import Path
from typing import TypeAlias

import msgspec

from leaflint.checking.analysing import analyse, unreadable
from leaflint.checking.analysis import Analysis
from leaflint.checking.files import SheetFile, read_file
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.reading import Unreadable

BATCH = 50
#: So many sheets are worth a process of their own.
SHARE = 100

#: A sheet to read, or one whose name and bytes are given.
File: TypeAlias = SheetFile | tuple[str, bytes]


class Analysed(msgspec.Struct, frozen=True):
    """The analyses of some files, and one line for each that leaflint itself failed on."""

    analyses: tuple[Analysis, ...] = ()
    faults: tuple[str, ...] = ()


def analyse_all(
    files: Sequence[File], recipe: Recipe, setting: Setting, jobs: int | None = None
) -> tuple[list[Analysis], list[str]]:
    """Every file's analysis, in the order of `files`, and leaflint's own failures; `setting` is what `recipe` makes.

    `jobs` is the most processes to use; None is as many as there are processors. Few files start none.
    """
    workers = min(jobs or os.cpu_count() or 1, len(files) // SHARE)
    # What the first sheet makes compile is there for all that follow, in copies of this process too.
    alone = 1 if workers > 1 else len(files)
    done = [_analyse_batch(files[:alone], setting)]
    if rest := files[alone:]:
        batches = [rest[at : at + BATCH] for at in range(0, len(rest), BATCH)]
        done += _in_processes(batches, recipe, setting, workers)
    return [a for part in done for a in part.analyses], [fault for part in done for fault in part.faults]


def _in_processes(batches: Sequence[Sequence[File]], recipe: Recipe, setting: Setting, workers: int) -> list[Analysed]:
    # On Linux a worker is a copy of this process, so that it has the setting; elsewhere it makes its own.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(workers, context, _prepare, (msgspec.msgpack.encode(recipe),))
    _settings[:] = [setting]
    answers = tempfile.TemporaryDirectory(prefix="leaflint-")
    try:
        with _uninterrupted():
            futures = [_submitted(pool, files, f"{answers.name}/{at}") for at, files in enumerate(batches)]
        return [_done(files, future) for files, future in zip(batches, futures, strict=True)]
    except KeyboardInterrupt:
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _settings.clear()
        answers.cleanup()


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Lets Ctrl-C wait. A process that is started here never hears of it: its work is ended by this one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _submitted(pool: ProcessPoolExecutor, files: Sequence[File], answer: str) -> Future[str] | None:
    """The work on a batch, which goes to the file `answer`; None where a worker has died already."""
    try:
        return pool.submit(_work, list(files), answer)
    except BrokenProcessPool:
        return None


def _done(files: Sequence[File], future: Future[str] | None) -> Analysed:
    try:
        if future:
            return msgspec.msgpack.decode(Path(future.result()).read_bytes(), type=Analysed)
    except BrokenProcessPool:
        pass
    lost = tuple(Analysis(_name(file), "faulted") for file in files)
    span = f"{len(lost)} sheets, {lost[0].path} to {lost[-1].path}"
    return Analysed(lost, (f"a worker process died; not checked: {span}",))


_settings: list[Setting] = []


def _prepare(recipe: bytes) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if not _settings:
        _settings.append(make_setting(msgspec.msgpack.decode(recipe, type=Recipe)))
    gc.freeze()  # words and schemas last as long as the worker: the collector need not look at them again


def _end_with_parent() -> None:
    """End this worker where the process that gives it work was ended: it would wait for more for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _work(files: Sequence[File], answer: str) -> str:
    # By file: were a worker ended within a long message, whoever reads it would wait for the rest for ever.
    Path(answer).write_bytes(msgspec.msgpack.encode(_analyse_batch(files, _settings[0])))
    return answer


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
