"""The commands around the facts of record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from leaflint.cli.group import cli
from leaflint.commands.options import shared


class Reference(click.Group):
    """A group that takes what is no command of its own as drugs to list."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with `list` before those that name no command."""
        return super().parse_args(
            ctx, args if args and args[0] in {*self.commands, "-h", "--help"} else ["list", *args]
        )


@cli.group(cls=Reference, subcommand_metavar="[DRUG]... | update [DRUG]...")
def reference() -> None:
    """List the facts of record and what is missing; `update` asks for the labels again."""


@reference.command("list")
@click.argument("drugs", nargs=-1, metavar="[DRUG]...")
@click.option(
    "--output-format", "output", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@shared
def list_reference(**options: Any) -> int:
    """List the facts of record of DRUG, or of all: status, dates, source, and what is missing."""
    from leaflint.commands.reference import run_reference

    return run_reference(**options)


@reference.command()
@click.argument("drugs", nargs=-1, metavar="[DRUG]...")
@click.option("--url", default="https://api.fda.gov", show_default=True, help="The address of the label API.")
@click.option(
    "--output-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Your own folder of facts of record (default: the configured one).",
)
@click.option("--dry-run", is_flag=True, help="Show what is new and write nothing.")
@click.option(
    "--timeout", type=click.FloatRange(0.1, 600), default=20.0, show_default=True, help="Seconds for one label."
)
@shared
def update(**options: Any) -> int:
    """Ask the openFDA API for the US labels of DRUG, or of all, by set id, and write down what is new.

    The version, the maker and the boxed warning of a label are taken over. A fact that was read in a label is never
    changed: it is listed to be checked by hand. A key for the API is taken from OPENFDA_API_KEY.
    """
    from leaflint.commands.reference_update import run_update

    return run_update(**options)
