"""reviewdog's rdjson: columns in UTF-8 bytes."""

from __future__ import annotations

import json

from hypothesis import given

from leaflint.finding import Place
from leaflint.outcome import Outcome
from leaflint.reporters import render

from .outcomes import finding, outcome, outcomes


def test_columns_count_bytes() -> None:
    found = finding(place=Place("a.md", 1, 3, 1, 5, utf8_column=5, utf8_end_column=8))
    (diagnostic,) = json.loads(render("rdjson", outcome(found)))["diagnostics"]
    assert diagnostic["location"]["range"] == {"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 8}}


@given(outcomes)
def test_it_decodes_to_the_same_findings(hostile: Outcome) -> None:
    levels = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
    read = [
        (
            d["code"]["value"].partition(":")[0],
            d["location"]["path"],
            d["location"]["range"]["start"],
            d["severity"],
            d["message"],
        )
        for d in json.loads(render("rdjson", hostile))["diagnostics"]
    ]
    assert read == [
        (
            f.rule,
            f.place.path,
            {"line": f.place.line, "column": f.place.utf8_column},
            levels[f.severity],
            f"{f.message}\n{f.hint}" if f.hint else f.message,
        )
        for f in hostile.findings
    ]
