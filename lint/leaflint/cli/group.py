"""The command, and what its subcommands share."""

from __future__ import annotations

from pathlib import Path

import click

from leaflint import __version__

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="leaflint", message="%(prog)s %(version)s")
def cli() -> None:
    """The linter for clinical claims in patient fact sheets."""
