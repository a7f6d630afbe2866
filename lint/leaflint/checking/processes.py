"""The work of several processes on batches of files; imported only where there are so many files."""

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

import msgspec

from leaflint.checking.analysis import Analysis
from leaflint.checking.batches import Analysed, analyse_batch
from leaflint.checking.earlier import Piece
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting


def analyse_batches(
    batches: Sequence[Sequence[Piece]], recipe: Recipe, setting: Setting, workers: int
) -> list[Analysed]:
    """The analyses of each batch, in their order, by so many processes; `setting` is what `recipe` makes."""
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


def _submitted(pool: ProcessPoolExecutor, files: Sequence[Piece], answer: str) -> Future[str] | None:
    """The work on a batch, which goes to the file `answer`; None where a worker has died already."""
    try:
        return pool.submit(_work, list(files), answer)
    except BrokenProcessPool:
        return None


def _done(files: Sequence[Piece], future: Future[str] | None) -> Analysed:
    try:
        if future:
            return msgspec.msgpack.decode(Path(future.result()).read_bytes(), type=Analysed)
    except BrokenProcessPool:
        pass
    lost = tuple(Analysis(file.name, "faulted") for file in files)
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


def _work(files: Sequence[Piece], answer: str) -> str:
    # By file: were a worker ended within a long message, whoever reads it would wait for the rest for ever.
    Path(answer).write_bytes(msgspec.msgpack.encode(analyse_batch(files, _settings[0])))
    return answer
