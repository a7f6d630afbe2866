"""The options that every command has."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from leaflint.errors import InputError

F = TypeVar("F", bound=Callable[..., Any])


class Shared(NamedTuple):
    """Which configuration, which day, how to print, and where what was loaded is kept (None: in the user's cache)."""

    config: Path | None
    isolated: bool
    as_of: datetime.date | None
    color: str
    quiet: bool
    verbose: bool
    cache_dir: Path | None = None
    no_cache: bool = False


class Day(click.ParamType[datetime.date]):
    """A day written as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day, or a usage error."""
        if isinstance(value, datetime.date):
            return value
        try:
            day = datetime.datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(f"{value!r} is no day; write it as YYYY-MM-DD, such as 2026-11-22.", param, ctx)
        return day


def shared(command: F) -> F:
    """The options of `Shared`, given to the command as one."""

    def gathered(**options: Any) -> Any:
        of_all = Shared(**{name: options.pop(name) for name in Shared._fields})
        if of_all.config and of_all.isolated:
            raise InputError("--config and --isolated exclude each other")
        return command(shared=of_all, **options)

    gathered.__doc__ = command.__doc__
    gathered.__name__ = command.__name__
    for option in (
        click.option("--no-cache", is_flag=True, help="Keep nothing for the next run, and use nothing that was kept."),
        click.option(
            "--cache-dir",
            type=click.Path(path_type=Path, file_okay=False),
            envvar="LEAFLINT_CACHE_DIR",
            metavar="DIR",
            help="Where the compiled vocabulary is kept (default: the user's cache folder).",
        ),
        click.option("-v", "--verbose", is_flag=True, help="Say which configuration and files are used."),
        click.option("-q", "--quiet", is_flag=True, help="Print findings only."),
        click.option(
            "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour."
        ),
        click.option("--as-of", type=Day(), help="The day on which dates are judged (default: today, in UTC)."),
        click.option("--isolated", is_flag=True, help="Use no configuration file."),
        click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="The configuration file."),
    ):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value]
