"""`leaflint reference`: the facts of record, drug by drug, and what is missing."""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from leaflint.commands.options import Shared
from leaflint.config import Config, load_config
from leaflint.console import colored, say, write_out
from leaflint.errors import InputError
from leaflint.packaged import schema_folder
from leaflint.reference import Event, Recorded, Reference, Source, load_reference

COLUMNS = (
    *("drug", "kind", "property", "value", "qualifiers", "status", "since", "until", "as_of"),
    *("in_words", "sources", "addresses", "versions"),
)


def run_reference(shared: Shared, drugs: tuple[str, ...], output: str) -> int:
    """Print what is on record about the drugs, or about all."""
    config = configured(shared)
    reference = load_reference(schema_folder() / "reference", config.reference)
    wanted = chosen(drugs, reference, config)
    if output == "json":
        write_out(json.dumps([as_json(reference, drug) for drug in wanted], indent=2, ensure_ascii=True) + "\n")
    elif output == "csv":
        write_out(_csv(row for drug in wanted for row in _rows(reference, drug)))
    else:
        write_out(_tables(reference, wanted, colored(shared.color)))
    return 0


def configured(shared: Shared) -> Config:
    """The configuration, named where the run is to be verbose."""
    config = load_config(shared.config, shared.isolated, Path.cwd())
    if shared.verbose:
        say(f"configuration: {config.source or 'none'}; your own facts of record: {config.reference or 'none'}")
    return config


def chosen(names: Iterable[str], reference: Reference, config: Config) -> tuple[str, ...]:
    """The ids of drugs on record called by id, name or brand, each once; all of them where none is called.

    Raises InputError, with the nearest name, for a drug that is not on record.
    """
    return tuple(dict.fromkeys(_drug(name, reference, config) for name in names)) or reference.drugs


def as_json(reference: Reference, drug: str) -> dict[str, Any]:
    """All that is on record about a drug, and what is missing."""
    return {
        "drug": drug,
        "facts": [_fact(fact) for fact in reference.facts(drug)],
        "events": [_plain(event) for event in reference.history(drug)],
        "gaps": [{"property": gap.property, "why": gap.why} for gap in reference.gaps(drug)],
        "sources": {source.id: _source(source) for source in reference.sources(drug)},
    }


def _drug(name: str, reference: Reference, config: Config) -> str:
    if name in reference.drugs:
        return name
    from leaflint.vocabulary import fold, load_vocabulary

    names = {fold(known): drug for known, drug in load_vocabulary(config.vocabulary).drug_names().items()}
    names = {known: drug for known, drug in names.items() if drug in reference.drugs}
    names |= {drug: drug for drug in reference.drugs}
    called = fold(name)
    if called in names:
        return names[called]
    near = difflib.get_close_matches(called, sorted(names), n=1, cutoff=0.6)
    hint = f"did you mean {names[near[0]]!r}?" if near else "'leaflint reference' lists the drugs that are"
    raise InputError(f"no drug called {name!r} is on record; {hint}")


def _fact(fact: Recorded) -> dict[str, Any]:
    return {
        "property": fact.property,
        "value": fact.value,
        "qualifiers": dict(fact.qualifiers),
        "status": fact.status,
        "since": fact.since,
        "until": fact.until,
        "as_of": fact.as_of,
        "in_words": fact.in_words(),
        "sources": list(fact.sources),
    }


def _plain(event: Event) -> dict[str, Any]:
    return {
        "date": event.date,
        "kind": event.kind,
        "condition": event.condition,
        "jurisdiction": event.jurisdiction,
        "what": event.what,
        "status": event.status,
        "sources": list(event.sources),
    }


def _source(source: Source) -> dict[str, str]:
    fields = {"title": source.title, "address": source.address, "version": source.version, "set_id": source.set_id}
    return {name: value for name, value in fields.items() if value}


def _rows(reference: Reference, drug: str) -> Iterator[dict[str, str]]:
    sources = {source.id: source for source in reference.sources(drug)}
    for fact in reference.facts(drug):
        mine = [sources[id] for id in fact.sources]
        yield {
            "drug": drug,
            "kind": "fact",
            "property": fact.property,
            "value": fact.value,
            "qualifiers": _qualifiers(fact),
            "status": fact.status,
            "since": fact.since or "",
            "until": fact.until or "",
            "as_of": fact.as_of or "",
            "in_words": fact.in_words(),
            "sources": " ".join(fact.sources),
            "addresses": " ".join(source.address or source.title for source in mine),
            "versions": " ".join(source.version for source in mine if source.version),
        }
    for gap in reference.gaps(drug):
        yield {"drug": drug, "kind": "gap", "property": gap.property, "status": "missing", "in_words": gap.why}


def _csv(rows: Iterable[dict[str, str]]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _no_formula(value) for name, value in row.items()})
    return stream.getvalue()


def _no_formula(value: str) -> str:
    """Text that a spreadsheet would run as a formula, made text."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _qualifiers(fact: Recorded) -> str:
    return "; ".join(f"{name}={value}" for name, value in fact.qualifiers)


def _tables(reference: Reference, drugs: Iterable[str], color: bool) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=color, no_color=not color, width=None if color else 160, legacy_windows=False
    )
    for drug in drugs:
        table = Table(title=Text(drug), title_justify="left", box=box.SIMPLE)
        for name in ("property", "on record", "for", "status", "since", "until", "source", "version"):
            table.add_column(name, overflow="fold")
        for fact in reference.facts(drug):
            table.add_row(*(Text(_visible(cell)) for cell in _cells(reference, fact)))
        console.print(table)
        parts = {"events": _events, "missing": _gaps, "sources": _listed_sources}
        for title, lines in ((title, tell(reference, drug)) for title, tell in parts.items()):
            console.print(Text(f"  {title}:" if lines else f"  {title}: none"))
            for line in lines:
                console.print(Text(f"    {_visible(line)}"), soft_wrap=True)
        console.print()
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _cells(reference: Reference, fact: Recorded) -> tuple[str, ...]:
    versions = (source.version for id in fact.sources if (source := reference.source(fact.drug, id)))
    version = fact.as_of or next((version for version in versions if version), "")
    dates = (fact.since or "", fact.until or "")
    return (fact.property, fact.in_words(), _limits(fact), fact.status, *dates, ", ".join(fact.sources), version)


def _events(reference: Reference, drug: str) -> list[str]:
    return [f"{event.date} {event.kind} ({event.jurisdiction}): {event.what}" for event in reference.history(drug)]


def _gaps(reference: Reference, drug: str) -> list[str]:
    return [f"{gap.property}: {gap.why}" for gap in reference.gaps(drug)]


def _listed_sources(reference: Reference, drug: str) -> list[str]:
    return [
        f"{source.id}: {source.title or source.address}" + (f" (set id {source.set_id})" if source.set_id else "")
        for source in reference.sources(drug)
    ]


def _limits(fact: Recorded) -> str:
    """For which condition and where it holds."""
    named = (fact.qualifier(name) for name in ("condition", "jurisdiction", "age", "use", "trial", "history"))
    return ", ".join(name for name in named if name)


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}" for c in text)
