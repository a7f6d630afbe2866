"""The program in this process with a limit on its time, and as a process of its own."""

from __future__ import annotations

import contextlib
import functools
import gc
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest

import leaflint as package
from leaflint.checking import run as running
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from tests.commands.conftest import Leaflint, Run, folder, leaflint

__all__ = ["Leaflint", "Run", "folder", "leaflint"]

#: Seconds of processor time, which a busy machine does not lengthen, that one check may take.
LIMIT = 2.0
# What a terminal would obey, or what would turn its lines round.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(package.__file__).parents[1])}


class _TimeIsUpError(BaseException):
    """Not an Exception, so that the program does not take it for a fault of its own."""


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails where the body takes more processor time; where the system can, it is ended then."""
    alarm = getattr(signal, "SIGPROF", None)
    # What other tests have left is not the time of this one: a collection may go over all of it.
    gc.disable()
    started = time.process_time()
    too_slow = f"took more than {seconds} seconds of processor time"
    if alarm is not None:
        before = signal.signal(alarm, _ring)
        signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    except _TimeIsUpError:
        pytest.fail(too_slow)
    finally:
        if alarm is not None:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(alarm, before)
        gc.enable()
    assert time.process_time() - started < seconds, too_slow


def _ring(number: int, frame: FrameType | None) -> NoReturn:
    raise _TimeIsUpError


@functools.cache
def plain_setting(policy: str) -> Setting:
    """The setting of a run without configuration, made once: what it costs is no sheet's fault."""
    import msgspec

    return make_setting(msgspec.json.decode(policy, type=Recipe))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words and schemas are compiled once for all tests."""
    import msgspec

    def made(recipe: Recipe) -> Setting:
        return plain_setting(msgspec.json.encode(recipe).decode())

    monkeypatch.setattr(running, "make_setting", made)


def start(*arguments: str, cwd: Path, **others: object) -> subprocess.Popen[bytes]:
    """The program begins to run as a process of its own in `cwd`, with pipes for what it says."""
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": ENVIRONMENT, **others}
    command = [sys.executable, "-m", "leaflint", *arguments]
    return subprocess.Popen(command, cwd=cwd, **given)  # type: ignore[call-overload, no-any-return]


def run(*arguments: str, cwd: Path, given: bytes = b"", **others: object) -> Run:
    """What `leaflint check` says as a process of its own, at once, and without a traceback."""
    options = {"stdin": subprocess.PIPE, **others}
    with start("check", "--as-of", "2026-11-22", *arguments, cwd=cwd, **options) as process:
        try:
            out, err = process.communicate(given if options["stdin"] == subprocess.PIPE else None, timeout=30)
        finally:
            process.kill()
    answer = Run(process.returncode, (out or b"").decode(), (err or b"").decode())
    assert "Traceback" not in answer.out + answer.err
    assert not OBEYED.search(answer.out + answer.err)
    return answer
