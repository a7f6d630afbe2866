"""Suppressions that have no reason, are past their day, or hide nothing."""

from __future__ import annotations

from .fault import BEFORE, DECLARED, DECLARED_LINE, DOSE, SEED, Fault


def _comment(words: str) -> tuple[str, str]:
    return BEFORE, f"<!-- {words} -->\n\n{BEFORE}".replace("<!--", "«<!--", 1)


SUPPRESSIONS = [
    *(
        Fault(rule, SEED, *_comment(words))
        for rule, words in (
            ("unexplained-suppression", "leaflint: ignore empty-section"),
            ("unexplained-suppression", "leaflint: ignore empty-section --"),
            ("unexplained-suppression", "leaflint: ignore empty-section until 2027-03-01"),
            ("unexplained-suppression", "leaflint: ignore empty-section, non-answer"),
            ("expired-suppression", "leaflint: ignore empty-section until 2026-11-21 -- the council meets"),
            ("expired-suppression", "leaflint: ignore empty-section until 2020-01-01 -- the council meets"),
            ("expired-suppression", "leaflint: ignore empty-section until March -- the council meets"),
            ("expired-suppression", "leaflint: ignore empty-section until 2027-02-30 -- the council meets"),
            ("unused-suppression", "leaflint: ignore empty-section -- the council meets"),
            ("unused-suppression", "leaflint: ignore empty-section, non-answer -- the council meets"),
            ("unused-suppression", "leaflint: ignore stale-revison -- the council meets"),
            ("unused-suppression", "leaflint: ignore everything -- the council meets"),
            ("unused-suppression", "leaflint: ignore"),
            ("unused-suppression", "leaflint: ignore -- the council meets"),
            ("unused-suppression", "leaflint: disable empty-section -- the council meets"),
            ("unused-suppression", "leaflint:ignore empty-section -- the council meets"),
        )
    ),
    *(
        Fault(rule, DECLARED, "status: approved\nrevised", f"«status: approved # {words}\nrevised")
        for rule, words in (
            ("unexplained-suppression", "leaflint: ignore schema"),
            ("expired-suppression", "leaflint: ignore schema until 2026-01-01 -- the council meets"),
            ("unused-suppression", "leaflint: ignore schema -- the council meets"),
            ("unused-suppression", "leaflint: ignore shcema -- the council meets"),
            ("unused-suppression", "leaflint: be quiet"),
        )
    ),
]
FAIR_SUPPRESSIONS = [
    Fault(
        "",
        SEED,
        f"**What is the typical dosage?**\n\n---\n\n{DOSE}",
        "**What is the typical dosage?**\n\n---\n\n<!-- leaflint: ignore empty-section -- the dose comes in May -->\n\n"
        "TBD\n",
    ),
    Fault(
        "",
        SEED,
        f"**What is the typical dosage?**\n\n---\n\n{DOSE}",
        "**What is the typical dosage?**\n\n---\n\n"
        "<!-- leaflint: ignore empty-section until 2026-11-22 – the dose comes today -->\n\nTBD\n",
    ),
    Fault(
        "",
        DECLARED,
        DECLARED_LINE,
        "revised: 2021-01-15 # leaflint: ignore stale-revision, overtaken-revision -- in March\n",
    ),
    Fault("", SEED, BEFORE, f"<!-- markdownlint-disable MD013 -->\n\n{BEFORE}"),
    Fault("", SEED, BEFORE, f"<!-- the leaflint people say: ignore this -->\n\n{BEFORE}"),
]
