"""JUnit: valid under its schema, and the findings come back from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from leaflint.finding import Severity
from leaflint.outcome import Outcome, SheetState
from leaflint.reporters import render

from .outcomes import finding, outcome, outcomes

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("junit.xsd")))


def parsed(found: Outcome) -> etree._Element:
    root = etree.fromstring(render("junit", found).encode())
    SCHEMA.assertValid(root)
    return root


def test_a_clean_sheet_is_a_passing_case() -> None:
    (case,) = parsed(outcome(sheets=(SheetState("sheets/a.md"),))).iter("testcase")
    assert (case.get("classname"), case.get("name")) == ("sheets/a.md", "sheet")
    assert len(case) == 0


def test_an_error_and_a_warning_fail_and_a_note_does_not() -> None:
    root = parsed(outcome(*(finding(severity=severity, rule="schema") for severity in Severity)))
    assert [case.get("name") for case in root.iter("testcase")] == ["schema at 3:10", "schema at 3:10", "notes"]
    assert root.get("failures") == "2"


def test_a_fault_of_leaflint_is_an_error() -> None:
    root = parsed(outcome(faults=("it broke",)))
    assert [error.get("message") for error in root.iter("error")] == ["it broke"]


def test_no_clock_is_read() -> None:
    assert parsed(outcome()).find("testsuite").get("timestamp") == "2026-11-22T00:00:00"  # type: ignore[union-attr]


def held(text: str) -> str:
    """What XML can hold of a text."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", lambda m: f"\\u{ord(m.group()):04x}", text)


@given(outcomes)
def test_it_decodes_to_the_same_findings(hostile: Outcome) -> None:
    read = []
    for case in parsed(hostile).iter("testcase"):
        for failure in case.iter("failure"):
            rule, line, column = re.fullmatch(r"(.*) at (\d+):(\d+)", str(case.get("name")), re.DOTALL).groups()  # type: ignore[union-attr]
            read.append(
                (case.get("classname"), int(line), int(column), rule, failure.get("type"), failure.get("message"))
            )
    failing = [f for f in hostile.findings if f.severity is not Severity.NOTE]
    expected = [
        (held(f.place.path), f.place.line, f.place.column, f.rule, f.severity.value, held(f.message)) for f in failing
    ]
    assert sorted(map(repr, read)) == sorted(map(repr, expected))


@pytest.mark.parametrize("nasty", ["]]>", "<script>", "\x1b[31m", "\x00", "&lt;", "\ufffe"])
def test_texts_cannot_break_out(nasty: str) -> None:
    (failure,) = parsed(outcome(finding(message=nasty, hint=nasty))).iter("failure")
    assert failure.get("message") == held(nasty)
