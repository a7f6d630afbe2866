"""`leaflint rules` and `leaflint explain`, and the page that they write."""

from __future__ import annotations

import json
from pathlib import Path

from leaflint.rules.registry import all_rules

from .conftest import Leaflint

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_documentation_is_current(leaflint: Leaflint) -> None:
    written = leaflint("rules", "--output-format", "markdown").out
    assert PAGE.read_text(encoding="utf-8") == written, "run: leaflint rules --output-format markdown > docs/rules.md"


def test_every_rule_is_listed_with_its_level_and_summary(leaflint: Leaflint) -> None:
    out = leaflint("rules").out
    assert all(rule.name in out and rule.summary in out for rule in all_rules())
    listed = json.loads(leaflint("rules", "--output-format", "json").out)
    assert [rule["name"] for rule in listed] == [rule.name for rule in all_rules()]


def test_a_rule_is_explained_with_a_bad_and_a_good_example(leaflint: Leaflint) -> None:
    out = leaflint("explain", "stale-revision").out
    assert "Doses, warnings and approvals change" in out
    assert "Reported:" in out
    assert "«2024-11-21»" in out
    assert "Left alone:" in out


def test_a_misspelt_rule_gives_the_nearest(leaflint: Leaflint) -> None:
    run = leaflint("explain", "stale-revison")
    assert (run.code, run.err) == (2, "leaflint: no rule is called 'stale-revison'; did you mean 'stale-revision'?\n")
