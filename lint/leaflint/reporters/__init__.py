"""Reporters: one outcome, written for people and for programs. They read nothing else."""

from __future__ import annotations

import importlib

from leaflint.outcome import Outcome
from leaflint.reporters.text import render_text, statistics

FORMATS: tuple[str, ...] = ("text", "json", "github", "sarif", "junit", "gitlab", "rdjson")


def render(name: str, outcome: Outcome) -> str:
    """The outcome in the format of that name, one of FORMATS; its reporter is imported when it is asked for."""
    module = importlib.import_module(f"{__name__}.{name}")
    text: str = module.render(outcome)
    return text


__all__ = ["FORMATS", "render", "render_text", "statistics"]
