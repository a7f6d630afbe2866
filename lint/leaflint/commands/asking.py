"""From options and configuration to what a run is asked."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from leaflint.approvals import Office
from leaflint.checking import Asked, Recipe, rules_called
from leaflint.checking.files import printable
from leaflint.checking.keeping import Keeping
from leaflint.commands.options import Shared
from leaflint.config import Config, load_config
from leaflint.console import say
from leaflint.errors import InputError
from leaflint.reading import MAX_BYTES
from leaflint.rules.policy import ACTED_ON, Policy

#: Where the ledger is kept unless the configuration says otherwise.
LEDGER = "sheets/approvals.jsonl"


class Options(NamedTuple):
    """The options that say what is checked, and by which rules."""

    paths: tuple[Path, ...] = ()
    stdin_filename: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    jobs: int | None = None
    base: str | None = None


class Request(NamedTuple):
    """Everything a run needs."""

    config: Config
    asked: Asked
    recipe: Recipe
    as_of: datetime.date


def request(shared: Shared, options: Options) -> Request:
    """The request that options and configuration make. Raises InputError for what cannot be."""
    cwd = Path.cwd()
    config = load_config(shared.config, shared.isolated, cwd)
    _known_rules(config)
    as_of = shared.as_of or datetime.datetime.now(datetime.UTC).date()
    if shared.verbose:
        say(f"configuration: {config.source or 'none'}; as of {as_of.isoformat()}")
    given = _standard_input(options)
    asked = Asked(options.paths, config.sheets, config.exclude, config.root, cwd, given, options.jobs)
    asked = asked._replace(keeping=keeping_of(config), base=options.base)
    return Request(config, asked, _recipe(config, options, as_of, cwd, _cache(shared)), as_of)


def keeping_of(config: Config) -> Keeping | None:
    """Where the ledger is kept; None where the configuration has no [approvals] and no ledger is in its place.

    Raises InputError where what patients act on is called logistics.
    """
    approvals = config.approvals
    ledger = approvals.ledger or config.root / LEDGER
    for at, section in enumerate(approvals.logistics):
        if section in ACTED_ON:
            raise InputError(
                f"`approvals.logistics` has {section!r}, which patients act on; leave it out: a change there always "
                "lapses an approval",
                str(config.source),
                config.line_of("approvals", "logistics", at),
            )
    if not (config.file and "approvals" in config.file.values) and not os.path.lexists(ledger):
        return None
    office = Office(tuple(approvals.reviewers), approvals.quorum)
    return Keeping(config.root, ledger, office, tuple(approvals.logistics), approvals.allowed_signers)


def _known_rules(config: Config) -> None:
    """Raises InputError, with the line of the configuration, for a rule that does not exist."""
    keys: list[tuple[tuple[str | int, ...], str]]
    keys = [(("severity", name), name.partition(":")[0]) for name in config.severity]
    for setting, names in (("select", config.select), ("ignore", config.ignore)):
        keys += [((setting, at), name) for at, name in enumerate(names)]
    for key, name in keys:
        try:
            rules_called(name)
        except InputError as error:
            raise InputError(str(error), str(config.source), config.line_of(*key)) from None


def _standard_input(options: Options) -> tuple[str, bytes] | None:
    if options.stdin_filename is None and list(options.paths) != [Path("-")]:
        return None
    if options.stdin_filename is not None and options.paths:
        raise InputError("--stdin-filename takes the sheet from standard input; leave the paths out")
    if sys.stdin is None:
        raise InputError("standard input is closed; send the sheet to it")
    return printable(options.stdin_filename or "<stdin>"), sys.stdin.buffer.read(MAX_BYTES + 1)


def _cache(shared: Shared) -> str | None:
    if shared.no_cache:
        return None
    if shared.cache_dir:
        return str(shared.cache_dir)
    import platformdirs

    return platformdirs.user_cache_dir("leaflint", appauthor=False)


def _recipe(config: Config, options: Options, as_of: datetime.date, cwd: Path, cache: str | None) -> Recipe:
    stale = config.stale
    policy = Policy(
        as_of=as_of,
        order=config.date_order or "",
        jurisdiction=config.jurisdiction,
        stale=stale.ages,
        stale_drugs=dict(stale.drugs),
        stale_conditions=dict(stale.conditions),
        stale_sections=dict(stale.sections),
        reading_grade=config.reading_grade,
    )
    return Recipe(
        policy=policy,
        schema=str(config.schema) if config.schema else None,
        vocabulary=str(config.vocabulary) if config.vocabulary else None,
        reference=str(config.reference) if config.reference else None,
        language=config.language,
        select=_names(options.select) or tuple(config.select),
        ignore=(*config.ignore, *_names(options.ignore)),
        levels=dict(config.severity) | dict(_level(level) for level in options.levels),
        cache=cache,
        root=str(config.root),
        cwd=str(cwd),
    )


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _level(option: str) -> tuple[str, str]:
    rule, equals, level = option.rpartition("=")
    if not equals:
        raise InputError(f"--severity {option!r}: write RULE=LEVEL, such as stale-revision=error")
    return rule.strip(), level.strip()
