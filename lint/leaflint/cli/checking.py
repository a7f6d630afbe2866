"""The commands that check, and that explain what is checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from leaflint.cli.group import PATHS, cli
from leaflint.commands.options import Shared, shared
from leaflint.reporters import FORMATS

LEVELS = ("error", "warning", "note", "never")


@cli.command()
@PATHS
@click.option(
    "--output-format",
    "outputs",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help=f"{', '.join(FORMATS)}; repeatable (default: text).",
)
@click.option("--select", multiple=True, metavar="RULE,...", help="Only these rules or groups.")
@click.option("--ignore", multiple=True, metavar="RULE,...", help="All but these rules or groups.")
@click.option(
    "--severity", "levels", multiple=True, metavar="RULE=LEVEL", help="error, warning, note or off for one rule."
)
@click.option(
    "--fail-level", type=click.Choice(LEVELS), help="From which level on findings give exit code 1 (default: error)."
)
@click.option(
    "--jobs", type=click.IntRange(1, 512), metavar="N", help="The most processes to use (default: one a processor)."
)
@click.option("--base", metavar="REV", help="Compare with the sheets as they were at this git revision.")
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Hide the findings that FILE records."
)
@click.option(
    "--write-baseline", type=click.Path(path_type=Path), metavar="FILE", help="Record today's findings in FILE."
)
@click.option("--prune-baseline", is_flag=True, help="Remove from --baseline the findings that are gone.")
@click.option("--exit-zero", is_flag=True, help="Give exit code 0 whatever the findings are.")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of listing them.")
@click.option("--stdin-filename", metavar="PATH", help="Check the sheet on standard input under this name.")
@shared
def check(**options: Any) -> int:
    """Read every sheet under PATH and report findings.

    Without PATH the configured folders are checked.
    """
    from leaflint.commands.check import run_check

    return run_check(**options)


@cli.command()
@PATHS
@click.option(
    "--output-format", "output", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@click.option("--stdin-filename", metavar="PATH", help="Read the sheet on standard input under this name.")
@shared
def facts(**options: Any) -> int:
    """Print the facts read from each sheet, with witness, quote and line."""
    from leaflint.commands.facts import run_facts

    return run_facts(**options)


@cli.command()
@click.option(
    "--output-format", "output", type=click.Choice(["table", "json", "markdown"]), default="table", show_default=True
)
@shared
def rules(shared: Shared, output: str) -> int:
    """List the rules."""
    from leaflint.commands.rules import run_rules

    return run_rules(output)


@cli.command()
@click.argument("rule")
@shared
def explain(shared: Shared, rule: str) -> int:
    """Explain RULE, with a bad and a good example."""
    from leaflint.commands.rules import run_explain

    return run_explain(rule, shared.color)
