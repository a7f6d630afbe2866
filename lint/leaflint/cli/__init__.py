"""Commands and options, and nothing else."""

from __future__ import annotations

import gc

from leaflint.cli import checking, record, sheets
from leaflint.cli.group import cli

__all__ = ["checking", "cli", "main", "record", "sheets"]

_BETWEEN_COLLECTIONS = 100_000


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code is that of the contract, whatever happens."""
    from leaflint.console import guarded

    # A run makes records by the thousand and hardly a cycle: the collector would look for them a hundred times.
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    return guarded(lambda: cli.main(args=arguments, prog_name="leaflint", standalone_mode=False))
