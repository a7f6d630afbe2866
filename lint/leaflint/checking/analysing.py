"""The line from bytes to findings, for one file: a pure function of the file and the world."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.approvals import digests_of
from leaflint.approvals.state import ApprovalState, state_of
from leaflint.checking.analysis import Analysis, Awaiting
from leaflint.checking.bounding import bounded, unread
from leaflint.checking.counting import counted
from leaflint.checking.earlier import NOTHING, Earlier, SourceText
from leaflint.checking.judging import findings_of
from leaflint.checking.pages import analysis_of
from leaflint.checking.rereading import former, reread
from leaflint.checking.selection import Selection
from leaflint.checking.setting import Setting
from leaflint.checking.suppressing import suppress
from leaflint.facts import Fact, add_months, make_instance, read_facts
from leaflint.finding import Place
from leaflint.nodes import plain
from leaflint.reading import ComparisonPage, Sheet, Unreadable, read_sheet
from leaflint.rules.accounts import account_of
from leaflint.rules.examined import Examined, World
from leaflint.rules.former import Former
from leaflint.rules.rule import Problem, Rule


def analyse(path: str, data: bytes, setting: Setting, earlier: Earlier = NOTHING) -> Analysis:
    """The analysis of the file `path`, whose content is `data`, held against its earlier texts.

    Bad input becomes findings, never an exception.
    """
    read = read_sheet(path, data, setting.world.vocabulary)
    if isinstance(read, Unreadable):
        return unreadable(path, read, setting.selection)
    if isinstance(read, ComparisonPage):
        return analysis_of(read, (examine(column, setting) for column in read.columns), setting)
    examined = examine(read, setting, earlier)
    judged, cut = bounded(_checked(examined, setting.selection), read.text, setting.selection)
    kept, suppressed, uses = suppress(judged, examined, setting)
    used, cut_too = bounded(uses.found, read.text, setting.selection)
    judged = [*kept, *used, *cut, *cut_too]
    line = examined.revision
    limit = examined.policy.limit(examined.drug, examined.condition)
    last = line.values[0].last if line else None
    return Analysis(
        path,
        "sheet",
        drug=examined.drug or (read.drug.words if read.drug else None),
        condition=examined.condition,
        language=read.language,
        revised=line.values[0].iso if line else None,
        stale_on=add_months(last, limit.warn_months).isoformat() if last else None,
        lapses_on=add_months(last, limit.error_months).isoformat() if last else None,
        account=account_of(examined),
        findings=findings_of(judged, read.text, setting.selection, examined.drug),
        suppressed=suppressed,
        awaiting=tuple(
            Awaiting(one.name, one.lines, findings_of(one.unused, read.text, setting.selection, examined.drug))
            for one in uses.awaiting
        ),
        counts=counted(examined.all_facts),
        unfounded=examined.signoff.unfounded if examined.signoff else 0,
        approval=_approval(examined),
    )


def _approval(sheet: Examined) -> ApprovalState | None:
    if sheet.signoff is None:
        return None
    return state_of(
        sheet.signoff, sheet.digests, sheet.all_facts, sheet.logistics, sheet.policy.as_of, claims=bool(sheet.approving)
    )


def unreadable(path: str, why: Unreadable, selection: Selection) -> Analysis:
    """The analysis of a file that cannot be read."""
    return Analysis(path, "unreadable", findings=findings_of(unread(why, selection), None, selection, None))


def examine(sheet: Sheet, setting: Setting, earlier: Earlier = NOTHING) -> Examined:
    """A sheet with its facts, what the schema holds against it, and what is known of it besides."""
    world = setting.world
    facts, dates, denials = read_facts(sheet, world.vocabulary, world.policy.order)
    instance = make_instance(sheet, facts)
    declared = plain(sheet.front) if sheet.front else None
    violations = setting.schema.violations(instance.content, declared)
    base = former(earlier.base, sheet.path, world)
    signed = base if earlier.approved == earlier.base else former(earlier.approved, sheet.path, world)
    signoff = earlier.signoff
    if earlier.is_signed:
        signoff = reread(signoff, digests_of(sheet, dates), lambda: facts)
    elif signed:
        signoff = reread(signoff, signed.digests, lambda: _facts(signed, world))
    source = _source(sheet, setting, earlier.source)
    return Examined(sheet, facts, dates, instance, violations, world, denials, signoff, base, source)


def _source(sheet: Sheet, setting: Setting, source: SourceText | None) -> Examined | Unreadable | None:
    """The sheet that another translates, as a witness: nothing that it translates in its turn is read."""
    if source is None:
        return None
    if isinstance(source.data, Unreadable):
        return source.data
    read = read_sheet(source.path, source.data, setting.world.vocabulary)
    if isinstance(read, ComparisonPage):
        return Unreadable("a page of comparison tables is no sheet", "", Place(source.path))
    return read if isinstance(read, Unreadable) else examine(read, setting)


def _facts(then: Former, world: World) -> tuple[Fact, ...]:
    return read_facts(then.sheet, world.vocabulary, world.policy.order).facts


def _checked(examined: Examined, selection: Selection) -> Iterator[tuple[Rule, Iterator[Problem]]]:
    return ((rule, rule.check(examined)) for rule in selection.rules if rule.takes == "sheet")
