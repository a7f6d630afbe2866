"""The rules that compare sheets, on the analyses of a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from leaflint.checking.analysis import Analysis, Awaiting
from leaflint.checking.bounding import MOST
from leaflint.checking.judging import Judged, findings_of
from leaflint.checking.setting import Setting
from leaflint.finding import Finding, order
from leaflint.rules.corpus import Corpus
from leaflint.rules.rule import Problem


def compare(analyses: Sequence[Analysis], setting: Setting) -> list[Analysis]:
    """The analyses with what the rules across sheets find in each, and what suppressions make of that."""
    rules = [rule for rule in setting.selection.rules if rule.takes == "corpus"]
    corpus = Corpus((analysis.account for analysis in analyses if analysis.account), setting.world)
    found: dict[str, list[Judged]] = {}
    for rule in rules:
        told: dict[str, int] = {}
        for problem in rule.check(corpus):
            path = _path(problem)
            told[path] = told.get(path, 0) + 1
            if told[path] <= MOST:
                found.setdefault(path, []).append(Judged(rule, problem))
    return [_completed(analysis, found.get(analysis.path, ()), setting) for analysis in analyses]


def _path(problem: Problem) -> str:
    assert not isinstance(problem.where, tuple), "a rule that compares sheets reports at places"
    return problem.where.path


def _completed(analysis: Analysis, judged: Iterable[Judged], setting: Setting) -> Analysis:
    findings = findings_of(judged, None, setting.selection, analysis.drug)
    used: set[int] = set()
    kept: list[Finding] = []
    for finding in findings:
        hiding = [at for at, one in enumerate(analysis.awaiting) if _hides(one, finding)]
        used.update(hiding)
        if not hiding:
            kept.append(finding)
    unused = [one.unused for at, one in enumerate(analysis.awaiting) if at not in used]
    if not findings and not analysis.awaiting:
        return analysis
    return msgspec.structs.replace(
        analysis,
        findings=tuple(sorted((*analysis.findings, *kept, *(f for found in unused for f in found)), key=order)),
        suppressed=analysis.suppressed + len(findings) - len(kept),
        awaiting=(),
    )


def _hides(one: Awaiting, finding: Finding) -> bool:
    named = one.name in (finding.rule, f"{finding.rule}:{finding.property}")
    return named and (one.lines is None or one.lines[0] <= finding.place.line <= one.lines[1])
