"""Workflow commands, read back as GitHub's runner reads them."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from hypothesis import given

from leaflint.finding import Excerpt, Place, Related, Severity
from leaflint.outcome import Outcome, SheetState
from leaflint.reporters import render

from .outcomes import UNPAIRED, finding, outcome, outcomes

REGISTERED = {"error", "warning", "notice", "debug", "add-mask", "set-output", "group", "stop-commands"}


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def commands(out: str) -> list[Command]:
    """The commands that a runner would carry out: none while they are stopped."""
    found: list[Command] = []
    stopped = ""
    for line in re.split(r"\r\n|\r|\n", out):
        read = command(line, REGISTERED | ({stopped} if stopped else set()))
        if read and stopped:
            stopped = "" if read.name == stopped else stopped
        elif read and read.name == "stop-commands":
            stopped = read.message
            assert len(stopped) > 6, "the runner refuses short tokens"
        elif read:
            found.append(read)
    assert not stopped, "commands stay off for the steps that follow"
    return found


def command(line: str, names: set[str]) -> Command | None:
    """A line as the runner reads it: `::name key=value,…::message` after blanks, or `##[name …]message` anywhere."""
    new = re.fullmatch(r"\s*::([^ :]*)(?: (.*?))?::(.*)", line, re.DOTALL)
    old = re.fullmatch(r".*?##\[([^ \]]*)(?: ([^\]]*))?\](.*)", line, re.DOTALL)
    for match, separator in ((new, ","), (old, ";")):
        if match and match[1].lower() in names:
            pairs = [pair.partition("=") for pair in (match[2] or "").split(separator) if pair]
            return Command(
                match[1].lower(), {name: undone(value) for name, _, value in pairs if value}, undone(match[3])
            )
    return None


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


def test_a_spot_of_several_lines_has_no_columns() -> None:
    first = render("github", outcome(finding(place=Place("a.md", 3, 10, 5, 2)))).split("\n")[0]
    assert first.startswith("::warning file=a.md,line=3,endLine=5,title=stale-revision::")


def test_a_note_is_a_notice() -> None:
    assert commands(render("github", outcome(finding(severity=Severity.NOTE))))[0].name == "notice"


def test_ten_of_each_level_and_one_line_for_the_rest() -> None:
    many = [finding(place=Place("a.md", line, 1, line, 2), severity=level) for line in range(14) for level in Severity]
    out = render("github", outcome(*many[:-1]))
    levels = [found.name for found in commands(out)]
    assert (levels.count("error"), levels.count("warning"), levels.count("notice")) == (10, 10, 10)
    assert "\n4 more errors, 4 more warnings, 3 more notes: the text below has them all\n" in out


def test_one_more_is_singular() -> None:
    assert "\n1 more warning: the" in render("github", outcome(*(finding(place=Place("a.md", n)) for n in range(11))))


def test_a_fault_of_leaflint_comes_before_the_errors_that_fill_the_page() -> None:
    errors = [finding(severity=Severity.ERROR, place=Place("a.md", line)) for line in range(12)]
    first, *others = commands(render("github", outcome(*errors, faults=("it broke",))))
    assert first == ("error", {"title": "a fault of leaflint itself"}, "it broke")
    assert len(others) == 9


def test_a_run_without_findings_gives_no_command() -> None:
    assert commands(render("github", outcome())) == []


@pytest.mark.parametrize("forged", ["::error::forged", "\n::error::forged", "\r##[error]forged", "  ::warning::forged"])
def test_no_command_can_be_forged(forged: str) -> None:
    """Neither a path nor any text of a finding, a fault or a sheet becomes a command of its own."""
    found = finding(
        place=Place(f"{forged}.md"),
        message=forged,
        hint=forged,
        excerpt=Excerpt(forged),
        related=(Related(Place(forged), forged),),
    )
    sheets = (SheetState(forged, stale_on="2027-01-01"),)
    names = [read.name for read in commands(render("github", outcome(found, faults=(forged,), sheets=sheets)))]
    assert names == ["error", "warning"]  # the fault and the finding


def test_the_end_of_the_stop_cannot_be_known_in_advance() -> None:
    """A sheet that quotes the token of one run changes the text, and with it the token."""
    first = stop_token(render("github", outcome(finding())))
    quoting = stop_token(render("github", outcome(finding(message=f"::{first}::"))))
    assert first != quoting
    assert quoting not in f"::{first}::"


def stop_token(out: str) -> str:
    match = re.search(r"^::stop-commands::(\w+)$", out, re.MULTILINE)
    assert match
    return match[1]


def test_what_utf8_cannot_hold_is_written_out() -> None:
    out = render("github", outcome(finding(place=Place(f"{UNPAIRED}.md"), message=UNPAIRED)))
    assert "file=\\udc80.md" in out.encode().decode()


@given(outcomes)
def test_it_decodes_to_the_same_findings(hostile: Outcome) -> None:
    names = {"error": Severity.ERROR, "warning": Severity.WARNING, "notice": Severity.NOTE}
    told = [
        (names[read.name], p["title"], p["file"], p["line"], p.get("col"), read.message)
        for read in commands(render("github", hostile))
        for p in [read.properties]
    ]
    expected = [
        (
            found.severity,
            f"{found.rule}:{found.property}" if found.property else found.rule,
            found.place.path,
            str(found.place.line),
            str(found.place.column) if found.place.line == found.place.end_line else None,
            f"{found.message}\n{found.hint}" if found.hint else found.message,
        )
        for severity in Severity
        for found in hostile.findings
        if found.severity is severity
    ]
    assert told == expected
