"""One run: the files that were asked for, analysed, and what came of it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from leaflint import __version__
from leaflint.checking.across import compare
from leaflint.checking.analysis import Analysis
from leaflint.checking.batches import File
from leaflint.checking.counting import together
from leaflint.checking.files import ENDINGS, find_sheets, shown
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.selection import Selection
from leaflint.checking.workers import analyse_all
from leaflint.errors import InputError
from leaflint.finding import Severity, order
from leaflint.outcome import Outcome, RuleText, SheetState, Summary
from leaflint.rules.rule import Rule


class Asked(NamedTuple):
    """What a run is asked to check: paths (none: the `configured` folders), or one sheet's `given` bytes.

    `root` is the folder to which `exclude` is relative.
    """

    paths: Sequence[Path]
    configured: Sequence[Path]
    exclude: Sequence[str]
    root: Path
    cwd: Path
    given: tuple[str, bytes] | None = None
    jobs: int | None = None


class Checked(NamedTuple):
    """Every analysis of a run, by path, how many Markdown files were left out, and leaflint's own failures."""

    analyses: tuple[Analysis, ...]
    left_out: int
    faults: tuple[str, ...]


def check(asked: Asked, recipe: Recipe) -> Checked:
    """Analyse what is asked for.

    Raises InputError for a path that is not there, and where there is no sheet at all.
    """
    left_out = 0
    files: list[File] = [asked.given] if asked.given else []
    if not asked.given:
        paths = list(asked.paths) or _configured(asked)
        found = find_sheets(paths, asked.exclude, asked.root, asked.cwd)
        if not found.sheets:
            raise InputError(_nothing(paths, found.left_out, asked.cwd))
        files, left_out = list(found.sheets), found.left_out
    setting = make_setting(recipe)
    analyses, faults = analyse_all(files, recipe, setting, asked.jobs)
    analyses.sort(key=lambda analysis: analysis.path)
    return Checked(tuple(compare(analyses, setting)), left_out, tuple(faults))


def outcome_of(checked: Checked, selection: Selection, as_of: datetime.date) -> Outcome:
    """What reporters are told of a run."""
    analyses = checked.analyses
    findings = sorted((finding for analysis in analyses for finding in analysis.findings), key=order)
    levels = Counter(finding.severity for finding in findings)
    kinds = Counter(analysis.kind for analysis in analyses)
    summary = Summary(
        sheets=len(analyses) - kinds["page"],
        unreadable=kinds["unreadable"],
        pages=kinds["page"],
        left_out=checked.left_out,
        errors=levels[Severity.ERROR],
        warnings=levels[Severity.WARNING],
        notes=levels[Severity.NOTE],
        suppressed=sum(analysis.suppressed for analysis in analyses),
        read=together(analysis.counts for analysis in analyses),
    )
    return Outcome(
        version=__version__,
        as_of=as_of.isoformat(),
        summary=summary,
        findings=tuple(findings),
        sheets=tuple(_state(analysis, as_of) for analysis in analyses if analysis.kind != "page"),
        rules=tuple(rule_text(rule) for rule in selection.rules),
        faults=checked.faults,
    )


def rule_text(rule: Rule) -> RuleText:
    """A rule as reporters and readers are shown it."""
    examples = [("bad", example.snippet) for example in rule.bad] + [("good", example.snippet) for example in rule.good]
    return RuleText(rule.name, rule.group, rule.severity, rule.summary, rule.reason, rule.source, tuple(examples))


def _state(analysis: Analysis, as_of: datetime.date) -> SheetState:
    return SheetState(
        path=analysis.path,
        readable=analysis.kind == "sheet",
        drug=analysis.drug,
        revised=analysis.revised,
        stale_on=analysis.stale_on,
        lapses_on=analysis.lapses_on,
        stale=bool(analysis.stale_on and analysis.stale_on < as_of.isoformat()),
    )


def _configured(asked: Asked) -> list[Path]:
    for folder in asked.configured:
        if not folder.exists():
            name = shown(folder, asked.cwd)
            raise InputError(
                f"the sheets folder {name!r} is not there; name the sheets to check, or set 'sheets' in leaflint.toml"
            )
    return list(asked.configured)


def _nothing(paths: Iterable[Path], left_out: int, cwd: Path) -> str:
    where = ", ".join(repr(shown(cwd / path, cwd)) for path in paths)
    others = f" ({left_out} left out: README and the like, ignored by git, or excluded)" if left_out else ""
    return f"no sheet under {where}: looked for files ending in {' or '.join(ENDINGS)}, found none{others}"
