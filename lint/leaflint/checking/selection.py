"""Which rules are on, and how much each matters."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from leaflint.errors import InputError
from leaflint.finding import Severity
from leaflint.rules.registry import all_rules
from leaflint.rules.rule import Group, Problem, Rule

OFF = "off"
LEVELS = (*(severity.value for severity in Severity), OFF)


class Selection(NamedTuple):
    """The rules that are on, and the levels that were set: by rule, or by `rule:property`."""

    rules: tuple[Rule, ...]
    levels: tuple[tuple[str, str], ...] = ()

    def severity(self, rule: Rule, problem: Problem) -> Severity | None:
        """How much a problem matters; None where it was switched off."""
        levels = dict(self.levels)
        level = levels.get(f"{rule.name}:{problem.property}") if problem.property else None
        level = level or levels.get(rule.name)
        if level == OFF:
            return None
        return Severity(level) if level else problem.severity or rule.severity


def select_rules(select: Iterable[str], ignore: Iterable[str], levels: Mapping[str, str]) -> Selection:
    """The selection that options and configuration make: names of rules or of groups; no `select` is all of them.

    Raises InputError for a name that is none, with the nearest one.
    """
    chosen = {rule for name in select for rule in rules_called(name)}
    dropped = {rule for name in ignore for rule in rules_called(name)}
    for name, level in levels.items():
        rules_called(name.partition(":")[0])
        if level not in LEVELS:
            near = difflib.get_close_matches(level, LEVELS, n=1, cutoff=0.6)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise InputError(f"{level!r} is no severity; write error, warning, note or off{hint}")
    on = [
        rule
        for rule in all_rules()
        if (not chosen or rule.name in chosen) and rule.name not in dropped and levels.get(rule.name) != OFF
    ]
    return Selection(tuple(on), tuple(sorted(levels.items())))


def rule_names() -> frozenset[str]:
    """The names of all rules."""
    return frozenset(rule.name for rule in all_rules())


def nearest_rule(name: str) -> str | None:
    """The rule or group whose name is nearest to `name`, or None."""
    near = difflib.get_close_matches(name, sorted({*rule_names(), *(group.value for group in Group)}), n=1, cutoff=0.6)
    return near[0] if near else None


def rules_called(name: str) -> tuple[str, ...]:
    """The names of the rules that a rule's or group's name, or "all", stands for; raises InputError for any other."""
    members = tuple(rule.name for rule in all_rules() if name in (rule.name, rule.group.value, "all"))
    if not members:
        near = nearest_rule(name)
        hint = f"; did you mean {near!r}?" if near else "; 'leaflint rules' lists them"
        raise InputError(f"no rule or group is called {name!r}{hint}")
    return members
