"""How often: from the words to times per period, and nothing where the words leave it open."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.facts.frequencies import find_frequencies, read_interval, read_rate
from leaflint.facts.frequency import Frequency, Period, as_declared
from leaflint.nodes import Span
from tests.facts.sheets import vocabulary


def found(words: str, language: str = "en") -> list[str]:
    mentions = vocabulary().lexicon(language).find(words)
    return [str(one.frequency) for one in find_frequencies(words, Span(0, len(words)), mentions)]


def frequency(text: str) -> Frequency:
    read = Frequency.parse(text)
    assert read is not None
    return read


READ = {
    "1/P1D": ["every day", "each day", "once daily", "once a day", "daily", "1x/day"],
    "2/P1D": ["twice daily", "twice a day", "two times a day", "2x a day", "50 mg twice a day"],
    "1/PT8H": ["every 8 hours", "8-hourly", "q8h"],
    "1/P2D": ["every other day", "every second day", "once every other day"],
    "1/P1W": ["weekly", "once a week", "every week", "each week"],
    "3/P1W": ["three times a week", "three times weekly", "3 times per week"],
    "1/P2W": [
        "every other week",
        "every 2 weeks",
        "every two weeks",
        "every second week",
        "two-weekly",
        "q2w",
        "q 2 w",
    ],
    "1/P4W": ["every 4 weeks", "every four weeks", "once every four weeks", "every 4th week", "4-weekly", "Q4W"],
    "1/P1M": ["monthly", "once a month", "each month", "every month", "on a monthly basis", "every calendar month"],
    "1/P2M": ["every second month", "every other month", "every couple of months"],
    "1/P3M": ["quarterly", "every 3 months", "once every three months", "3-monthly", "at 3-month intervals", "q3mo"],
    "1/P6M": ["every 6 months", "every six months", "6-monthly", "six-monthly", "every six (6) months"],
    "2/P1Y": ["twice a year", "twice yearly", "two times a year", "2x/yr", "2/year", "half-yearly", "twice in a year"],
    "1/P1Y": ["yearly", "annually", "every year", "once a year", "one time per year", "once/year", "an annual test"],
    "1/P2Y": ["every two years", "every other year", "every 2 yrs"],
    ">=1/P1Y": ["at least once a year", "at least yearly", "yearly at a minimum", "once or more a year"],
    ">=2/P1Y": [
        "at least twice per year",
        "no less than twice a year",
        "two or more times a year",
        "minimum of 2 times a year",
    ],
    ">=1/P6M": ["at least every 6 months", "every 6 months at least", "every 6 months or more often"],
    "2-3/P1Y": ["2 to 3 times per year", "two or three times a year", "2-3 times a year", "2–3 times a year"],
    "1-2/P1Y": ["once or twice a year", "once to twice yearly", "1 to 2 times yearly"],
    "1/P4W-P8W": ["every 4 to 8 weeks", "every 4-8 weeks", "every 4 or 8 weeks", "every four to eight weeks", "q4-8w"],
    "1/P1M-P2M": ["every month or two", "every one to two months"],
    "1/P1M-P3M": ["monthly or every 3 months", "monthly to quarterly"],
    "1/P1W-P1M": ["weekly or monthly", "every week to every month"],
}
READ_ES = {
    "1/P1D": ["una vez al día", "cada día", "diariamente", "todos los días"],
    "1/PT12H": ["cada 12 horas"],
    "1/P1W": ["semanalmente", "una vez por semana"],
    "1/P2W": ["cada dos semanas", "cada 2 semanas", "cada otra semana"],
    "1/P1M": ["una vez al mes", "cada mes", "mensual"],
    "1/P6M": ["cada 6 meses", "cada seis meses", "una vez cada 6 meses", "cada 6 (seis) meses", "semestral"],
    "2/P1Y": ["dos veces al año", "dos veces cada año"],
    "1/P1Y": ["anualmente", "cada año", "todos los años"],
    ">=2/P1Y": ["al menos dos veces por año", "no menos de dos veces al año", "por lo menos dos veces al año"],
    ">=1/P3M": ["cada 3 meses como mínimo", "al menos cada 3 meses"],
    "2-3/P1Y": ["dos o tres veces al año", "de 2 a 3 veces al año"],
    "1-2/P1Y": ["una o dos veces al año"],
    "1/P4W-P8W": ["cada 4 a 8 semanas", "cada 4-8 semanas"],
}


@pytest.mark.parametrize(("expected", "words"), [(one, words) for one, all_ in READ.items() for words in all_])
def test_a_frequency_is_read_as_it_is_meant(expected: str, words: str) -> None:
    assert found(words) == [expected]
    assert found(f"Check it {words.upper()}, please.") == [expected]


@pytest.mark.parametrize(("expected", "words"), [(one, words) for one, all_ in READ_ES.items() for words in all_])
def test_a_spanish_frequency_is_read_as_it_is_meant(expected: str, words: str) -> None:
    assert found(words, "es") == [expected]


@pytest.mark.parametrize(
    "words",
    [
        *("every few months", "regularly", "often", "from time to time", "as needed", "every time", "at every visit"),
        *("biweekly", "bi-weekly", "bimonthly", "bi-monthly", "biannually", "biennially"),
        *("three monthly blood tests", "4 weekly"),
        *("2 tablets per day", "3 pills a day", "50 mg per day", "2 to 3 mg/kg/day", "2 mg/kg/day", "5 days a week"),
        *("2 visits per year", "one test a year", "1 g on day 1 and day 15", "12/24 patients"),
        *("once", "twice", "every", "per year", "4 times", "twice in the first month"),
        *("in 6 months", "after 6 months", "for 6 months", "within 2 weeks", "6 months later", "two weeks"),
        *("every 1.5 years", "1.5 times per year", "1,000 times a year", "0 times a year", "every 0 weeks"),
        *("every 6 to 3 months", "every 2nd or 3rd week", "six (5) months"),
        *("up to 4 times a year", "at most once a year", "no more than twice a year"),
        *("twice a week or every 3 months", ""),
    ],
)
def test_what_leaves_it_open_is_no_frequency(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    "words", ["cada pocos meses", "regularmente", "bimensual", "dos comprimidos al día", "cada visita"]
)
def test_what_leaves_it_open_in_spanish_is_no_frequency(words: str) -> None:
    assert found(words, "es") == []


def test_several_frequencies_are_read_one_by_one() -> None:
    words = "weekly during the first month, every two weeks in months two and three, and monthly after that"
    assert found(words) == ["1/P1W", "1/P2W", "1/P1M"]
    assert found("every 4 weeks (monthly)") == ["1/P4W", "1/P1M"]
    assert found("monthly and every 3 months") == ["1/P1M", "1/P3M"]


def a_year(text: str) -> tuple[float, float | None]:
    """The fewest and the most times a year; None where it is open above."""
    most = frequency(text).most_per_year
    return float(frequency(text).least_per_year), None if most is None else float(most)


def test_a_month_is_never_four_weeks() -> None:
    assert frequency("1/P1M") != frequency("1/P4W")
    assert frequency("1/P4W").least_per_year == Fraction(1461, 112)
    assert frequency("1/P1M").least_per_year == 12 < frequency("1/P4W").least_per_year


def test_bounds_and_ranges_are_compared_by_the_times_a_year_they_allow() -> None:
    assert a_year(">=2/P1Y") == (2, None)
    assert a_year("2-3/P1Y") == (2, 3)
    assert a_year("1/P3M-P6M") == (2, 4)
    assert a_year("1/PT24H") == a_year("1/P1D")
    assert a_year("1/P12M") == a_year("1/P1Y") == (1, 1)
    assert frequency("1/PT30M").least_per_year == 48 * frequency("1/P1D").least_per_year


periods = st.builds(Period, st.integers(1, 99), st.sampled_from(["D", "W", "M", "Y", "TH", "TM"]))


@st.composite
def frequencies(draw: st.DrawFn) -> Frequency:
    low = draw(st.integers(1, 99))
    period = draw(periods)
    longest = period._replace(n=draw(st.integers(period.n, 99)))
    return Frequency(low, draw(st.integers(low, 99)), period, longest, draw(st.booleans()))


@given(frequencies())
def test_the_written_form_says_the_same_frequency(one: Frequency) -> None:
    assert Frequency.parse(str(one)) == one


@given(frequencies())
def test_what_is_declared_reads_back_as_the_same_frequency(one: Frequency) -> None:
    ((key, words),) = as_declared(one).items()
    mentions = vocabulary().lexicon("en").find(words)
    read = read_interval(words, mentions) if key == "every" else read_rate(words, mentions)
    assert read is not None
    assert read._replace(at_least=key == "at_least") == one


def test_front_matter_has_no_words_for_a_range_from_weeks_to_months() -> None:
    assert as_declared(frequency("1/P1W-P1M")) == {}


@pytest.mark.parametrize(
    "text", ["", "2", "2/", "/P1Y", "0/P1Y", "3-2/P1Y", "2/P0W", "2/1Y", "2/P1Y2M", ">2/P1Y", "2/PT1D"]
)
def test_what_is_no_written_form_says_no_frequency(text: str) -> None:
    assert Frequency.parse(text) is None


@pytest.mark.parametrize("words", ["year or so", "4", "now and then", "weeks 4", "2 per", "weekly, then monthly"])
def test_a_declared_interval_that_says_more_than_an_interval_is_not_read(words: str) -> None:
    assert read_interval(words, vocabulary().lexicon("en").find(words)) is None


@given(st.text(alphabet="every 2-3(q)xweekmonthsyearly/,.or to at least twice ", max_size=60))
def test_no_words_break_the_reading(words: str) -> None:
    for one in find_frequencies(words, Span(0, len(words)), vocabulary().lexicon("en").find(words)):
        assert Frequency.parse(str(one.frequency)) == one.frequency
        assert words[slice(*one.span)].strip()
