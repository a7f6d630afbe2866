"""For programs: the object that the contract describes."""

from __future__ import annotations

import json
from typing import Any

from leaflint.finding import Finding, Fix, Place
from leaflint.outcome import Outcome


def render(outcome: Outcome) -> str:
    """One JSON object, ASCII alone, so that any log or terminal can take it."""
    summary = {name: getattr(outcome.summary, name) for name in outcome.summary.__struct_fields__}
    content: dict[str, Any] = {"leaflint": outcome.version, "as_of": outcome.as_of, "summary": summary}
    if outcome.faults:
        content["faults"] = list(outcome.faults)
    content["findings"] = [_finding(finding) for finding in outcome.findings]
    return json.dumps(content, indent=1) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "property": finding.property,
        "severity": finding.severity.value,
        "path": finding.place.path,
        **_region(finding.place),
        "message": finding.message,
        "hint": finding.hint,
        "drug": finding.drug,
        "related": [
            {"path": other.place.path, "line": other.place.line, "column": other.place.column, "message": other.message}
            for other in finding.related
        ],
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
    }


def _region(place: Place) -> dict[str, int]:
    return {"line": place.line, "column": place.column, "end_line": place.end_line, "end_column": place.end_column}


def _fix(fix: Fix) -> dict[str, Any]:
    return {"description": fix.description, "edits": [_region(edit.place) | {"text": edit.text} for edit in fix.edits]}
