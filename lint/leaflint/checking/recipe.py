"""What a setting is made of: paths and choices, plain enough to be sent to another process."""

from __future__ import annotations

from pathlib import Path

import msgspec

from leaflint.cache import Cache
from leaflint.checking.selection import rule_names, select_rules
from leaflint.checking.setting import Home, Setting
from leaflint.conformity import SheetSchema
from leaflint.packaged import schema_folder
from leaflint.reference import load_reference
from leaflint.rules.examined import World
from leaflint.rules.policy import Policy
from leaflint.vocabulary import load_vocabulary


class Recipe(msgspec.Struct, frozen=True):
    """The policy, the paths of an organisation's own schema, vocabulary and reference (None: ours), and the rules.

    `cache` is the folder where what was loaded is kept for the next run (None: nowhere). `root` is the folder to which
    a translation names its source, `cwd` the one to which paths are reported (None: no source is looked up).
    """

    policy: Policy
    schema: str | None = None
    vocabulary: str | None = None
    reference: str | None = None
    language: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: dict[str, str] = {}
    cache: str | None = None
    root: str | None = None
    cwd: str | None = None


def make_setting(recipe: Recipe) -> Setting:
    """The setting that a recipe describes.

    Raises InputError for a schema, vocabulary or reference that is broken, and for a rule that does not exist.
    """
    selection = select_rules(recipe.select, recipe.ignore, recipe.levels)
    own = Path(recipe.vocabulary) if recipe.vocabulary else None
    vocabulary = load_vocabulary(own, recipe.language, Cache(Path(recipe.cache) if recipe.cache else None))
    reference = load_reference(schema_folder() / "reference", Path(recipe.reference) if recipe.reference else None)
    schema = SheetSchema.load(Path(recipe.schema) if recipe.schema else None)
    home = Home(Path(recipe.root), Path(recipe.cwd)) if recipe.root and recipe.cwd else None
    return Setting(World(vocabulary, reference, recipe.policy, rule_names()), schema, selection, home)
