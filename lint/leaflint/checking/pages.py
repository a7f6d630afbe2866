"""A page that compares drugs, as a witness: what its cells say, held against the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.checking.analysis import Analysis, Awaiting
from leaflint.checking.judging import Judged, findings_of
from leaflint.checking.setting import Setting
from leaflint.checking.suppressing import suppress
from leaflint.facts import Fact
from leaflint.finding import Finding, Place, order
from leaflint.reading import ComparisonPage
from leaflint.rules.account import Account
from leaflint.rules.accounts import packed_facts
from leaflint.rules.examined import Examined

#: What holds one statement against the record or against how amounts are written. All other rules ask of a sheet
#: what a cell need not say.
_RULES = frozenset({"conflict-with-label", "month-for-weeks", "unsafe-notation"})


def analysis_of(page: ComparisonPage, columns: Iterable[Examined], setting: Setting) -> Analysis:
    """What a page states of each drug, and what the facts of record hold against a cell."""
    facts: list[Fact] = []
    findings: list[Finding] = []
    awaiting: tuple[Awaiting, ...] = ()
    suppressed = 0
    condition, language = "", ""
    for column in columns:
        condition, language = column.condition or "", column.sheet.language
        facts += (fact for fact in column.all_facts if fact.section)
        kept, hidden, uses = suppress(_judged(column, setting), column, setting)
        suppressed += hidden
        findings += findings_of(kept, page.text, setting.selection, column.drug)
        # Every column has the comments of the page, so that those of one stand for all.
        awaiting = tuple(Awaiting(one.name, one.lines) for one in uses.awaiting)
    facts.sort(key=lambda fact: (fact.place.line, fact.place.column, fact.property, fact.value, fact.qualifiers))
    path = page.text.path
    account = Account(
        path=path,
        drug="",
        condition=condition,
        language=language,
        jurisdiction=setting.world.policy.jurisdiction,
        revised="",
        statements_packed=packed_facts(facts, "", condition),
    )
    return Analysis(
        path,
        "page",
        condition=condition or None,
        language=language or None,
        account=account if facts else None,
        findings=tuple(sorted(findings, key=order)),
        suppressed=suppressed,
        awaiting=awaiting,
    )


def _judged(column: Examined, setting: Setting) -> Iterator[Judged]:
    """What rules find in the cells of a drug; what a cell does not say is no fault of a page."""
    cells = [column.place(column.sheet.prose.source(section.answer)) for section in column.sheet.sections]
    for rule in setting.selection.rules:
        if rule.takes == "sheet" and rule.name in _RULES:
            for problem in rule.check(column):
                where = problem.where if isinstance(problem.where, Place) else column.place(problem.where)
                if any(_is_in(where, cell) for cell in cells):
                    yield Judged(rule, problem)


def _is_in(place: Place, cell: Place) -> bool:
    return cell.line == place.line and cell.column <= place.column and place.end_column <= cell.end_column
