"""SARIF: what GitHub code scanning asks for, and what the SARIF Multitool accepts."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given

from leaflint.finding import Edit, Finding, Fix, Place, Related, Severity
from leaflint.outcome import Outcome, RuleText
from leaflint.reporters import render

from .outcomes import NASTY, UNPAIRED, finding, outcome, outcomes

MULTITOOL = os.environ.get("SARIF_MULTITOOL")


def run(found: Outcome) -> dict[str, Any]:
    (only,) = json.loads(render("sarif", found))["runs"]
    return only  # type: ignore[no-any-return]


def test_rules_have_what_code_scanning_shows() -> None:
    rule = run(outcome())["tool"]["driver"]["rules"][1]
    assert rule["id"] == "stale-revision"
    assert rule["name"] == "StaleRevision"
    assert rule["shortDescription"]["text"] == "The sheet is old."
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert "revised: «2019-01-01»" in rule["help"]["markdown"]
    assert rule["properties"]["problem.severity"] == "warning"


def test_a_result_has_rule_level_region_fingerprints_and_related_places() -> None:
    related = (Related(Place("sheets/b.md", 7, 1, 7, 4), "another sheet"),)
    fix = Fix("delete it", (Edit(Place("sheets/a.md", 3, 1, 3, 5), ""),))
    (result,) = run(outcome(finding(related=related, fix=fix)))["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("stale-revision", 1, "warning")
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "sheets/a.md", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 3, "startColumn": 10, "endLine": 3, "endColumn": 20},
    }
    assert result["partialFingerprints"]["leaflint/v1"] == "0" * 64
    assert result["relatedLocations"][0]["message"]["text"] == "another sheet"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": ""}


def test_a_fault_of_leaflint_makes_the_invocation_unsuccessful() -> None:
    (invocation,) = run(outcome(faults=("it broke",)))["invocations"]
    assert invocation["executionSuccessful"] is False


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("see [the label](1)", r"see [the label\](1)."),
        ("see [a](https://example.org)!", r"see [a\](https://example.org)!"),
        (r"see [a\](1)", r"see [a\\\](1)."),
        ("2 [mg] (daily)", "2 [mg] (daily)."),
        ("{MM/YYYY}", "{MM/YYYY}."),
    ],
)
def test_nothing_in_a_sheet_becomes_a_link(said: str, written: str) -> None:
    (result,) = run(outcome(finding(message=said, hint="")))["results"]
    assert result["message"]["text"] == written


def test_the_example_of_a_rule_cannot_leave_its_fence() -> None:
    rule = RuleText("schema", "structure", Severity.ERROR, "S.", "R.", examples=(("bad", "```\n# not a heading\n```"),))
    text = run(outcome(rules=(rule,)))["tool"]["driver"]["rules"][0]["help"]["markdown"]
    assert text.endswith("Reported:\n\n````markdown\n```\n# not a heading\n```\n````")


def test_a_fix_of_two_files_changes_two_artifacts() -> None:
    fix = Fix("rename", (Edit(Place("a.md"), "x"), Edit(Place("a.md", 2), "x"), Edit(Place("b c.md"), "x")))
    (result,) = run(outcome(finding(fix=fix)))["results"]
    changes = result["fixes"][0]["artifactChanges"]
    assert [(c["artifactLocation"]["uri"], len(c["replacements"])) for c in changes] == [("a.md", 2), ("b%20c.md", 1)]


def test_no_path_of_the_machine_is_told() -> None:
    assert run(outcome(finding()))["originalUriBaseIds"]["SRCROOT"].keys() == {"description"}


def test_a_name_that_is_not_text_is_written_out() -> None:
    (result,) = run(outcome(finding(place=Place(f"{UNPAIRED}.md"))))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == "\\udc80.md"


def said(text: str) -> str:
    """A message without the backslashes that keep it from being a link."""
    return re.sub(r"(?<!\\)(\\*)\\\](?=\()", lambda match: match[1][: len(match[1]) // 2] + "]", text)


@given(outcomes)
def test_it_decodes_to_the_same_findings(hostile: Outcome) -> None:
    read = []
    for result in run(hostile)["results"]:
        place = result["locations"][0]["physicalLocation"]
        uri, region = place["artifactLocation"]["uri"], place["region"]
        assert uri.isascii()
        assert not set(uri) & set(' :?#[]@<>"\\')
        text = said(result["message"]["text"])
        read.append((result["ruleId"], unquote(uri), region["startLine"], region["startColumn"], result["level"], text))
    assert read == [
        (f.rule, f.place.path, f.place.line, f.place.column, f.severity.value, sentence(f)) for f in hostile.findings
    ]


def sentence(found: Finding) -> str:
    text = f"{found.message}\n{found.hint}" if found.hint else found.message
    return text if text.endswith((".", "?", "!")) else f"{text}."


@pytest.mark.skipif(not MULTITOOL, reason="SARIF_MULTITOOL does not name the SARIF Multitool")
@pytest.mark.parametrize(
    "found",
    [
        outcome(),
        outcome(finding(), finding(severity=Severity.NOTE, rule="schema")),
        outcome(
            *(
                finding(
                    place=place,
                    message=nasty,
                    hint=nasty,
                    related=(Related(place, nasty),),
                    fix=Fix(nasty, (Edit(place, nasty),)),
                )
                for nasty in NASTY
                for place in [Place(f"sheets/{nasty}.md", 1, 1, 1, 2)]
            )
        ),
        outcome(faults=("it broke",)),
    ],
    ids=["no findings", "findings", "nasty names and texts", "a fault"],
)
def test_the_multitool_finds_no_error(found: Outcome, tmp_path: Path) -> None:
    assert MULTITOOL
    (tmp_path / "out.sarif").write_text(render("sarif", found), encoding="utf-8")
    command = [
        MULTITOOL,
        "validate",
        "out.sarif",
        "--rule-kind",
        "Sarif;Ghas",
        "--output",
        "report.sarif",
        "--level",
        "Error",
    ]
    ran = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stdout
    report = json.loads((tmp_path / "report.sarif").read_text(encoding="utf-8-sig"))
    assert [result["message"] for result in report["runs"][0].get("results", [])] == []
