"""GitLab Code Quality."""

from __future__ import annotations

import json

from hypothesis import given

from leaflint.outcome import Outcome
from leaflint.reporters import render

from .outcomes import outcome, outcomes


@given(outcomes)
def test_it_decodes_to_the_same_findings(hostile: Outcome) -> None:
    levels = {"error": "critical", "warning": "major", "note": "info"}
    issues = json.loads(render("gitlab", hostile))
    read = [
        (
            i["check_name"].partition(":")[0],
            i["location"]["path"],
            i["location"]["positions"]["begin"],
            i["severity"],
            i["description"],
        )
        for i in issues
    ]
    assert read == [
        (f.rule, f.place.path, {"line": f.place.line, "column": f.place.column}, levels[f.severity], f.message)
        for f in hostile.findings
    ]
    assert [issue["fingerprint"] for issue in issues] == [finding.fingerprint for finding in hostile.findings]


def test_a_fault_is_a_blocker() -> None:
    (issue,) = json.loads(render("gitlab", outcome(faults=("it broke",))))
    assert (issue["severity"], issue["description"]) == ("blocker", "it broke")
