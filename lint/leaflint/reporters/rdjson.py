"""For reviewdog: its Diagnostic Format as one JSON object. Columns are counted in UTF-8 bytes."""

from __future__ import annotations

import json
from typing import Any

from leaflint.finding import Finding, Place, Severity
from leaflint.outcome import Outcome

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(outcome: Outcome) -> str:
    """A DiagnosticResult with one diagnostic a finding, and one without a place for each fault of leaflint."""
    found = [_diagnostic(finding) for finding in outcome.findings]
    faults = [
        {"message": fault, "location": {"path": "."}, "severity": "ERROR", "code": {"value": "fault"}}
        for fault in outcome.faults
    ]
    return json.dumps({"source": {"name": "leaflint"}, "diagnostics": found + faults}, indent=1) + "\n"


def _diagnostic(finding: Finding) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": f"{finding.message}\n{finding.hint}" if finding.hint else finding.message,
        "location": _location(finding.place),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": f"{finding.rule}:{finding.property}" if finding.property else finding.rule},
    }
    # A suggestion names no file: it can only mend the one that the diagnostic is about.
    edits = [edit for edit in finding.fix.edits if edit.place.path == finding.place.path] if finding.fix else []
    if edits:
        diagnostic["suggestions"] = [{"range": _range(edit.place), "text": edit.text} for edit in edits]
    if finding.related:
        diagnostic["related_locations"] = [
            {"message": related.message, "location": _location(related.place)} for related in finding.related
        ]
    return diagnostic


def _location(place: Place) -> dict[str, Any]:
    return {"path": place.path, "range": _range(place)}


def _range(place: Place) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": place.utf8_column},
        "end": {"line": place.end_line, "column": place.utf8_end_column},
    }
