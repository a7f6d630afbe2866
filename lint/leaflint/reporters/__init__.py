"""Reporters: one outcome, written for people and for programs. They read nothing else."""

from __future__ import annotations

import importlib

from leaflint.outcome import Outcome
from leaflint.reporters.text import render_text, statistics

FORMATS = ("text", "json", "github", "sarif", "junit", "gitlab", "rdjson")


def render(format: str, outcome: Outcome) -> str:
    """The outcome in one of FORMATS; each reporter is imported when it is asked for."""
    module = importlib.import_module(f"{__name__}.{format}")
    text: str = module.render(outcome)
    return text


__all__ = ["FORMATS", "render", "render_text", "statistics"]
