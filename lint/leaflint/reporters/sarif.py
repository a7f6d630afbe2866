"""For code scanning: SARIF 2.1.0 with all that GitHub asks for."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import Any
from urllib.parse import quote

from leaflint.finding import Edit, Finding, Fix, Place, Related
from leaflint.outcome import Outcome, RuleText

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"


def render(outcome: Outcome) -> str:
    """One run. Paths are relative to the working directory, columns in Unicode characters."""
    index = {rule.name: at for at, rule in enumerate(outcome.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "leaflint",
                "version": outcome.version,
                "semanticVersion": outcome.version,
                "rules": [_rule(rule) for rule in outcome.rules],
            }
        },
        "automationDetails": {"id": "leaflint/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which leaflint ran."}}},
        "invocations": [_invocation(outcome)],
        "results": [_result(finding, index) for finding in outcome.findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(rule: RuleText) -> dict[str, Any]:
    examples = "".join(_example(kind, snippet) for kind, snippet in rule.examples)
    source = f"\n\nSource: {rule.source}" if rule.source else ""
    name = "".join(word.capitalize() for word in rule.name.split("-"))
    return {
        "id": rule.name,
        **({"name": name} if name.lower() != rule.name else {}),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {' '.join(rule.reason.split())}"[:1024]},
        "help": {"text": f"{rule.reason}{source}", "markdown": f"{rule.reason}{source}{examples}"},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "tags": [rule.group],
            "precision": "high",
            "problem.severity": {"note": "recommendation"}.get(rule.severity.value, rule.severity.value),
        },
    }


def _example(kind: str, snippet: str) -> str:
    """An example of a rule as Markdown, in a fence that is longer than any in the snippet."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", snippet)), default=0))
    return f"\n\n{'Reported' if kind == 'bad' else 'Left alone'}:\n\n{fence}markdown\n{snippet}\n{fence}"


def _invocation(outcome: Outcome) -> dict[str, Any]:
    faults = [{"level": "error", "message": _sentence(fault)} for fault in outcome.faults]
    return {"executionSuccessful": not faults} | ({"toolExecutionNotifications": faults} if faults else {})


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    about = {"property": finding.property, "drug": finding.drug}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": finding.severity.value,
        "message": _sentence(f"{finding.message}\n{finding.hint}" if finding.hint else finding.message),
        "locations": [_location(finding.place)],
        "partialFingerprints": {
            "leaflint/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint[:16]}:1",
        },
        "properties": {name: value for name, value in about.items() if value is not None},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.related:
        result["relatedLocations"] = [_related(at, related) for at, related in enumerate(finding.related, 1)]
    if finding.fix and finding.fix.edits:
        result["fixes"] = [_fix(finding.fix)]
    return result


def _sentence(text: str) -> dict[str, str]:
    """`text` as a message that ends as a sentence does."""
    return _message(text if text.endswith((".", "?", "!")) else f"{text}.")


def _message(text: str) -> dict[str, str]:
    """`text` as a message in which nothing that a sheet says becomes a link.

    Readers make a link of `[words](target)`; a backslash before the bracket, and before its backslashes, prevents it.
    """
    return {"text": re.sub(r"(?<!\\)(\\*)\](?=\()", r"\1\1\\]", text)}


def _location(place: Place) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(place.path), "region": _region(place)}}


def _related(at: int, related: Related) -> dict[str, Any]:
    return {"id": at, **_location(related.place), "message": _message(related.message)}


def _artifact(path: str) -> dict[str, str]:
    """The file as a relative URI; a colon is written out, so that no first segment is taken for a scheme."""
    return {"uri": quote(path, safe="/", errors="backslashreplace"), "uriBaseId": _ROOT}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    files = groupby(fix.edits, key=lambda edit: edit.place.path)
    changes = [
        {"artifactLocation": _artifact(path), "replacements": [_replacement(edit) for edit in edits]}
        for path, edits in files
    ]
    return {"description": _message(fix.description), "artifactChanges": changes}


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
