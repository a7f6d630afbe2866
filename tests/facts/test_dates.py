"""Dates as people write them: every day of two centuries in every accepted form, and nothing in what is no date."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.facts.dates import PartialDate, add_months, find_dates
from leaflint.nodes import Span
from tests.facts.sheets import vocabulary

days = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
months_en = list(calendar.month_name)
SPANISH = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]


def values(words: str, order: str = "MDY", language: str = "en") -> list[list[str]]:
    """The readings of each date in the words, likeliest first."""
    found = find_dates(words, Span(0, len(words)), vocabulary().lexicon(language).find(words), order)
    return [[value.iso for value in date.values] for date in found]


@given(days, st.sampled_from("-/."), st.sampled_from(["MDY", "DMY"]))
def test_year_first_is_the_same_in_every_order(day: datetime.date, mark: str, order: str) -> None:
    assert values(f"{day.year:04}{mark}{day.month:02}{mark}{day.day:02}", order) == [[day.isoformat()]]
    assert values(f"{day.year:04}{mark}{day.month}{mark}{day.day}", order) == [[day.isoformat()]]


@given(days, st.sampled_from("-/."))
def test_day_and_month_in_digits_are_read_in_the_order_that_is_set_and_then_in_the_other(
    day: datetime.date, mark: str
) -> None:
    american, european = (
        mark.join((f"{a}", f"{b}", f"{day.year}")) for a, b in ((day.month, day.day), (day.day, day.month))
    )
    other = [] if day.day > 12 or day.day == day.month else [f"{day.year:04}-{day.day:02}-{day.month:02}"]
    for words, order in ((american, "MDY"), (european, "DMY")):
        assert values(words, order) == [[day.isoformat(), *other]]
    assert values(european, "MDY") == [[*other, day.isoformat()]]


@given(days)
def test_a_date_with_the_name_of_its_month_has_one_reading(day: datetime.date) -> None:
    name = months_en[day.month]
    ordinal = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day // 10 != 1 else 0, "th")
    for words in (
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{name.upper()} {day.day} {day.year}",
        f"{day.day:02}-{name[:3]}-{day.year}",
        f"{name[:3]}. {day.day}, {day.year}",
        f"{day.day}{ordinal} of {name} {day.year}",
        f"{name} {day.day}{ordinal}, {day.year}",
    ):
        assert values(words) == [[day.isoformat()]], words
    spanish = SPANISH[day.month - 1]
    for words in (f"{day.day} de {spanish} de {day.year}", f"{day.day} de {spanish} del {day.year}"):
        assert values(words, language="es") == [[day.isoformat()]], words


@given(days)
def test_a_date_may_be_known_to_the_month_or_to_the_year_alone(day: datetime.date) -> None:
    name, month = months_en[day.month], f"{day.year:04}-{day.month:02}"
    for words in (f"{name} {day.year}", f"{name[:3]} {day.year}", f"{name}, {day.year}", f"{day.month:02}/{day.year}"):
        assert values(words) == [[month]], words
    assert values(f"{day.year}-{day.month:02}") == [[month]]
    assert values(f"{SPANISH[day.month - 1]} de {day.year}", language="es") == [[month]]
    assert values(f"{day.year}") == [[f"{day.year}"]]


@given(days)
def test_two_digits_of_a_year_leave_two_centuries(day: datetime.date) -> None:
    short = f"{day.year % 100:02}"
    read = values(f"{day.day} {months_en[day.month]} {short}")
    assert read and day.isoformat() in read[0]
    assert all(int(value[:4]) % 100 == day.year % 100 for value in read[0])
    numeric = values(f"{day.month}/{day.day}/{short}")
    assert numeric and day.isoformat() in numeric[0]


def test_the_likeliest_reading_comes_first() -> None:
    assert values("3/4/2021") == [["2021-03-04", "2021-04-03"]]
    assert values("3/4/2021", "DMY") == [["2021-04-03", "2021-03-04"]]
    assert values("13/7/2021") == [["2021-07-13"]]
    assert values("3/4/21") == [["2021-03-04", "2021-04-03", "1921-03-04", "1921-04-03"]]
    assert values("Mar '24") == values("Mar-24") == [["2024-03", "1924-03"]]


NO_SUCH_DAY = [
    *("2/30/2021", "2/29/2021", "2/29/1900", "2/31/2020", "4/31/2021", "6/31/2021", "9/31/2021", "11/31/2021"),
    *("13/13/2021", "0/5/2021", "5/0/2021", "1/32/2021", "32/1/2021", "99/99/2021"),
    *("2021-02-30", "2021-02-29", "2021-04-31", "2021-13-01", "2021-00-10", "2021-01-00", "2021-06-31"),
    *("30 February 2021", "31 April 2021", "29 February 2023", "February 30, 2021", "June 31, 2021", "0 May 2021"),
    *("31-Nov-2021", "32 May 2021", "13/2021", "00/2021", "2021-13"),
]


@pytest.mark.parametrize("words", NO_SUCH_DAY)
def test_a_day_that_does_not_exist_is_met_but_has_no_reading(words: str) -> None:
    assert values(words) == [[]]


NO_DATES = [
    *("2 to 3 mg/kg/day", "2-3 mg/kg", "1/2 tablet", "1/2", "7.5 mg", "1,000 mg", "1000 mg", "0.5-1 mg", "2.5/5 mg"),
    *("12/24 patients", "12/24", "3/4 of people", "24/7", "50/50", "9/11", "120/80 mmHg", "1:1000", "1 : 2"),
    *("version 1.2", "version 1.2.3", "v2.0.1", "1.2.3.4", "build 20240328", "20210713", "2.1", "10.15"),
    *("555-123-4567", "(555) 123-4567", "+1 555 123 4567", "1-800-555-0199", "555.123.4567", "0800 1111"),
    *("G36.0", "ICD-10 G36.0", "ICD code 341.0", "M05-79", "CD19/CD20", "H5N1", "AQP4", "IL-6", "COVID-19"),
    *("page 3 of 12", "p. 12-14", "pages 12/14", "section 5.1", "Table 2", "Figure 3-4", "chapter 12"),
    *("NCT01234567", "PMID 12345678", "doi:10.1056/NEJMoa1901747", "ISBN 978-3-16", "edition 3", "No. 12"),
    *("March", "in May", "May 28", "28 March", "March 28", "may be 20", "12 marches", "Mar", "the 1st", "28th"),
    *("10 years", "in 12 months", "18 and over", "aged 12-17", "every 4 weeks", "weeks 1-4", "day 1 and 15"),
    *("3,500", "$2,021.50", "20,210", "1899", "2100", "0021", "12021", "99", "2021 mg".replace("2021", "20210"), ""),
]


@pytest.mark.parametrize("words", NO_DATES)
def test_what_is_no_date_is_none(words: str) -> None:
    assert values(words) == values(words, "DMY") == []


def test_a_date_stands_where_its_words_are() -> None:
    words = "Started in March 2012, then on 28th of March, 2024; not 12/24."
    found = find_dates(words, Span(0, len(words)), vocabulary().lexicon("en").find(words), "MDY")
    assert [words[slice(*date.span)] for date in found] == ["March 2012", "28th of March, 2024"]


@given(st.text(alphabet="0123456789/-. ,'Marchy de of th", max_size=40))
def test_every_reading_is_a_day_that_exists(words: str) -> None:
    for readings in values(words):
        for value in readings:
            date = PartialDate.parse(value)
            assert date is not None
            assert date.iso == value
            assert date.first <= date.last


def test_the_first_and_last_day_that_a_date_can_be() -> None:
    assert (PartialDate(2024, 2).first, PartialDate(2024, 2).last) == (
        datetime.date(2024, 2, 1),
        datetime.date(2024, 2, 29),
    )
    assert (PartialDate(2023).first, PartialDate(2023).last) == (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))
    assert PartialDate(2023, 5, 6).first == PartialDate(2023, 5, 6).last == datetime.date(2023, 5, 6)


@pytest.mark.parametrize(
    "iso", ["", "21", "2021-7", "2021-07-1", "2021-02-30", "2021/07/13", "1899", "2100", "2021-13", "२०२१"]
)
def test_what_is_no_iso_date_is_not_parsed(iso: str) -> None:
    assert PartialDate.parse(iso) is None


def test_months_are_added_as_counting_them_one_by_one_does() -> None:
    """Over every day of four years and three years forth and back, against a calendar that walks month by month."""

    def counted(date: datetime.date, months: int) -> datetime.date:
        year, month = date.year, date.month
        for _ in range(abs(months)):
            month += 1 if months > 0 else -1
            year, month = (year + 1, 1) if month == 13 else (year - 1, 12) if month == 0 else (year, month)
        return datetime.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))

    first = datetime.date(2023, 1, 1)
    for offset in range(4 * 365 + 1):
        date = first + datetime.timedelta(days=offset)
        for months in range(-36, 37):
            assert add_months(date, months) == counted(date, months)
