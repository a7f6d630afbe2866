"""Checking: which files are sheets, what each of them gives, and what came of the whole run."""

from __future__ import annotations

from leaflint.checking.analysis import Analysis
from leaflint.checking.recipe import Recipe
from leaflint.checking.run import Asked, Checked, check, outcome_of, rule_text
from leaflint.checking.selection import nearest_rule, rules_called, select_rules

__all__ = [
    "Analysis",
    "Asked",
    "Checked",
    "Recipe",
    "check",
    "nearest_rule",
    "outcome_of",
    "rule_text",
    "rules_called",
    "select_rules",
]
