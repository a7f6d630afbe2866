"""JUnit: valid under its schema, and the findings come back from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from leaflint.finding import Place, Severity
from leaflint.outcome import Outcome, SheetState
from leaflint.reporters import render

from .outcomes import UNPAIRED, finding, outcome, outcomes

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))
NAME = re.compile(r"([\w-]+)(?::([\w-]+))? at (\d+):(\d+)(?: \(\d+\))?(?:: (.*))?", re.DOTALL)


def suite(found: Outcome) -> etree._Element:
    root = etree.fromstring(render("junit", found).encode())
    SCHEMA.assertValid(root)
    (only,) = root
    return only


def names(found: Outcome) -> list[tuple[str | None, str | None]]:
    return [(case.get("classname"), case.get("name")) for case in suite(found).iter("testcase")]


def test_a_sheet_without_findings_is_a_passing_case() -> None:
    (case,) = suite(outcome(sheets=(SheetState("sheets/a.md"),))).iter("testcase")
    assert (case.get("classname"), case.get("name")) == ("sheets/a.md", "no findings")
    assert len(case) == 0


def test_a_finding_is_a_failing_case_of_its_sheet() -> None:
    (case,) = suite(outcome(finding(property="dose"))).iter("testcase")
    assert (case.get("classname"), case.get("name")) == ("sheets/a.md", "stale-revision:dose at 3:10")
    (failure,) = case
    assert (failure.get("type"), failure.get("message")) == ("warning", "the sheet was last revised 2021-07-13")
    assert failure.text == (
        "sheets/a.md:3:10: warning stale-revision: the sheet was last revised 2021-07-13\n  help: read it again\n"
    )


def test_a_note_passes_and_is_told_in_the_output_of_the_suite() -> None:
    only = suite(outcome(finding(severity=Severity.NOTE, message="hard to read", hint="write shorter sentences")))
    (case,) = only.iter("testcase")
    assert (case.get("name"), len(case), only.get("failures")) == ("stale-revision at 3:10: hard to read", 0, "0")
    assert only.findtext("system-out") == (
        "sheets/a.md:3:10: note stale-revision: hard to read\n  help: write shorter sentences\n"
    )


def test_the_counts_are_those_of_the_cases() -> None:
    found = [finding(severity=severity, rule="schema") for severity in Severity]
    only = suite(outcome(*found, faults=("it broke",), sheets=(SheetState("sheets/clean.md"),)))
    counts = [only.get(name) for name in ("tests", "failures", "errors", "skipped")]
    assert counts == ["5", "2", "1", "0"]


def test_two_findings_at_one_place_have_two_names() -> None:
    assert [name for _, name in names(outcome(finding(), finding(), finding(place=Place("sheets/b.md", 3, 10))))] == [
        "stale-revision at 3:10",
        "stale-revision at 3:10 (2)",
        "stale-revision at 3:10",
    ]


def test_a_fault_of_leaflint_is_an_error() -> None:
    only = suite(outcome(faults=("it broke", "so did this")))
    assert [error.get("message") for error in only.iter("error")] == ["it broke", "so did this"]
    assert len(set(names(outcome(faults=("it broke", "so did this"))))) == 2


def test_no_clock_is_read() -> None:
    assert suite(outcome()).get("timestamp") == "2026-11-22T00:00:00"


def held(text: str | None) -> str:
    """What XML can hold of a text."""
    escaped = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    return re.sub(escaped, lambda match: f"\\u{ord(match.group()):04x}", text or "")


@given(outcomes)
def test_it_decodes_to_the_same_findings(hostile: Outcome) -> None:
    read = []
    for case in suite(hostile).iter("testcase"):
        match = NAME.fullmatch(case.get("name") or "")
        if match:
            rule, property_, line, column, note = match.groups()
            failure = case.find("failure")
            severity, message = ("note", note) if failure is None else (failure.get("type"), failure.get("message"))
            read.append((case.get("classname"), int(line), int(column), rule, property_, severity, message))
    assert read == [
        (held(f.place.path), f.place.line, f.place.column, f.rule, f.property, f.severity.value, held(f.message))
        for f in hostile.findings
    ]
    assert len(set(names(hostile))) == len(names(hostile))


@pytest.mark.parametrize(
    "nasty", ["]]>", "<script>", "\x1b[31m", "\x00", "&lt;", "\ufffe", "\"'", "a\r\n\tb", UNPAIRED]
)
def test_texts_cannot_break_out_and_stay_as_they_are(nasty: str) -> None:
    (failure,) = suite(outcome(finding(message=nasty, hint=nasty))).iter("failure")
    assert failure.get("message") == held(nasty)
