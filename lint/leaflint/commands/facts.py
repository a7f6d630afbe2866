"""`leaflint facts`."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

from leaflint.checking import check
from leaflint.commands.asking import Options, request
from leaflint.commands.options import Shared
from leaflint.console import FAULT, colored, say, write_out
from leaflint.facts import Fact
from leaflint.facts.written import FIELDS, as_json, as_row, qualifiers_in_words
from leaflint.spreadsheet import as_csv


def run_facts(shared: Shared, output: str, **options: object) -> int:
    """Print the facts of every sheet that was asked for."""
    wanted = request(shared, Options(**options))  # type: ignore[arg-type]
    checked = check(wanted.asked, wanted.recipe)
    facts = [fact for analysis in checked.analyses for fact in analysis.facts]
    if output == "json":
        write_out(json.dumps([as_json(fact) for fact in facts], indent=2) + "\n")
    elif output == "csv":
        write_out(as_csv(FIELDS, map(as_row, facts)))
    else:
        write_out(_table(facts, colored(shared.color)))
    unreadable = [analysis.path for analysis in checked.analyses if analysis.kind == "unreadable"]
    for path in unreadable:
        say(f"{path} cannot be read; 'leaflint check' says why")
    for fault in checked.faults:
        say(fault)
    return FAULT if checked.faults else int(bool(unreadable))


def _table(facts: Sequence[Fact], color: bool) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=color, no_color=not color, width=None if color else 160, legacy_windows=False
    )
    for path in dict.fromkeys(fact.place.path for fact in facts):
        mine = [fact for fact in facts if fact.place.path == path]
        table = Table(title=Text(_visible(path)), title_justify="left", box=box.SIMPLE)
        for name in ("line", "property", "value", "qualifiers", "drug", "condition", "witness", "quote"):
            table.add_column(name, justify="right" if name == "line" else "left", overflow="fold")
        for fact in mine:
            cells = (
                fact.property,
                fact.value,
                qualifiers_in_words(fact),
                fact.drug,
                fact.condition,
                fact.witness,
                fact.quote,
            )
            table.add_row(str(fact.place.line), *(Text(_visible(cell)) for cell in cells))
        console.print(table)
    if not facts:
        console.print("No fact could be read.")
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}" for c in text)
