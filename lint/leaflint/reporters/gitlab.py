"""For GitLab: a Code Quality report."""

from __future__ import annotations

import json
from typing import Any

from leaflint.finding import Finding, Severity
from leaflint.outcome import Outcome

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def render(outcome: Outcome) -> str:
    """A list with one object a finding; leaflint's own faults are blockers without a place of their own."""
    issues = [_issue(finding) for finding in outcome.findings]
    return json.dumps(issues + [_fault(fault) for fault in outcome.faults], indent=1) + "\n"


def _issue(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "description": finding.message,
        "check_name": f"{finding.rule}:{finding.property}" if finding.property else finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "categories": ["Bug Risk"],
        "content": {"body": finding.hint},
        "location": {
            "path": place.path,
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }


def _fault(fault: str) -> dict[str, Any]:
    import hashlib

    return {
        "description": fault,
        "check_name": "fault",
        "fingerprint": hashlib.sha256(fault.encode()).hexdigest(),
        "severity": "blocker",
        "location": {"path": ".", "lines": {"begin": 1}},
    }
