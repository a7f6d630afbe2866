"""The text output, as a person at a terminal sees it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from leaflint.finding import Excerpt, Place, Related, Severity
from leaflint.outcome import Outcome, SheetState, Summary
from leaflint.reporters import render_text, statistics
from leaflint.reporters.visible import visible

from .outcomes import UNPAIRED, finding, outcome, outcomes


def test_a_finding_shows_its_line_with_the_spot_marked() -> None:
    found = finding(
        related=(Related(Place("sheets/b.md", 7, 1), "another sheet says otherwise"),),
        excerpt=Excerpt("revised: 2021-07-13"),
    )
    sheets = (
        SheetState("sheets/a.md", stale_on="2023-07-13", stale=True),
        SheetState("sheets/b.md", stale_on="2028-01-01"),
    )
    assert render_text(outcome(found, sheets=sheets)) == (
        "sheets/a.md:3:10: warning stale-revision: the sheet was last revised 2021-07-13\n"
        "  3 | revised: 2021-07-13\n"
        "    |          ^^^^^^^^^^\n"
        "  help: read it again\n"
        "  see: sheets/b.md:7:1: another sheet says otherwise\n"
        "\n"
        "1 sheet read: 0 errors, 1 warning, 0 notes (as of 2026-11-22)\n"
        "already stale: sheets/a.md (since 2023-07-13)\n"
        "next to go stale: sheets/b.md (after 2028-01-01)\n"
    )


def test_carets_stand_below_wide_characters() -> None:
    found = finding(place=Place("a.md", 1, 3, 1, 7), excerpt=Excerpt("薬は2 mg"))
    line, carets = render_text(outcome(found)).split("\n")[1:3]
    assert (line, carets) == ("  1 | 薬は2 mg", "    |     ^^^^")


def test_marks_above_a_letter_take_no_column() -> None:
    found = finding(place=Place("a.md", 1, 4, 1, 5), excerpt=Excerpt("e\u0301 x"))
    assert render_text(outcome(found)).split("\n")[2] == "    |   ^"


def test_a_spot_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    found = finding(place=Place("a.md", 1, 3, 4, 1), excerpt=Excerpt("a bcd "))
    assert render_text(outcome(found)).split("\n")[2] == "    |   ^^^"


def test_an_empty_spot_has_one_caret() -> None:
    found = finding(place=Place("a.md", 1, 3, 1, 3), excerpt=Excerpt("a bcd"))
    assert render_text(outcome(found)).split("\n")[2] == "    |   ^"


def test_the_excerpt_of_a_long_line_says_where_it_was_cut() -> None:
    found = finding(place=Place("a.md", 1, 101, 1, 104), excerpt=Excerpt("abc 2 mg", 97))
    assert render_text(outcome(found)).split("\n")[1:3] == ["  1 | …abc 2 mg", "    |      ^^^"]


def test_only_color_has_escape_sequences() -> None:
    assert "\x1b" not in render_text(outcome(finding()))
    assert "\x1b[33mwarning\x1b[0m" in render_text(outcome(finding()), color=True)


def test_the_summary_names_everything_that_was_counted() -> None:
    counts = Summary(9, 1, 2, 3, 1, 2, 4, 5, 6)
    assert render_text(Outcome("0.1.0", "2026-11-22", counts)) == (
        "8 of 9 sheets and 2 comparison pages read (1 unreadable, 3 left out): 1 error, 2 warnings, 4 notes "
        "(5 suppressed, 6 in the baseline; as of 2026-11-22)\n"
    )


def test_of_many_sheets_the_soonest_are_named() -> None:
    sheets = tuple(SheetState(f"{n:02}.md", stale_on=f"2027-01-{20 - n:02}") for n in range(1, 13))
    out = render_text(Outcome("0.1.0", "2026-11-22", Summary(sheets=12), sheets=sheets))
    assert out == (
        "12 sheets read: 0 errors, 0 warnings, 0 notes (as of 2026-11-22)\n"
        "next to go stale:\n"
        "  12.md (after 2027-01-08)\n"
        "  11.md (after 2027-01-09)\n"
        "  10.md (after 2027-01-10)\n"
        "  09.md (after 2027-01-11)\n"
        "  08.md (after 2027-01-12)\n"
        "  and 7 more\n"
    )


def test_ten_sheets_are_all_named() -> None:
    sheets = tuple(SheetState(f"{n}.md", stale_on="2027-01-01") for n in range(10))
    out = render_text(Outcome("0.1.0", "2026-11-22", Summary(sheets=10), sheets=sheets))
    assert [f"  {n}.md (after 2027-01-01)" in out.split("\n") for n in range(10)] == [True] * 10
    assert "more" not in out


def test_a_stale_sheet_says_when_its_age_becomes_an_error() -> None:
    sheet = SheetState("a.md", stale_on="2026-01-01", lapses_on="2027-01-01", stale=True)
    out = render_text(outcome(sheets=(sheet,)))
    assert "already stale: a.md (since 2026-01-01, an error after 2027-01-01)\n" in out


def test_faults_of_leaflint_stand_at_the_end_whatever_is_shown() -> None:
    broken = outcome(finding(), faults=("it broke\n\x1b[2J",))
    for out in (render_text(broken), render_text(broken, summary=False), statistics(broken)):
        assert out.endswith("\nfault: it broke\\x0a\\x1b[2J\n")


def test_without_a_summary_the_findings_stand_alone() -> None:
    out = render_text(outcome(finding()), summary=False)
    assert out.startswith("sheets/a.md:3:10: ")
    assert "read:" not in out
    assert render_text(outcome(), summary=False) == ""


def test_statistics_count_findings_by_rule_most_first() -> None:
    found = [finding(), finding(rule="missing-section", severity=Severity.ERROR), finding(place=Place("b.md", 1, 1))]
    assert statistics(outcome(*found)) == "2  warning  stale-revision\n1  error    missing-section\n"
    assert statistics(outcome()) == "no findings\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("\u202eabc", "\\u202eabc"),
        ("a\r\nb", "a\\x0d\\x0ab"),
        ("a\tb", "a b"),
        ("a\u00a0b", "a b"),
        (UNPAIRED, "\\udc80"),
        ("\U000e0041", "\\U000e0041"),
        ("薬 é 🌿 שלום", "薬 é 🌿 שלום"),
    ],
)
def test_what_is_not_printable_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(outcomes)
def test_it_decodes_to_the_same_findings_and_nothing_can_drive_the_terminal(hostile: Outcome) -> None:
    out = render_text(hostile)
    assert all(line.isprintable() for line in out.split("\n"))
    heads = [line for line in out.split("\n") if line.startswith("sheets/")]
    assert heads == [
        f"{visible(p.path)}:{p.line}:{p.column}: {f.severity.value} "
        f"{f.rule}{f':{f.property}' if f.property else ''}: {visible(f.message)}"
        for f in hostile.findings
        for p in [f.place]
    ]


@given(outcomes)
def test_carets_stay_below_the_line_they_mark(hostile: Outcome) -> None:
    lines = render_text(hostile, summary=False).split("\n")
    marks = [at for at, line in enumerate(lines) if re.fullmatch(r" +\|  *\^+| +\| \^+", line)]
    assert len(marks) == sum(bool(f.excerpt and f.excerpt.text.strip()) for f in hostile.findings)
    for at in marks:
        assert lines[at].index("|") == lines[at - 1].index("|")
        assert len(lines[at]) <= 2 * len(lines[at - 1]) + 1
