"""Tables for spreadsheets, which would run some texts as formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def as_csv(fields: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows as CSV with a line of names; what a spreadsheet would take for a formula has an apostrophe before it."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fields, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _no_formula(value) for name, value in row.items()})
    return stream.getvalue()


def _no_formula(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
