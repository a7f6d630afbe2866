"""Revision lines: which dates they give, and how old the text is."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.facts import Property, Witness, revised
from tests.facts.sheets import published, read
from tests.facts.test_dates import NO_DATES, NO_SUCH_DAY

Dates = list[tuple[str, str]]


def dates(line: str, language: str = "en", order: str = "MDY") -> Dates:
    """The role and the likeliest reading of each date on a line above the questions; "-" where one is missing."""
    found = read(published(language, line=line, works="Well."), order).dates
    return [(d.role, "-" if d.missing else d.values[0].iso if d.values else "none") for d in found]


def age(line: str, language: str = "en") -> list[str]:
    """The revised facts of a sheet with this line above the questions."""
    return [fact.value for fact in read(published(language, line=line, works="Well.")).of(Property.REVISED)]


SEEN: list[tuple[str, Dates, list[str]]] = [
    ("Revised 7/13/2021", [("revised", "2021-07-13")], ["2021-07-13"]),
    ("Revised: 03/2024", [("revised", "2024-03")], ["2024-03"]),
    ("Dr. Ames, Neuroimmunology  \nDictated 3 June 2026", [("published", "2026-06-03")], ["2026-06-03"]),
    ("Written for a reading age of 11. Updated: 11 May 2026", [("revised", "2026-05-11")], ["2026-05-11"]),
    ("Updated March 28, 2024", [("revised", "2024-03-28")], ["2024-03-28"]),
    (
        "Reviewed by: Medical Review Board | Last reviewed: August 2024 | Last updated: August 2024",
        [("reviewed", "2024-08"), ("revised", "2024-08")],
        ["2024-08"],
    ),
    (
        "Page last reviewed: 8 December 2021 / Next review due: 8 December 2024",
        [("reviewed", "2021-12-08"), ("next", "2024-12-08")],
        ["2021-12-08"],
    ),
    ("Version 1 First published March 2012", [("published", "2012-03")], ["2012-03"]),
    (
        "Start date: April 2012 Reviewed: January 2014, July 2017, February 2019 Next review: February 2022",
        [
            *(("published", "2012-04"), ("reviewed", "2014-01"), ("reviewed", "2017-07"), ("reviewed", "2019-02")),
            ("next", "2022-02"),
        ],
        ["2019-02"],
    ),
    ("This leaflet was last revised in {MM/YYYY}.", [("revised", "-")], []),
    ("This leaflet was last revised in", [("revised", "-")], []),
    ("As of 2020, there are 3 approved drugs.", [], []),
]


ROWS = "| Owner | Pharmacy |\n|---|---|\n| Revised | 14 March 2025 |\n| Next review | March 2028 |\n| Version | 3 |"
COLUMNS = "| Revised | Next review | Author |\n|---|---|---|\n| 14 March 2025 | March 2028 | Pharmacy |"
FIRST_ROW = "| Revised | 14 March 2025 |\n|---|---|\n| Next review | March 2028 |"


@pytest.mark.parametrize("table", [ROWS, COLUMNS, FIRST_ROW], ids=["rows", "columns", "first row"])
def test_a_label_and_its_date_may_stand_in_cells_of_their_own(table: str) -> None:
    assert dates(table) == [("revised", "2025-03-14"), ("next", "2028-03")]
    assert age(table) == ["2025-03-14"]


@pytest.mark.parametrize(("line", "expected", "revision"), SEEN)
def test_the_lines_of_published_sheets_are_read(line: str, expected: Dates, revision: list[str]) -> None:
    assert dates(line) == expected
    assert age(line) == revision


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Actualizado el 12 de marzo de 2024", [("revised", "2024-03-12")]),
        ("Última actualización: marzo de 2024", [("revised", "2024-03")]),
        ("Revisado: 12-mar-2024", [("reviewed", "2024-03-12")]),
        ("Próxima revisión: 2026", [("next", "2026")]),
    ],
)
def test_spanish_lines_are_read_alike(line: str, expected: Dates) -> None:
    assert dates(line, "es") == expected


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_read_on_a_revision_line(day: datetime.date) -> None:
    assert age(f"Revised {day.month}/{day.day}/{day.year}") == [day.isoformat()]
    assert age(f"**Last updated:** {day.day} {day:%B} {day.year} | Version 2") == [day.isoformat()]


def test_the_fact_stands_at_the_date() -> None:
    (fact,) = read(published(line="**Revised 7/13/2021** | This sheet was reviewed.", works="Well.")).of(
        Property.REVISED
    )
    assert (fact.quote, fact.place.line, fact.place.column, fact.place.end_column) == ("7/13/2021", 5, 11, 20)
    assert (fact.drug, fact.condition, fact.section) == ("azathioprine", "nmosd", "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Revised 2024. Next review 2026.", ["2024"]),
        ("Next review 2026. Revised 2024.", ["2024"]),
        ("Next review: March 2026", []),
        ("Reviewed by the board in 2020; revised 2021", ["2021"]),
        ("Published 2019, reviewed 2023", ["2023"]),
        ("Last reviewed 2023. Last updated 2021.", ["2021"]),
        ("Revised 7/13/2021 and 8/1/2022", ["2022-08-01"]),
        ("© 2021. Revised 7/13/2022.", ["2022-07-13"]),
        ("© 2021 SRNA", []),
        ("Copyright 2021. All rights reserved.", []),
        ("Revised by Dr. Smith", []),
        ("Sheet checked by us in spring 2026.", ["2026"]),
        ("We last went over this text in January 2026.", ["2026-01"]),
        ("Reviewed by our medical council on March 5th, 2026.", ["2026-03-05"]),
        ("Prepared by K. Smith, pharmacist – 4 June 2026", ["2026-06-04"]),
        ("Ward copy, June 2026", ["2026-06"]),
        ("San Diego, June 4, 2026", ["2026-06-04"]),
        ("Approved, June 2019", []),
        ("This is the June 2026 edition of the sheet.", ["2026-06"]),
        ("This leaflet was written in March 2026.", ["2026-03"]),
        ("Content valid as of 3 February 2026.", ["2026-02-03"]),
        ("Facts as of March 2026 name four drugs.", []),
        ("The FDA checked this leaflet in March 2026.", []),
        ("We checked azathioprine in March 2026.", []),
        ("This page will next be reviewed in March 2027.", []),
        ("(5 March 2026)", ["2026-03-05"]),
        ("2026", []),
        ("The drug came in 2019.", []),
    ],
)
def test_how_old_the_text_is_never_comes_from_another_date(line: str, expected: list[str]) -> None:
    assert age(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Revised",
        "Revised:",
        "Revised: TBD",
        "Revised: {date}",
        "Revised: [date]",
        "Revised: \\_\\_/\\_\\_/\\_\\_\\_\\_",
        "Last updated: –",
    ],
)
def test_a_label_without_its_date_is_missing_one(line: str) -> None:
    assert dates(line) == [("revised", "-")]


@pytest.mark.parametrize("words", NO_SUCH_DAY)
def test_a_day_that_does_not_exist_is_on_the_line_but_no_fact(words: str) -> None:
    assert dates(f"Revised {words}") == [("revised", "none")]
    assert age(f"Revised {words}") == []


@pytest.mark.parametrize("words", [words for words in NO_DATES if words])
def test_what_is_no_date_is_no_fact_on_a_revision_line_and_off_it(words: str) -> None:
    assert age(f"Revised {words}") == []
    assert dates(f"Take note: {words}") == []


@pytest.mark.parametrize("words", ["2 days ago", "yesterday", "today", "last week"])
def test_a_date_that_moves_with_the_day_of_reading_is_no_fact(words: str) -> None:
    assert age(f"Last updated: {words}") == []


def test_an_ambiguous_date_keeps_its_readings_and_the_order_decides_which_is_the_fact() -> None:
    text = published(line="Revised 3/4/2021", works="Well.")
    assert [date.values[0].iso for date in read(text, "MDY").dates] == ["2021-03-04"]
    assert [date.values[0].iso for date in read(text, "DMY").dates] == ["2021-04-03"]
    assert len(read(text).dates[0].values) == 2


def test_where_nothing_above_the_questions_has_a_date_the_last_lines_have() -> None:
    known = read(published(line="A sheet.", works="Well.\n\nRevised 7/13/2021\n\nSee our site."))
    assert [fact.value for fact in known.of(Property.REVISED)] == ["2021-07-13"]
    early = read(published(line="Revised 2024", works="Well.\n\nRevised 7/13/2021"))
    assert [fact.value for fact in early.of(Property.REVISED)] == ["2024"]
    inside = read(published(line="A sheet.", works="The label was revised in 2019."))
    assert inside.of(Property.REVISED) == []
    middle = read(published(line="A sheet.", works="Revised 2019\n\nIt calms.\n\nIt helps.", status="No."))
    assert middle.of(Property.REVISED) == []


def test_what_is_declared_and_what_the_lines_say_are_two_witnesses() -> None:
    known = read("---\ndrug: azathioprine\nrevised: 2024-05-01\n---\n\n" + published(works="Well."))
    assert [(fact.witness, fact.value) for fact in known.of(Property.REVISED)] == [
        (Witness.FRONT_MATTER, "2024-05-01"),
        (Witness.PROSE, "2021-07-13"),
    ]
    line = revised(list(known.dates))
    assert line is not None
    assert line.declared


@pytest.mark.parametrize("words", ["2021-02-30", "soon", "7/13/2021 or so", "2021-07-13 10:00"])
def test_a_declared_date_that_is_more_or_less_than_a_date_is_no_fact(words: str) -> None:
    known = read(f"---\nrevised: {words}\n---\n\n" + published(line="", works="Well."))
    assert known.of(Property.REVISED) == []
    assert [(date.declared, date.values) for date in known.dates] == [(True, ())]


@pytest.mark.parametrize("line", ["Revised: 14 Marhc 2025", "Revised 14 of Marhc, 2025"])
def test_a_misspelt_month_is_not_passed_over(line: str) -> None:
    (found,) = read(published(line=line, works="Well.")).dates
    assert (found.values, found.missing) == ((), False)
