"""Suppressions applied: which problems they hide, and which of them hide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.checking.judging import Judged
from leaflint.checking.selection import nearest_rule
from leaflint.checking.setting import Setting
from leaflint.rules.examined import Examined
from leaflint.rules.rule import SuppressionUse
from leaflint.rules.suppression import Suppression, read_suppression


def suppress(judged: Iterable[Judged], examined: Examined, setting: Setting) -> tuple[list[Judged], int, list[Judged]]:
    """The problems that stay, how many are hidden, and the problems with the suppressions themselves."""
    suppressions = [read_suppression(comment) for comment in examined.sheet.comments]
    in_effect = [one for one in suppressions if one.holds(examined.policy.as_of)]
    used: set[tuple[int, str]] = set()
    kept: list[Judged] = []
    hidden = 0
    for found in judged:
        names = _hiding(found, in_effect, examined)
        used.update(names)
        hidden += bool(names)
        if not names:
            kept.append(found)
    on = frozenset(rule.name for rule in setting.selection.rules)
    uses = [_use(one, used, on, examined) for one in suppressions]
    rules = [rule for rule in setting.selection.rules if rule.takes == "suppression"]
    return (
        kept,
        hidden,
        [Judged(rule, problem) for rule in rules for use in uses for problem in rule.check(examined, use)],
    )


def _hiding(found: Judged, in_effect: Iterable[Suppression], examined: Examined) -> set[tuple[int, str]]:
    """The names, each with the place of its suppression, that hide this problem."""
    rule, property = found.rule.name, found.problem.property
    line = found.line(examined.sheet.text)
    names = (rule, f"{rule}:{property}")
    return {
        (one.span.start, name)
        for one in in_effect
        if one.covers(rule, property, line)
        for name in names
        if name in one.rules
    }


def _use(one: Suppression, used: set[tuple[int, str]], on: frozenset[str], examined: Examined) -> SuppressionUse:
    unknown = [name for name in one.rules if name.partition(":")[0] not in examined.rule_names]
    unused = [
        name
        for name in one.rules
        if one.holds(examined.policy.as_of) and name.partition(":")[0] in on and (one.span.start, name) not in used
    ]
    return SuppressionUse(one, tuple(unused), tuple(_with_nearest(unknown)))


def _with_nearest(names: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    return ((name, nearest_rule(name)) for name in names)
