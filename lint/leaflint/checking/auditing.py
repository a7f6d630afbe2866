"""The ledger itself under the rules."""

from __future__ import annotations

from collections.abc import Iterable

from leaflint.approvals import Books, Fault
from leaflint.checking.analysis import Analysis
from leaflint.checking.bounding import MOST
from leaflint.checking.judging import Judged, findings_of
from leaflint.checking.setting import Setting
from leaflint.rules.audit import Audit


def audited(books: Books, analyses: Iterable[Analysis], setting: Setting) -> Analysis:
    """What the rules about the ledger find in it, given the analyses of the sheets that were checked."""
    audit = Audit(books, tuple(_unfounded(analysis) for analysis in analyses if analysis.unfounded))
    rules = [rule for rule in setting.selection.rules if rule.takes == "ledger"]
    judged = [Judged(rule, problem) for rule in rules for problem in list(rule.check(audit))[:MOST]]
    return Analysis(books.path, "ledger", findings=findings_of(judged, None, setting.selection, None))


def _unfounded(analysis: Analysis) -> Fault:
    return Fault(
        analysis.unfounded,
        f"line {analysis.unfounded} of the ledger approves a digest that no text of {analysis.path} has",
        "the entry was not made by 'leaflint approve'; let the text be approved again",
    )
