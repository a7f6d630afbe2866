"""For CI servers that show test results: a test case for each sheet, and a failure for what is wrong in it.

A JUnit case may hold one failure where a sheet has many findings, so a sheet with findings has one failed case for each
error and warning; a sheet without any has one passing case. Notes never fail a case; they stand in its output.
"""

from __future__ import annotations

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from leaflint.finding import Finding, Severity
from leaflint.outcome import Outcome

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(outcome: Outcome) -> str:
    """A JUnit document with one suite. Times are 0, and the time stamp is the day of the check: no clock is read."""
    by_path = {path: list(found) for path, found in groupby(outcome.findings, key=lambda finding: finding.place.path)}
    paths = sorted({sheet.path for sheet in outcome.sheets} | set(by_path))
    cases = [case for path in paths for case in _cases(path, by_path.get(path, []))]
    cases += [
        _case("leaflint", "fault", f'<error message={_attribute(fault)} type="fault"/>') for fault in outcome.faults
    ]
    failures = sum(_fails(finding) for finding in outcome.findings)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{len(outcome.faults)}"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="leaflint" {counts} time="0">',
            f'<testsuite name="leaflint" {counts} skipped="0" hostname="localhost" '
            f'timestamp="{outcome.as_of}T00:00:00" time="0">',
            *cases,
            "</testsuite>",
            "</testsuites>",
            "",
        ]
    )


def _cases(path: str, findings: list[Finding]) -> list[str]:
    failing = [finding for finding in findings if _fails(finding)]
    notes = [finding for finding in findings if not _fails(finding)]
    cases = [_case(path, _name(finding), _failure(finding)) for finding in failing]
    if notes or not failing:
        said = "".join(f"{_line(finding)}\n" for finding in notes)
        cases.append(
            _case(path, "notes" if failing else "sheet", f"<system-out>{_text(said)}</system-out>" if said else "")
        )
    return cases


def _fails(finding: Finding) -> bool:
    return finding.severity is not Severity.NOTE


def _case(path: str, name: str, inner: str) -> str:
    return f'<testcase classname={_attribute(path)} name={_attribute(name)} time="0">{inner}</testcase>'


def _name(finding: Finding) -> str:
    return f"{finding.rule} at {finding.place.line}:{finding.place.column}"


def _failure(finding: Finding) -> str:
    body = "\n".join([_line(finding), *([finding.hint] if finding.hint else [])])
    attributes = f"message={_attribute(finding.message)} type={_attribute(finding.severity.value)}"
    return f"<failure {attributes}>{_text(body)}</failure>"


def _line(finding: Finding) -> str:
    place = finding.place
    return f"{place.path}:{place.line}:{place.column}: {finding.severity.value} {finding.rule}: {finding.message}"


def _text(text: str) -> str:
    """`text` as XML character data; what XML cannot hold is written out."""
    return escape(_NO_XML.sub(lambda match: f"\\u{ord(match.group()):04x}", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    """`text` as a quoted XML attribute that keeps its line breaks and tabs."""
    held = _NO_XML.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return quoteattr(held, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
