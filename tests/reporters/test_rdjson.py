"""reviewdog's rdjson: columns in UTF-8 bytes."""

from __future__ import annotations

import json

from hypothesis import given

from leaflint.finding import Edit, Fix, Place, Related
from leaflint.outcome import Outcome
from leaflint.reporters import render

from .outcomes import finding, outcome, outcomes


def test_columns_count_bytes() -> None:
    found = finding(place=Place("a.md", 1, 3, 1, 5, utf8_column=5, utf8_end_column=8))
    (diagnostic,) = json.loads(render("rdjson", outcome(found)))["diagnostics"]
    assert diagnostic["location"]["range"] == {"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 8}}


def test_a_fix_is_a_suggestion_for_the_file_of_the_diagnostic_alone() -> None:
    here, there = Place("a.md", 1, 3, 1, 5, 5, 8), Place("b.md", 9)
    fix = Fix("write it out", (Edit(here, "mg"), Edit(there, "mg")))
    (diagnostic,) = json.loads(render("rdjson", outcome(finding(place=here, fix=fix))))["diagnostics"]
    suggested = {"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 8}}
    assert diagnostic["suggestions"] == [{"range": suggested, "text": "mg"}]


def test_related_places_and_the_rule_are_told() -> None:
    related = (Related(Place("b.md", 7), "another sheet"),)
    (diagnostic,) = json.loads(render("rdjson", outcome(finding(property="dose", related=related))))["diagnostics"]
    assert diagnostic["code"] == {"value": "stale-revision:dose"}
    assert diagnostic["related_locations"][0]["message"] == "another sheet"
    assert diagnostic["related_locations"][0]["location"]["path"] == "b.md"


def test_a_fault_of_leaflint_is_a_diagnostic_without_a_range() -> None:
    (diagnostic,) = json.loads(render("rdjson", outcome(faults=("it broke",))))["diagnostics"]
    assert (diagnostic["message"], diagnostic["severity"]) == ("it broke", "ERROR")
    assert "range" not in diagnostic["location"]


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
