"""Suppressions applied: which problems they hide, and which of them hide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from leaflint.checking.judging import Judged
from leaflint.checking.selection import nearest_rule
from leaflint.checking.setting import Setting
from leaflint.rules.examined import Examined
from leaflint.rules.rule import Problem, Rule, SuppressionUse
from leaflint.rules.suppression import Suppression, read_suppression

# What is near to a name is sought for so many names of one suppression that no rule has.
_NAMED = 20

Found: TypeAlias = tuple[Rule, Iterator[Problem]]


class Open(NamedTuple):
    """A name in a suppression that belongs to a rule across sheets, and what is found if that hides nothing."""

    name: str
    lines: tuple[int, int] | None
    unused: list[Judged]


class Uses(NamedTuple):
    """What rules find in the suppressions themselves, and what is open until sheets are compared."""

    found: list[Found]
    awaiting: list[Open]


def suppress(judged: Iterable[Judged], examined: Examined, setting: Setting) -> tuple[list[Judged], int, Uses]:
    """The problems that stay, how many are hidden, and the use made of the suppressions."""
    suppressions = [read_suppression(comment) for comment in examined.sheet.comments]
    in_effect: dict[str, list[Suppression]] = {}
    for one in suppressions:
        if one.holds(examined.policy.as_of):
            for name in dict.fromkeys(one.rules):
                in_effect.setdefault(name, []).append(one)
    used: set[tuple[int, str]] = set()
    kept: list[Judged] = []
    hidden = 0
    for found in judged:
        names = _hiding(found, in_effect, examined)
        used.update(names)
        hidden += bool(names)
        if not names:
            kept.append(found)
    later = frozenset(rule.name for rule in setting.selection.rules if rule.takes == "corpus")
    on = frozenset(rule.name for rule in setting.selection.rules) - later
    uses = [_use(one, used, on, examined) for one in suppressions]
    rules = [rule for rule in setting.selection.rules if rule.takes == "suppression"]
    awaiting = [
        Open(name, one.lines, [Judged(rule, p) for rule in rules for p in rule.check(examined, _unused(one, name))])
        for one in suppressions
        if one.holds(examined.policy.as_of)
        for name in dict.fromkeys(one.rules)
        if name.partition(":")[0] in later
    ]
    return kept, hidden, Uses([(rule, _of_all(rule, examined, uses)) for rule in rules], awaiting)


def _unused(one: Suppression, name: str) -> SuppressionUse:
    return SuppressionUse(one, (name,), ())


def _of_all(rule: Rule, examined: Examined, uses: Iterable[SuppressionUse]) -> Iterator[Problem]:
    return (problem for use in uses for problem in rule.check(examined, use))


def _hiding(found: Judged, in_effect: Mapping[str, list[Suppression]], examined: Examined) -> set[tuple[int, str]]:
    """The names, each with the place of its suppression, that hide this problem."""
    rule, property = found.rule.name, found.problem.property
    line = found.line(examined.sheet.text)
    names = (rule, f"{rule}:{property}")
    return {
        (one.span.start, name) for name in names for one in in_effect.get(name, ()) if one.covers(rule, property, line)
    }


def _use(one: Suppression, used: set[tuple[int, str]], on: frozenset[str], examined: Examined) -> SuppressionUse:
    names = dict.fromkeys(one.rules)
    unknown = [name for name in names if name.partition(":")[0] not in examined.rule_names]
    unused = [
        name
        for name in names
        if one.holds(examined.policy.as_of) and name.partition(":")[0] in on and (one.span.start, name) not in used
    ]
    return SuppressionUse(one, tuple(unused), tuple(_with_nearest(unknown[:_NAMED])))


def _with_nearest(names: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    return ((name, nearest_rule(name)) for name in names)
