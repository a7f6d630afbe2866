"""Hostile sheets: a clean finding or none, in less than two seconds, and no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import LIMIT, OBEYED, Leaflint, within
from .inputs import INPUTS


def test_there_are_at_least_40() -> None:
    assert len(INPUTS) >= 40


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.usefixtures("quick")
def test_a_hostile_sheet_gets_a_clean_answer_at_once(name: str, leaflint: Leaflint, folder: Path) -> None:
    (folder / "sheet.md").write_bytes(INPUTS[name].make())
    with within(LIMIT):
        run = leaflint("check", "sheet.md", "--isolated", "--output-format", "text", "--output-format", "json=told")
    told = json.loads((folder / "told").read_text(encoding="utf-8"))
    assert run.err == ""
    assert run.code == int(told["summary"]["errors"] > 0)
    assert told["summary"]["sheets"] == 1
    assert "Traceback" not in run.out
    assert not OBEYED.search(run.out)
    assert INPUTS[name].says in run.out
    assert max((len(finding["message"]) for finding in told["findings"]), default=0) <= 300
