"""The rules that there are: whatever files the folders of the groups hold."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import leaflint.rules
from leaflint.rules.rule import Group, Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by group in the order of `Group` and then by name."""
    found: list[Rule] = []
    for group in Group:
        package = f"{leaflint.rules.__name__}.{group.value.replace('-', '_')}"
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
            name = module.name.replace("_", "-")
            found.extend(
                thing
                for thing in vars(importlib.import_module(f"{package}.{module.name}")).values()
                if isinstance(thing, Rule) and thing.name == name
            )
    order = list(Group)
    return tuple(sorted(found, key=lambda rule: (order.index(rule.group), rule.name)))


@cache
def rule_named(name: str) -> Rule | None:
    """The rule of this name, or None."""
    return next((rule for rule in all_rules() if rule.name == name), None)
