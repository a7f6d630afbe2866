"""The findings of an earlier day: hidden while they stay, told of once they are gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import PUBLISHED, Leaflint


def summary(leaflint: Leaflint, *arguments: str) -> dict[str, int]:
    """The counts of a run."""
    found: dict[str, int] = json.loads(leaflint("check", "--output-format", "json", *arguments).out)["summary"]
    return found


def test_what_is_recorded_is_hidden(leaflint: Leaflint, bad: Path) -> None:
    before = summary(leaflint)
    assert leaflint("check", "--write-baseline", "known.json").code == 0
    run = leaflint("check", "--baseline", "known.json")
    assert (run.code, run.out.count("bad.md:")) == (0, 0)
    after = summary(leaflint, "--baseline", "known.json")
    assert after["errors"] == after["warnings"] == 0
    assert after["baselined"] == before["errors"] + before["warnings"] + before["notes"]


def test_moving_a_paragraph_changes_nothing(leaflint: Leaflint, bad: Path) -> None:
    leaflint("check", "--write-baseline", "known.json")
    bad.write_text("\n\n\n" + bad.read_text(encoding="utf-8"), encoding="utf-8")
    assert leaflint("check", "--baseline", "known.json").code == 0


def test_what_is_new_is_told(leaflint: Leaflint, bad: Path) -> None:
    leaflint("check", "--write-baseline", "known.json")
    text = bad.read_text(encoding="utf-8")
    bad.write_text(text.replace("**How do I take it?**\n", ""), encoding="utf-8")
    run = leaflint("check", "--baseline", "known.json")
    assert run.code == 1
    assert "administration" in run.out
    assert "insurance" not in run.out


def test_what_is_gone_is_said_and_can_be_removed(leaflint: Leaflint, bad: Path) -> None:
    leaflint("check", "--write-baseline", "known.json")
    bad.write_text(PUBLISHED, encoding="utf-8")
    assert "gone from the baseline: " in leaflint("check", "--baseline", "known.json").err
    run = leaflint("check", "--baseline", "known.json", "--prune-baseline")
    assert "2 entries removed, 0 left" in run.err
    assert json.loads(Path("known.json").read_text(encoding="utf-8")) == {"version": 1, "entries": []}


def test_of_sheets_that_were_not_checked_nothing_is_gone(leaflint: Leaflint, good: Path, bad: Path) -> None:
    leaflint("check", "--write-baseline", "known.json")
    assert "gone" not in leaflint("check", str(good), "--baseline", "known.json").err
    bad.unlink()
    assert "gone" in leaflint("check", str(good), "--baseline", "known.json").err


def test_an_error_of_safety_stays_until_the_entry_says_why(leaflint: Leaflint, good: Path) -> None:
    good.write_text(PUBLISHED.replace("2 to 3 mg/kg/day", "20 to 30 mg/kg/day"), encoding="utf-8")
    run = leaflint("check", "--write-baseline", "known.json")
    assert run.code == 1
    assert "concern" in run.err and "reason" in run.err
    path = Path("known.json")
    known = json.loads(path.read_text(encoding="utf-8"))
    for entry in known["entries"]:
        entry["reason"] = "The council looks into it on 2026-12-01."
    path.write_text(json.dumps(known), encoding="utf-8")
    assert leaflint("check", "--baseline", "known.json").code == 0
    assert leaflint("check", "--write-baseline", "known.json").code == 0, "reasons are kept"


def test_a_sheet_that_cannot_be_read_is_never_an_old_matter(leaflint: Leaflint, good: Path) -> None:
    good.write_bytes(b"\xff")
    leaflint("check", "--write-baseline", "known.json")
    assert leaflint("check", "--baseline", "known.json").code == 1


def test_the_file_is_the_same_each_time_and_one_entry_a_line(leaflint: Leaflint, bad: Path) -> None:
    leaflint("check", "--write-baseline", "one.json", "--jobs", "1")
    leaflint("check", "--write-baseline", "two.json", "--jobs", "2")
    one = Path("one.json").read_text(encoding="utf-8")
    assert one == Path("two.json").read_text(encoding="utf-8")
    assert one.count('"fingerprint"') == one.count("\n") - 2


@pytest.mark.parametrize("content", [None, "[]", "{", '{"version": 2}', '{"entries": [{"fingerprint": 1}]}'])
def test_what_is_no_baseline_is_one_line(leaflint: Leaflint, good: Path, content: str | None) -> None:
    if content is not None:
        Path("known.json").write_text(content, encoding="utf-8")
    run = leaflint("check", "--baseline", "known.json")
    assert run.code == 2
    assert run.err.startswith("leaflint: known.json")
    assert run.err.count("\n") == 1


def test_options_that_exclude_each_other_say_so(leaflint: Leaflint, good: Path) -> None:
    assert leaflint("check", "--prune-baseline").code == 2
    assert leaflint("check", "--baseline", "a.json", "--write-baseline", "b.json").code == 2
