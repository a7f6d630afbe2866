"""Commands and options, and nothing else."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import click

from leaflint import __version__
from leaflint.commands.options import Day, Shared, shared
from leaflint.reporters import FORMATS

_BETWEEN_COLLECTIONS = 100_000
LEVELS = ("error", "warning", "note", "never")


PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="leaflint", message="%(prog)s %(version)s")
def cli() -> None:
    """The linter for clinical claims in patient fact sheets."""


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


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code is that of the contract, whatever happens."""
    from leaflint.console import guarded

    # A run makes records by the thousand and hardly a cycle: the collector would look for them a hundred times.
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    return guarded(lambda: cli.main(args=arguments, prog_name="leaflint", standalone_mode=False))
