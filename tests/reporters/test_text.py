"""The text output, as a person at a terminal sees it."""

from __future__ import annotations

import re

from hypothesis import given

from leaflint.finding import Excerpt, Place, Related, Severity
from leaflint.outcome import Outcome, SheetState, Summary
from leaflint.reporters import render_text, statistics

from .outcomes import finding, outcome, outcomes


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


def test_the_excerpt_of_a_long_line_says_where_it_was_cut() -> None:
    found = finding(place=Place("a.md", 1, 101, 1, 104), excerpt=Excerpt("abc 2 mg", 97))
    assert render_text(outcome(found)).split("\n")[1:3] == ["  1 | …abc 2 mg", "    |      ^^^"]


def test_only_color_has_escape_sequences() -> None:
    assert "\x1b" not in render_text(outcome(finding()))
    assert "\x1b[33mwarning\x1b[0m" in render_text(outcome(finding()), color=True)


def test_the_summary_names_everything_that_was_counted() -> None:
    counts = Summary(9, 1, 2, 3, 1, 2, 4, 5, 6)
    assert render_text(Outcome("0.1.0", "2026-11-22", counts)) == (
        "9 sheets and 2 comparison pages read (1 unreadable, 3 left out): 1 error, 2 warnings, 4 notes "
        "(5 suppressed, 6 in the baseline) (as of 2026-11-22)\n"
    )


def test_of_many_sheets_the_soonest_are_named() -> None:
    sheets = tuple(SheetState(f"{n:02}.md", stale_on=f"2027-01-{n:02}") for n in range(1, 13))
    out = render_text(Outcome("0.1.0", "2026-11-22", Summary(sheets=12), sheets=sheets))
    assert "01.md (after 2027-01-01)" in out
    assert "06.md" not in out
    assert "; 7 more" in out


def test_statistics_count_findings_by_rule_most_first() -> None:
    found = [finding(), finding(rule="missing-section", severity=Severity.ERROR), finding(place=Place("b.md", 1, 1))]
    assert statistics(outcome(*found)) == "2  warning  stale-revision\n1  error    missing-section\n"
    assert statistics(outcome()) == "no findings\n"


@given(outcomes)
def test_nothing_in_a_sheet_can_drive_the_terminal(hostile: Outcome) -> None:
    out = render_text(hostile)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", out)
    heads = [
        line
        for line in out.split("\n")
        if re.search(r": (error|warning|note) (missing-section|schema|stale-revision)", line)
    ]
    assert len(heads) >= len(hostile.findings)
