"""Our own sheets with a few words changed, and what some rules find in them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache

from leaflint.checking.analysing import analyse
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.finding import Finding
from leaflint.rules.policy import Policy

from .editing import ROOT

TODAY = "2026-11-22"
OURS = tuple(sorted(path.stem for path in (ROOT / "sheets").glob("*.md")))


@cache
def setting(as_of: str, rules: tuple[str, ...]) -> Setting:
    return make_setting(Recipe(Policy(datetime.date.fromisoformat(as_of)), select=rules))


def ours(drug: str, *changes: tuple[str, str]) -> str:
    """Our sheet about a drug, each first text of a change in it replaced by the second."""
    text = (ROOT / "sheets" / f"{drug}.md").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"the sheet does not say {old!r}"
        text = text.replace(old, new)
    return text


def mini(drug: str, *answers: tuple[str, str], revised: str = "2026-11-22", head: str = "") -> str:
    """A sheet as published: a title, a date, and questions with their answers."""
    parts = [f"{head}# {drug}\n\n### NMOSD", f"Revised {revised}"]
    return "\n\n".join([*parts, *(f"## {question}\n\n{answer}" for question, answer in answers)]) + "\n"


def found(text: str, *rules: str, as_of: str = TODAY) -> list[Finding]:
    """What these rules find."""
    return list(analyse("sheet.md", text.encode(), setting(as_of, rules)).findings)


def told(findings: Iterable[Finding]) -> list[tuple[str, str | None]]:
    """Level and property of each finding."""
    return [(finding.severity.value, finding.property) for finding in findings]
