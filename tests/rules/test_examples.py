"""Every rule against its own examples: the same that the documentation shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache

import pytest

from leaflint.checking.across import compare
from leaflint.checking.analysing import analyse
from leaflint.checking.auditing import audited
from leaflint.checking.earlier import NOTHING, SourceText
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.finding import Finding, Place
from leaflint.rules.examples import OPEN, Example
from leaflint.rules.policy import Policy
from leaflint.rules.registry import all_rules
from leaflint.rules.rule import Rule

from .editing import GOOD, sheet_of, sheets_of, unmarked
from .signing import LEDGER, history_of

BAD = [
    pytest.param(rule, example, id=f"{rule.name}-{at}") for rule in all_rules() for at, example in enumerate(rule.bad)
]
FINE = [
    pytest.param(rule, example, id=f"{rule.name}-{at}") for rule in all_rules() for at, example in enumerate(rule.good)
]


@cache
def setting(as_of: str, *rules: str) -> Setting:
    return make_setting(Recipe(Policy(datetime.date.fromisoformat(as_of)), select=rules))


def findings(texts: dict[str, str], rule: Rule, example: Example) -> list[Finding]:
    """What `rule` reports; a rule about suppressions needs all others, for there to be something to suppress."""
    own = f"{example.sheet}.md"
    on = setting(example.as_of, *(() if rule.takes == "suppression" else (rule.name,)))
    earlier, books = history_of(example, on)
    for source in example.source:
        earlier = earlier._replace(source=SourceText(f"{source.sheet}.md", sheet_of(source).encode()))
    analyses = [
        analyse(path, text.encode(), on, earlier if path == own else NOTHING) for path, text in sorted(texts.items())
    ]
    analyses = [*compare(analyses, on), *([audited(books, analyses, on)] if books else [])]
    return [finding for analysis in analyses for finding in analysis.findings if finding.rule == rule.name]


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_is_reported_at_its_marks(rule: Rule, example: Example) -> None:
    pieces = {path: unmarked(text) for path, text in sorted(sheets_of(example).items())}
    texts = {path: text for path, (text, _) in pieces.items()}
    marks = [(path, *_between(text, *mark)) for path, (text, spans) in pieces.items() for mark in spans]
    marks += [(LEDGER, at, 1, at, 2) for at, line in enumerate(example.signatures or (), 1) if OPEN in line]
    assert marks, "a bad example without a mark shows nothing"
    found = findings(texts, rule, example)
    assert [_marked(finding.place) for finding in found] == marks, _shown(texts, found)


@pytest.mark.parametrize(("rule", "example"), FINE)
def test_a_good_example_is_left_alone(rule: Rule, example: Example) -> None:
    pieces = {path: unmarked(text) for path, text in sheets_of(example).items()}
    assert not any(marks for _, marks in pieces.values()), "a good example has nothing to mark"
    texts = {path: text for path, (text, _) in pieces.items()}
    found = findings(texts, rule, example)
    assert not found, _shown(texts, found)


@pytest.mark.parametrize("form", GOOD)
def test_a_good_sheet_is_silent_under_every_rule(form: str) -> None:
    text = GOOD[form].read_text(encoding="utf-8")
    on = setting("2026-11-22")
    (analysis,) = compare([analyse("sheet.md", text.encode(), on)], on)
    assert not analysis.findings, _shown({"sheet.md": text}, analysis.findings)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_says_what_why_and_what_to_write(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert len(rule.reason) > 60
    assert rule.bad
    assert rule.good


def _between(text: str, start: int, end: int) -> tuple[int, int, int, int]:
    def position(offset: int) -> tuple[int, int]:
        before = text[:offset]
        return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1

    return (*position(start), *position(end))


def _marked(place: Place) -> tuple[str, int, int, int, int]:
    return place.path, place.line, place.column, place.end_line, place.end_column


def _shown(texts: dict[str, str], found: Iterable[Finding]) -> str:
    out = []
    for finding in found:
        place = finding.place
        lines = texts[place.path].split("\n")
        out += [f"{place.line}:{place.column}-{place.end_line}:{place.end_column} {finding.rule}: {finding.message}"]
        out += [lines[place.line - 1], " " * (place.column - 1) + "^" * max(place.end_column - place.column, 1)]
    return "\n".join(out) or "nothing was reported"
