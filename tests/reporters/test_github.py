"""Workflow commands, read back as GitHub's runner reads them."""

from __future__ import annotations

import re

from hypothesis import given

from leaflint.finding import Place, Severity
from leaflint.outcome import Outcome
from leaflint.reporters import render

from .outcomes import finding, outcome, outcomes

_COMMAND = re.compile(r"::(\w[\w-]*)(?: ([^:]*))?::(.*)")


def commands(out: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands that a runner would carry out: none while they are stopped."""
    found, stopped = [], None
    for line in re.split(r"\r\n|\r|\n", out):
        if stopped:
            if line == f"::{stopped}::":
                stopped = None
            continue
        match = _COMMAND.fullmatch(line)
        if match and match[1] == "stop-commands":
            stopped = match[3]
        elif match:
            pairs = [pair.partition("=") for pair in (match[2] or "").split(",") if pair]
            properties = {name: undone(value) for name, _, value in pairs}
            found.append((match[1], properties, undone(match[3])))
    assert stopped is None, "commands stay off for the steps that follow"
    return found


def undone(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_an_annotation_has_file_line_column_and_rule() -> None:
    first = render("github", outcome(finding())).split("\n")[0]
    assert first == (
        "::warning file=sheets/a.md,line=3,endLine=3,col=10,endColumn=20,title=stale-revision"
        "::the sheet was last revised 2021-07-13%0Aread it again"
    )


def test_the_text_stands_beside_the_commands() -> None:
    assert "sheets/a.md:3:10: warning stale-revision" in render("github", outcome(finding()))


def test_ten_of_each_level_and_a_count_of_the_rest() -> None:
    many = [
        finding(place=Place("a.md", line, 1, line, 2), severity=level) for line in range(1, 14) for level in Severity
    ]
    out = render("github", outcome(*many))
    levels = [name for name, _, _ in commands(out)]
    assert (levels.count("error"), levels.count("warning"), levels.count("notice")) == (10, 10, 10)
    assert "3 more errors; the text below has all of them" in out


@given(outcomes)
def test_the_commands_are_the_findings_and_no_other_can_be_forged(hostile: Outcome) -> None:
    read = commands(render("github", hostile))
    names = {"error": Severity.ERROR, "warning": Severity.WARNING, "notice": Severity.NOTE}
    told = sorted((names[name], p["file"], int(p["line"]), message) for name, p, message in read)
    expected = sorted(
        (f.severity, f.place.path, f.place.line, f"{f.message}\n{f.hint}" if f.hint else f.message)
        for f in hostile.findings
    )
    assert told == expected
