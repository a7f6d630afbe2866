"""For GitHub Actions: workflow commands that annotate the pull request, and the plain text beside them.

GitHub shows at most 10 errors and 10 warnings of a step; what goes beyond is counted in one line. The runner takes
each line of the output for a command that starts with `::` or contains `##[`, so commands are off while the text,
which quotes from sheets, is written.
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
    """Commands for the first findings of each level, leaflint's own faults first; then the text without colour."""
    by_level = {level: [_annotation(f) for f in outcome.findings if f.severity is level] for level in _COMMANDS}
    by_level[Severity.ERROR] = [_fault(fault) for fault in outcome.faults] + by_level[Severity.ERROR]
    shown = [command for commands in by_level.values() for command in commands[:_MOST]]
    rest = {level: len(commands) - _MOST for level, commands in by_level.items() if len(commands) > _MOST}
    more = ", ".join(f"{number} more {level.value}{'' if number == 1 else 's'}" for level, number in rest.items())
    text = render_text(outcome)
    token = _token(text)
    lines = [
        *shown,
        *([f"{more}: the text below has them all"] if more else []),
        f"::stop-commands::{token}",
        text.rstrip("\n"),
        f"::{token}::",
    ]
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    place = finding.place
    properties: dict[str, str | int] = {"file": place.path, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{finding.rule}:{finding.property}" if finding.property else finding.rule
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    return _command(_COMMANDS[finding.severity], properties, message)


def _fault(fault: str) -> str:
    return _command("error", {"title": "a fault of leaflint itself"}, fault)


def _command(name: str, properties: dict[str, str | int], message: str) -> str:
    named = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {named}::{_data(message)}"


def _data(text: str) -> str:
    """`text` as the message of a command; what UTF-8 cannot hold is written out."""
    held = text.encode("utf-8", "backslashreplace").decode()
    return held.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """`text` as the value of a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _token(text: str) -> str:
    """A word that stands nowhere in `text`, the same for the same text: commands stay off until it comes again."""
    folded = text.lower()  # the runner compares without regard to case
    tries = (hashlib.sha256(f"{number}\0{text}".encode()).hexdigest() for number in count())
    return next(token for token in tries if token not in folded)
