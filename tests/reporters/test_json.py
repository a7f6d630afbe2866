"""The JSON of the contract."""

from __future__ import annotations

import json

from hypothesis import given

from leaflint.finding import Edit, Fix, Place, Related
from leaflint.outcome import Outcome
from leaflint.reporters import render

from .outcomes import finding, outcome, outcomes


def test_an_object_has_the_fields_of_the_contract_in_their_order() -> None:
    related = (Related(Place("sheets/b.md", 27, 1, 27, 5), "monthly"),)
    content = json.loads(render("json", outcome(finding(property="frequency", drug="rituximab", related=related))))
    assert list(content) == ["leaflint", "as_of", "summary", "findings"]
    assert content["findings"] == [
        {
            "rule": "stale-revision",
            "property": "frequency",
            "severity": "warning",
            "path": "sheets/a.md",
            "line": 3,
            "column": 10,
            "end_line": 3,
            "end_column": 20,
            "message": "the sheet was last revised 2021-07-13",
            "hint": "read it again",
            "drug": "rituximab",
            "related": [{"path": "sheets/b.md", "line": 27, "column": 1, "message": "monthly"}],
            "fix": None,
            "fingerprint": "0" * 64,
        }
    ]


def test_a_fix_has_its_edits_with_their_places() -> None:
    fix = Fix("write it out", (Edit(Place("sheets/a.md", 3, 10, 3, 20), "mg"),))
    (found,) = json.loads(render("json", outcome(finding(fix=fix))))["findings"]
    edit = {"line": 3, "column": 10, "end_line": 3, "end_column": 20, "text": "mg"}
    assert found["fix"] == {"description": "write it out", "edits": [edit]}


def test_the_summary_has_all_counts() -> None:
    summary = json.loads(render("json", outcome()))["summary"]
    contract = ["sheets", "unreadable", "errors", "warnings", "notes", "suppressed", "baselined"]
    assert set(summary) == {*contract, "pages", "left_out", "read"}


@given(outcomes)
def test_it_decodes_to_the_same_findings_and_is_ascii(hostile: Outcome) -> None:
    out = render("json", hostile)
    assert out.isascii()
    decoded = [
        (
            f["rule"],
            f["path"],
            f["line"],
            f["column"],
            f["end_line"],
            f["end_column"],
            f["severity"],
            f["message"],
            f["hint"],
        )
        for f in json.loads(out)["findings"]
    ]
    assert decoded == [
        (f.rule, p.path, p.line, p.column, p.end_line, p.end_column, f.severity, f.message, f.hint)
        for f in hostile.findings
        for p in [f.place]
    ]


def test_faults_are_told() -> None:
    assert json.loads(render("json", outcome(faults=("it broke",))))["faults"] == ["it broke"]
