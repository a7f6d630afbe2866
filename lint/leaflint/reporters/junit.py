"""For CI servers that show test results: test cases for each sheet, and a failure for what is wrong in it.

Most readers show one failure a case, so each finding is a case of its own: its class is the sheet, its name the rule
and the place. Errors and warnings fail. A note passes; its message stands in the name, and in full in the output of the
suite. A sheet without findings is one passing case. The document holds to what Ant writes, which every reader takes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from leaflint.finding import Finding, Severity
from leaflint.outcome import Outcome
from leaflint.reporters.visible import visible

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(outcome: Outcome) -> str:
    """A JUnit document with one suite. Times are 0, and the time stamp is the day of the check: no clock is read."""
    by_path = {path: list(found) for path, found in groupby(outcome.findings, key=lambda finding: finding.place.path)}
    paths = sorted({sheet.path for sheet in outcome.sheets} | set(by_path))
    cases = [case for path in paths for case in _cases(path, by_path.get(path, []))]
    cases += [_fault(nth, fault) for nth, fault in enumerate(outcome.faults, 1)]
    notes = [finding for finding in outcome.findings if finding.severity is Severity.NOTE]
    suite = {
        "name": "leaflint",
        "package": "leaflint",
        "id": "0",
        "hostname": "localhost",
        "timestamp": f"{outcome.as_of}T00:00:00",
        "tests": str(len(cases)),
        "failures": str(len(outcome.findings) - len(notes)),
        "errors": str(len(outcome.faults)),
        "skipped": "0",
        "time": "0",
    }
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<testsuites>",
        f"<testsuite {_attributes(suite)}>",
        f"<properties><property {_attributes({'name': 'leaflint', 'value': outcome.version})}/></properties>",
        *cases,
        f"<system-out>{_text(''.join(map(_told, notes)))}</system-out>",
        "<system-err></system-err>",
        "</testsuite>",
        "</testsuites>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _cases(path: str, findings: list[Finding]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for finding in findings:
        rule = f"{finding.rule}:{finding.property}" if finding.property else finding.rule
        name = f"{rule} at {finding.place.line}:{finding.place.column}"
        seen[name] += 1
        if seen[name] > 1:  # readers drop the second of two cases with one name
            name += f" ({seen[name]})"
        if finding.severity is Severity.NOTE:
            yield _case(path, f"{name}: {finding.message}", "")
        else:
            yield _case(path, name, _problem("failure", finding.message, finding.severity.value, _told(finding)))
    if not findings:
        yield _case(path, "no findings", "")


def _case(path: str, name: str, inner: str) -> str:
    return f"<testcase {_attributes({'classname': path, 'name': name, 'time': '0'})}>{inner}</testcase>"


def _fault(nth: int, fault: str) -> str:
    return _case("leaflint", f"fault {nth}", _problem("error", fault, "fault", fault))


def _problem(element: str, message: str, kind: str, body: str) -> str:
    return f"<{element} {_attributes({'message': message, 'type': kind})}>{_text(body)}</{element}>"


def _told(finding: Finding) -> str:
    """The finding in lines for people, what is not printable written out."""
    place = finding.place
    where = f"{visible(place.path)}:{place.line}:{place.column}"
    hint = f"  help: {visible(finding.hint)}\n" if finding.hint else ""
    return f"{where}: {finding.severity.value} {finding.rule}: {visible(finding.message)}\n{hint}"


def _attributes(values: dict[str, str]) -> str:
    return " ".join(f"{name}={_attribute(value)}" for name, value in values.items())


def _attribute(text: str) -> str:
    """`text` as a quoted XML attribute that keeps its line breaks and tabs."""
    return quoteattr(_held(text))


def _text(text: str) -> str:
    """`text` as XML character data."""
    return escape(_held(text), {"\r": "&#13;"})


def _held(text: str) -> str:
    """`text` with what XML cannot hold written out."""
    return _NO_XML.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
