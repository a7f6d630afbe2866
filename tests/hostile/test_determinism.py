"""The same sheets give the same bytes, whatever the machine, the place, the order and the number of processes."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest

from leaflint.reporters import FORMATS

from .conftest import ENVIRONMENT, start
from .hostile import PUBLISHED, REVISED

FILES = [f"--output-format={one}=../out.{one}" for one in FORMATS]
CALM = {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}
NAMES = ("é.md", "E.md", "e.md", "Z.md", "a.md", "İ.md", "ı.md", "ñ.md")


def _sheets() -> dict[str, str]:
    """220 sheets, most with faults, under names that every alphabet sorts in its own way."""
    questions = PUBLISHED.split("### ")
    texts = [PUBLISHED.replace(f"### {question}", "") for question in questions[1:]]
    texts += [PUBLISHED.replace(REVISED, f"Revised {date}") for date in ("3/4/2021", "2021-02-30", "2020-01-01", "")]
    texts += [f"---\ndrug: {drug}\ncolour: red\n---\n\n{PUBLISHED}" for drug in ("azathioprin", "ñandú", "[")]
    names = [f"{folder}/{n}{name}" for folder in ("a", "B", "ä") for n in range(10) for name in NAMES][:220]
    return dict(zip(names, itertools.cycle(texts), strict=False))


def outputs(folder: Path, *arguments: str, order: int = 0, **environment: str) -> dict[str, bytes]:
    """Every output of one run in a new `folder`, in which the sheets are made in the order of a shuffle."""
    sheets = list(_sheets().items())
    random.Random(order).shuffle(sheets)
    for name, text in sheets:
        path = folder / "here" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    variables = {**ENVIRONMENT, **CALM, **environment}
    command = ["check", "--isolated", "--as-of", "2026-11-22", *FILES, *(arguments or ["."])]
    with start(*command, cwd=folder / "here", env=variables) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (1, b"", b"")
    return {one: (folder / f"out.{one}").read_bytes() for one in FORMATS}


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The outputs of a run with nothing special about it."""
    return outputs(tmp_path_factory.mktemp("calm"), "--jobs", "1", ".")


@pytest.mark.parametrize(
    "arguments, environment",
    [
        ((), {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}),
        (("--jobs", "2", "."), {"PYTHONHASHSEED": "4242"}),
        ((), {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"}),
        ((), {"LC_ALL": "es_ES.ISO8859-1", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}),
        (("ä", "a", "B"), {}),
        (("B", "--jobs", "2", "a/0a.md", "./a", "ä", "a"), {"COLUMNS": "20", "TERM": "dumb"}),
    ],
    ids=["hash seed and time zone", "processes", "Turkish", "Spanish Latin-1", "order", "order and overlap"],
)
def test_every_output_is_the_same(
    arguments: tuple[str, ...], environment: dict[str, str], tmp_path: Path, calm: dict[str, bytes]
) -> None:
    """Each run is also in another folder, in which the files were made in another order."""
    assert outputs(tmp_path, *arguments, order=len(str(environment)), **environment) == calm
    assert b"azathioprin" in calm["json"]


def test_a_second_run_says_the_same(tmp_path: Path, calm: dict[str, bytes]) -> None:
    outputs(tmp_path, "--jobs", "1", ".")
    assert outputs(tmp_path, "--jobs", "2", ".") == calm
