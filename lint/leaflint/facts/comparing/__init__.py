"""Comparing: whether two witnesses speak of the same thing, and whether they disagree."""

from __future__ import annotations

from leaflint.facts.comparing.about import apart, band, people, phase, youngest
from leaflint.facts.comparing.disagreement import agree, departs, disagree
from leaflint.facts.comparing.rates import weaker
from leaflint.facts.comparing.statement import Statement, qualifier
from leaflint.facts.comparing.values import holds, is_younger

__all__ = [
    "Statement",
    "agree",
    "apart",
    "band",
    "departs",
    "disagree",
    "holds",
    "is_younger",
    "people",
    "phase",
    "qualifier",
    "weaker",
    "youngest",
]
