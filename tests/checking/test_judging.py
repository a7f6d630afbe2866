"""Fingerprints: the same finding is the same when lines move."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from leaflint.checking.analysing import analyse
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.rules.policy import Policy

PUBLISHED = (Path(__file__).parents[1] / "sheets" / "azathioprine-published.md").read_text(encoding="utf-8")
SETTING = make_setting(Recipe(Policy(datetime.date(2031, 1, 1))))


def fingerprints(text: str, path: str = "sheets/a.md") -> list[str]:
    return sorted(finding.fingerprint for finding in analyse(path, text.encode(), SETTING).findings)


@pytest.fixture
def broken() -> str:
    without = PUBLISHED.replace("**How often do I take it?**", "").replace("### Who makes this medication?", "")
    return without.replace("Usually 2 to 3 mg/kg/day.", "{dose} or {dose}")


def test_every_finding_has_its_own(broken: str) -> None:
    found = fingerprints(broken)
    assert len(found) == len(set(found)) > 4
    assert all(len(fingerprint) == 64 for fingerprint in found)


def test_moving_lines_changes_none(broken: str) -> None:
    assert fingerprints("\n\n" + broken.replace("\n---\n", "\n\n---\n\n")) == fingerprints(broken)


def test_another_day_changes_none(broken: str) -> None:
    later = make_setting(Recipe(Policy(datetime.date(2031, 2, 1))))
    again = sorted(finding.fingerprint for finding in analyse("sheets/a.md", broken.encode(), later).findings)
    assert again == fingerprints(broken)


def test_another_file_changes_all(broken: str) -> None:
    assert not set(fingerprints(broken)) & set(fingerprints(broken, "sheets/b.md"))
