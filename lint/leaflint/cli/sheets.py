"""The commands around sheets: signing them, comparing them, showing them to people, beginning one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from leaflint.cli.group import PATHS, cli
from leaflint.commands.options import Day, shared


@cli.command()
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="NAME", help="Who signs, such as 'Dr. Ada Example <ada@example.org>'.")
@click.option("--role", required=True, metavar="ROLE", help="As what, such as neurologist.")
@click.option(
    "--action",
    type=click.Choice(["approve", "approve-with-conditions", "waive", "withdraw"]),
    help="What is done (default: approve).",
)
@click.option("--meaning", metavar="TEXT", help="What the signature means, in words.")
@click.option("--scope", multiple=True, metavar="SECTION", help="Only this section; repeatable (default: all).")
@click.option("--conditions", metavar="TEXT", help="The conditions under which it is approved.")
@click.option("--valid-until", type=Day(), help="The last day on which it holds (default: by the configuration).")
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="FILE", help="The report that was signed; its digest is kept."
)
@click.option("--despite", multiple=True, metavar="RULE", help="Sign although this rule found an error; repeatable.")
@click.option("--because", multiple=True, metavar="TEXT", help="Why, for each --despite.")
@click.option(
    "--sign", type=click.Path(path_type=Path), metavar="KEY", help="Sign the entry with this SSH key (ssh-keygen)."
)
@click.option("--dry-run", is_flag=True, help="Show what would be signed, and record nothing.")
@shared
def approve(**options: Any) -> int:
    """Show what of SHEET is signed, and record the signature in the ledger.

    Refused where the sheet has errors, unless each is named with --despite RULE --because TEXT.
    """
    from leaflint.commands.approve import run_approve

    return run_approve(**options)


@cli.command()
@click.option("--output-format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@shared
def approvals(**options: Any) -> int:
    """Verify the whole ledger, and print how each sheet stands."""
    from leaflint.commands.approvals import run_approvals

    return run_approvals(**options)


@cli.command()
@click.argument("sheet", type=click.Path(path_type=Path), required=False)
@click.option(
    "--since", default="approved", metavar="approved|REV", show_default=True, help="Which text to compare with."
)
@click.option("--output-format", "output", type=click.Choice(["text", "html"]), default="text", show_default=True)
@shared
def diff(**options: Any) -> int:
    """Show what changed in SHEET, or in all: facts first, then the words of each section."""
    from leaflint.commands.diff import run_diff

    return run_diff(**options)


@cli.command()
@PATHS
@click.option(
    "--output-dir", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Where the report is written."
)
@click.option("--format", "formats", metavar="FORMAT,...", help="html, docx and pdf (default: all three).")
@click.option(
    "--read", type=click.Path(path_type=Path), metavar="FILE.docx", help="List what reviewers wrote in a report."
)
@shared
def report(**options: Any) -> int:
    """Write the review report that a medical council decides on, or read what reviewers wrote in one."""
    from leaflint.commands.report import run_report

    return run_report(**options)


@cli.command()
@PATHS
@click.option(
    "--output-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the comparison is written.",
)
@click.option("--format", "formats", metavar="FORMAT,...", help="html, csv and json (default: all three).")
@click.option("--condition", metavar="ID", help="Only this condition, such as nmosd (default: one page for each).")
@shared
def glance(**options: Any) -> int:
    """Write the comparison of all drugs of a condition, made from the facts of their sheets."""
    from leaflint.commands.glance import run_glance

    return run_glance(**options)


@cli.command()
@click.option("--translate", required=True, type=click.Path(path_type=Path), metavar="SHEET", help="What to translate.")
@click.option("--language", required=True, metavar="LANGUAGE", help="Into which language, such as es.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="A file that is not there yet.")
@shared
def new(**options: Any) -> int:
    """Lay out a translation of SHEET, to be filled in."""
    from leaflint.commands.new import run_new

    return run_new(**options)
