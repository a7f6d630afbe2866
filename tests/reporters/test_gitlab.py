"""GitLab Code Quality."""

from __future__ import annotations

import json

from hypothesis import given

from leaflint.finding import Place
from leaflint.outcome import Outcome
from leaflint.reporters import render

from .outcomes import finding, outcome, outcomes


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
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(issues)
    if len({found.fingerprint for found in hostile.findings}) == len(issues):
        assert fingerprints == [found.fingerprint for found in hostile.findings]


def test_an_issue_has_what_gitlab_shows() -> None:
    (issue,) = json.loads(render("gitlab", outcome(finding(property="dose"))))
    assert issue["description"] == "the sheet was last revised 2021-07-13"
    assert (issue["check_name"], issue["severity"]) == ("stale-revision:dose", "major")
    assert issue["location"]["path"] == "sheets/a.md"
    assert issue["location"]["positions"]["begin"] == {"line": 3, "column": 10}
    assert issue["location"]["lines"]["begin"] == 3


def test_equal_fingerprints_are_told_apart_the_same_way_each_time() -> None:
    """GitLab keeps one issue of several with the same fingerprint, so no two may share one."""
    twins = outcome(finding(), finding(place=Place("sheets/b.md")))
    first, second = (issue["fingerprint"] for issue in json.loads(render("gitlab", twins)))
    assert first == "0" * 64
    assert second != first
    assert render("gitlab", twins) == render("gitlab", twins)


def test_no_findings_are_an_empty_list() -> None:
    assert json.loads(render("gitlab", outcome())) == []


def test_a_fault_is_a_blocker() -> None:
    (issue,) = json.loads(render("gitlab", outcome(faults=("it broke",))))
    assert (issue["severity"], issue["description"]) == ("blocker", "it broke")
