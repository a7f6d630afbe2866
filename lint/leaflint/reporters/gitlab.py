"""For GitLab: a Code Quality report.

Its levels are blocker, critical, major, minor and info: an error is critical, a warning major, a note info. A fault of
leaflint itself is a blocker, because what it concerns was not checked.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from leaflint.finding import Finding, Severity
from leaflint.outcome import Outcome

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def render(outcome: Outcome) -> str:
    """A list with one object a finding, and one for each fault, which has no place of its own."""
    fingerprints = _unique(finding.fingerprint for finding in outcome.findings)
    issues = [_issue(*pair) for pair in zip(outcome.findings, fingerprints, strict=True)]
    return json.dumps(issues + [_fault(fault) for fault in outcome.faults], indent=1) + "\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    place = finding.place
    return {
        "description": finding.message,
        "check_name": f"{finding.rule}:{finding.property}" if finding.property else finding.rule,
        "fingerprint": fingerprint,
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


def _unique(fingerprints: Iterable[str]) -> Iterator[str]:
    """Each fingerprint once: of several issues with the same one GitLab keeps the last alone."""
    seen: Counter[str] = Counter()
    for fingerprint in fingerprints:
        seen[fingerprint] += 1
        yield fingerprint if seen[fingerprint] == 1 else _digest(f"{fingerprint}\0{seen[fingerprint]}")


def _fault(fault: str) -> dict[str, Any]:
    return {
        "description": fault,
        "check_name": "fault",
        "fingerprint": _digest(fault),
        "severity": "blocker",
        "location": {"path": ".", "lines": {"begin": 1}},
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
