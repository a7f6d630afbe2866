"""What is in the package that users install."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """The wheel that the checkout builds."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(TOP)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return zipfile.Path(built)


def test_the_wheel_holds_every_file_of_the_schema(wheel: zipfile.Path) -> None:
    for file in (TOP / "schema").rglob("*.*"):
        packed = wheel.joinpath("leaflint", *file.relative_to(TOP).parts)
        assert packed.read_bytes() == file.read_bytes(), f"{file.name} is missing or differs"


def test_the_wheel_says_that_it_is_typed(wheel: zipfile.Path) -> None:
    assert (wheel / "leaflint" / "py.typed").is_file()


def test_the_wheel_holds_the_licence_and_the_command(wheel: zipfile.Path) -> None:
    (about,) = (folder for folder in wheel.iterdir() if folder.name.endswith(".dist-info"))
    assert (about / "licenses" / "LICENSE").is_file()
    assert "leaflint = leaflint.cli:main" in (about / "entry_points.txt").read_text(encoding="utf-8")


def test_the_wheel_holds_nothing_but_the_package(wheel: zipfile.Path) -> None:
    assert {re.sub(r"-.*\.", "-*.", entry.name) for entry in wheel.iterdir()} == {"leaflint", "leaflint-*.dist-info"}


def test_the_hooks_use_the_versions_of_the_constraints() -> None:
    pinned = set((TOP / "constraints.txt").read_text(encoding="utf-8").split())
    hooks = (TOP / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    used = set(re.findall(r"[\w.-]+==[\w.]+", hooks))
    assert used, "the hooks pin nothing"
    assert used <= pinned
