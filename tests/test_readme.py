"""What the README shows is what happens."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from leaflint.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_example_prints_what_the_readme_says(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = re.search(r"```console\n\$ leaflint (.*)\n```\n\n```text\n(.*?)```", README, re.DOTALL)
    assert found
    monkeypatch.chdir(ROOT)
    code = main(shlex.split(found[1]))
    assert capfdbinary.readouterr().out.decode() == found[2]
    assert code == 1


def test_a_finding_stands_on_the_first_screen() -> None:
    assert "error" in "".join(README.splitlines(keepends=True)[:24])


def test_every_page_that_is_linked_is_there() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name} links to {link}"
