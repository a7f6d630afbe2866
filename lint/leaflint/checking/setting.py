"""All that an analysis depends on besides the file itself."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from leaflint.checking.selection import Selection
from leaflint.conformity import SheetSchema
from leaflint.rules.examined import World


class Home(NamedTuple):
    """The folder to which sheets name one another, and the one to which paths are reported."""

    root: Path
    cwd: Path


class Setting(NamedTuple):
    """The world of rules, the schema that sheets conform to, and the rules that are on.

    `home` is None where no other sheet can be looked up.
    """

    world: World
    schema: SheetSchema
    selection: Selection
    home: Home | None = None
