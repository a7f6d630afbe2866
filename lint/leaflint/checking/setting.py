"""All that an analysis depends on besides the file itself."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.checking.selection import Selection
from leaflint.conformity import SheetSchema
from leaflint.rules.examined import World


class Setting(NamedTuple):
    """The world of rules, the schema that sheets conform to, and the rules that are on."""

    world: World
    schema: SheetSchema
    selection: Selection
