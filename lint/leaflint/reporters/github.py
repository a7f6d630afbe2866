"""For GitHub Actions: workflow commands that annotate the pull request, and the plain text beside them.

GitHub shows at most 10 errors and 10 warnings of a step; what goes beyond is counted in one line.
"""

from __future__ import annotations

import hashlib
from itertools import count

from leaflint.finding import Finding, Severity
from leaflint.outcome import Outcome
from leaflint.reporters.text import render_text

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST = 10


def render(outcome: Outcome) -> str:
    """Commands for the first findings of each level, then the text, in which no line can be taken for a command."""
    lines: list[str] = []
    for severity, command in _COMMANDS.items():
        findings = [finding for finding in outcome.findings if finding.severity is severity]
        lines += [_annotation(command, finding) for finding in findings[:_MOST]]
        if len(findings) > _MOST:
            rest = len(findings) - _MOST
            lines.append(f"{rest} more {severity.value}{'' if rest == 1 else 's'}; the text below has all of them")
    lines += [f"::error title=leaflint::{_data(fault)}" for fault in outcome.faults]
    text = render_text(outcome)
    token = _token(text)
    return "\n".join([*lines, f"::stop-commands::{token}", text.rstrip("\n"), f"::{token}::", ""])


def _annotation(command: str, finding: Finding) -> str:
    place = finding.place
    properties = {"file": place.path, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        properties |= {"col": place.column, "endColumn": place.end_column}
    rule = f"{finding.rule}:{finding.property}" if finding.property else finding.rule
    properties["title"] = rule
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    return f"::{command} {named}::{_data(message)}"


def _data(text: str) -> str:
    """`text` as the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """`text` as the value of a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _token(text: str) -> str:
    """A word that stands nowhere in `text`, the same for the same text: commands stay off until it comes again."""
    tries = (hashlib.sha256(f"{number}\0{text}".encode()).hexdigest() for number in count())
    return next(token for token in tries if token not in text)
