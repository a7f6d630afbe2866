"""Streams that are closed, full, broken or without end, and runs that are interrupted."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from .conftest import ENVIRONMENT, OBEYED, run, start
from .hostile import PUBLISHED, REVISED

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such streams")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
NOISE = b"\xff" * 100


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """A folder with 400 sheets of a fault each: work for two processes, and more output than a pipe holds."""
    for n in range(400):
        (tmp_path / f"{n:03}.md").write_text(PUBLISHED.replace(REVISED, f"Revised 3/4/202{n % 10}"), encoding="utf-8")
    return tmp_path


def shell(line: str, cwd: Path, given: bytes = b"") -> tuple[int, str, str]:
    """What `check` says with its streams as the shell's `line` redirects them."""
    command = f'"{sys.executable}" -m leaflint check --as-of 2026-11-22 {line}'
    done = subprocess.run(["/bin/sh", "-c", command], cwd=cwd, env=ENVIRONMENT, input=given, capture_output=True)
    err = done.stderr.decode()
    assert "Traceback" not in err
    assert err.count("\n") <= 1
    return done.returncode, done.stdout.decode(), err


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with a clean sheet, good.md."""
    (tmp_path / "good.md").write_text(PUBLISHED, encoding="utf-8")
    return tmp_path


@posix
def test_a_closed_standard_input_is_one_line(good: Path) -> None:
    answer = shell("--stdin-filename x.md <&-", good)
    assert answer == (2, "", "leaflint: standard input is closed; send the sheet to it\n")


@posix
@pytest.mark.parametrize("line", [">&-", "--output-format json >&-", "--statistics >&-", ">&- 2>&-", ">&- <&-"])
def test_a_closed_standard_output_is_no_success(line: str, good: Path) -> None:
    code, _, err = shell(f"good.md {line}", good)
    assert code == 2
    assert err == ("" if "2>&-" in line else "leaflint: standard output is closed\n")


@posix
def test_a_closed_standard_error_changes_no_exit_code(good: Path) -> None:
    assert shell("nowhere.md 2>&-", good)[0] == 2


@linux
@pytest.mark.parametrize("line", ["> /dev/full", "--output-format sarif > /dev/full", "> /dev/full 2> /dev/full"])
def test_a_full_disk_is_no_success(line: str, good: Path) -> None:
    code, _, err = shell(f"good.md {line}", good)
    assert code == 2
    assert err in ("", "leaflint: standard output cannot be written: no space left on device\n")


@linux
def test_a_full_device_as_an_output_file_is_one_line_and_stays_a_device(good: Path) -> None:
    device = Path("/dev/full")
    if os.geteuid() == 0:  # never the system's own: root may replace it
        device = good / "full"
        try:
            os.mknod(device, stat.S_IFCHR | 0o666, os.makedev(1, 7))
            device.open("wb").close()
        except OSError:
            pytest.skip("this system lets nobody make devices")
    answer = run("good.md", "--output-format", f"json={device}", cwd=good)
    assert (answer.code, answer.err) == (2, f"leaflint: {device} cannot be written: no space left on device\n")
    assert stat.S_ISCHR(device.stat().st_mode)


@posix
def test_a_pipe_as_an_output_file_is_written_to(good: Path) -> None:
    os.mkfifo(good / "pipe")
    with start("check", "good.md", "--output-format", "json=pipe", cwd=good) as process:
        told = json.loads((good / "pipe").read_text(encoding="utf-8"))
    assert (process.returncode, told["summary"]["sheets"]) == (0, 1)
    assert stat.S_ISFIFO((good / "pipe").stat().st_mode)


def test_an_output_file_that_is_a_link_is_refused(good: Path) -> None:
    with contextlib.suppress(OSError, NotImplementedError):
        (good / "out").symlink_to("good.md")
    if not (good / "out").is_symlink():
        pytest.skip("this system lets nobody make links")
    answer = run("good.md", "--output-format", "json=out", cwd=good)
    assert (answer.code, answer.err) == (2, "leaflint: out is a symbolic link; name the file itself\n")
    assert (good / "good.md").read_text(encoding="utf-8") == PUBLISHED


@pytest.mark.parametrize("arguments", [(), ("--output-format", "json")])
def test_a_reader_that_goes_away_is_no_success(arguments: tuple[str, ...], sheets: Path) -> None:
    with start("check", ".", "--jobs", "1", *arguments, cwd=sheets) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        err = process.stderr.read().decode()
    assert process.returncode == 2
    assert err.startswith("leaflint: standard output cannot be written: ")
    assert err.count("\n") == 1


def test_a_sheet_of_many_megabytes_on_standard_input_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "many").open("wb") as file:
        file.truncate(64 << 20)
    with (tmp_path / "many").open("rb") as many:
        assert "the file is too large" in from_stream(many, tmp_path)


@posix
def test_standard_input_without_end_is_too_large(tmp_path: Path) -> None:
    with Path("/dev/zero").open("rb") as endless:
        assert "the file is too large" in from_stream(endless, tmp_path)


def from_stream(stream: IO[bytes], folder: Path) -> str:
    """What is said of a sheet that comes from `stream`."""
    answer = run("--stdin-filename", "x.md", cwd=folder, stdin=stream)
    assert (answer.code, answer.err) == (1, "")
    return answer.out


NAMES = {
    "a terminal's colours": b"\x1b[31mred\x1b[0m.md",
    "a line break": b"a\nleaflint: all is well",
    "no UTF-8": b"a\xff.md",
    "what turns the line round": "a\u202eb.md".encode(),
    "a way out": b"../../../../etc/passwd",
    "a device": b"/dev/zero",
    "nothing": b"",
    "a megabyte": b"x" * 100_000,
}


@posix
@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_standard_input_is_only_a_name(name: str, tmp_path: Path) -> None:
    """Whatever it is, nothing is opened by it, and any format can take it."""
    formats = ("--output-format=json=out", "--output-format=text")
    answer = run("--stdin-filename", os.fsdecode(NAMES[name]), *formats, cwd=tmp_path, given=NOISE)
    assert (answer.code, answer.err) == (1, "")
    assert "unreadable-sheet: the file is not UTF-8" in answer.out.splitlines()[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("no\x1b[31mwhere.md",),
        ("--\x1b[31mfoo",),
        ("--select", "\x1b[31m"),
        ("--severity", "\x1b=\x1b"),
        ("--output-format", "\x1b"),
        ("--output-format", "json=no/\x1b\u202e"),
        ("--config", "\x1b.toml"),
        ("--as-of", "\x1b"),
        ("--as-of", "99999-01-01"),
        ("--jobs", "9" * 5_000),
        ("--jobs", "0"),
    ],
    ids=repr,
)
def test_a_hostile_argument_is_one_line_that_no_terminal_obeys(arguments: tuple[str, ...], good: Path) -> None:
    answer = run("good.md", *arguments, cwd=good)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("leaflint: ")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("as_of", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all_are_days(as_of: str, good: Path) -> None:
    assert run("good.md", "--as-of", as_of, cwd=good).code == 1


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    """The process ids of the two workers, once they are there."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(2_000):
        found = [int(word) for word in children.read_text(encoding="utf-8").split()]
        if len(found) == 2:
            return found
        time.sleep(0.005)
    pytest.fail("there are no workers")


def all_end(processes: list[int]) -> bool:
    """Whether they all end within 10 seconds."""
    for _ in range(1_000):
        if not any(Path(f"/proc/{one}").exists() for one in processes):
            return True
        time.sleep(0.01)
    for one in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    return False


@linux
@pytest.mark.parametrize("later", [0, 0.1])
def test_an_interrupted_run_is_one_line_and_leaves_no_process(later: float, sheets: Path) -> None:
    with start("check", ".", "--jobs", "2", cwd=sheets, start_new_session=True) as process:
        workers = workers_of(process)
        time.sleep(later)
        os.killpg(process.pid, signal.SIGINT)  # what Ctrl-C does: to all of them at once
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, b"")
    # Before it stands the end of the line on which a terminal shows ^C.
    assert err.lstrip(b"\n") == b"leaflint: interrupted; nothing more was checked\n"
    assert all_end(workers)


@linux
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL], ids=lambda ending: ending.name)
def test_a_run_that_is_ended_leaves_no_process(ending: signal.Signals, sheets: Path) -> None:
    with start("check", ".", "--jobs", "2", cwd=sheets, start_new_session=True) as process:
        workers = workers_of(process)
        process.send_signal(ending)
        process.wait(timeout=20)
        assert all_end(workers)


@linux
def test_a_worker_that_dies_is_told_and_is_no_success(sheets: Path) -> None:
    with start("check", ".", "--jobs", "2", "--output-format", "json", cwd=sheets, start_new_session=True) as process:
        os.kill(workers_of(process)[0], signal.SIGKILL)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 3
    assert all(line.startswith("leaflint: a worker process died; not checked: ") for line in err.decode().splitlines())
    assert json.loads(out)["summary"]["sheets"] == 400
    assert not OBEYED.search(err.decode())
