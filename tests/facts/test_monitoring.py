"""monitoring: which tests, and how often, from the answer to the question about monitoring."""

from __future__ import annotations

import pytest

from leaflint.facts import Property
from tests.facts.sheets import answered, published, read

CBC, LFT, SKIN, MRI = "complete-blood-count", "liver-enzymes", "skin-examination", "mri"


def monitored(answer: str, language: str = "en") -> set[str]:
    return set(answered("monitoring", answer, Property.MONITORING, language=language))


def test_a_fact_is_the_test_with_its_frequency_and_the_sentence_that_says_so() -> None:
    known = read(
        published(monitoring="Be careful. Your doctor should check\nyour liver enzymes at least twice per year.")
    )
    (fact,) = known.of(Property.MONITORING)
    assert (fact.drug, fact.condition, fact.value) == ("azathioprine", "nmosd", "liver-enzymes")
    assert fact.qualifiers == (("frequency", ">=2/P1Y"),)
    assert (fact.place.line, fact.place.column, fact.place.end_line, fact.place.end_column) == (9, 13, 10, 44)
    assert fact.quote == "Your doctor should check your liver enzymes at least twice per year."
    assert fact.section == "monitoring"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        # one frequency for all tests
        ("Blood counts and liver enzymes at least twice per year.", {f"{CBC} >=2/P1Y", f"{LFT} >=2/P1Y"}),
        ("Every 3 months you need a blood count and liver enzymes.", {f"{CBC} >=1/P3M", f"{LFT} >=1/P3M"}),
        ("Lab tests (CBC and LFTs) every 3 months.", {f"{CBC} >=1/P3M", f"{LFT} >=1/P3M"}),
        ("Every 3 months: CBC and LFTs.", {f"{CBC} >=1/P3M", f"{LFT} >=1/P3M"}),
        ("CBC and liver enzymes – every 3 months", {f"{CBC} >=1/P3M", f"{LFT} >=1/P3M"}),
        # each its own
        (
            "Blood counts monthly, liver enzymes every 3 months, and a skin exam every year.",
            {f"{CBC} >=1/P1M", f"{LFT} >=1/P3M", f"{SKIN} >=1/P1Y"},
        ),
        ("Monthly CBC and yearly skin exam.", {f"{CBC} >=1/P1M", f"{SKIN} >=1/P1Y"}),
        ("A monthly CBC, and a skin exam every year.", {f"{CBC} >=1/P1M", f"{SKIN} >=1/P1Y"}),
        ("CBC: every month; liver enzymes: every 3 months.", {f"{CBC} >=1/P1M", f"{LFT} >=1/P3M"}),
        ("CBC every month, but a skin exam every year.", {f"{CBC} >=1/P1M", f"{SKIN} >=1/P1Y"}),
        ("CBC every month. Liver enzymes yearly.", {f"{CBC} >=1/P1M", f"{LFT} >=1/P1Y"}),
        # in the passive voice, with synonyms
        ("Liver function must be checked by your doctor every 3 months.", {f"{LFT} >=1/P3M"}),
        ("Full blood counts are taken weekly.", {f"{CBC} >=1/P1W"}),
        ("Skin checks by a dermatologist are recommended annually.", {f"{SKIN} >=1/P1Y"}),
        # no frequency, or none that is certain
        ("You should have regular blood counts.", {CBC}),
        ("A CBC is done up to four times a year.", {CBC}),
        ("CBC every month and liver enzymes.", {f"{CBC} >=1/P1M", LFT}),
        ("Monthly CBC and skin exam yearly.", {CBC, SKIN}),
        ("CBC every 4 weeks (monthly).", {f"{CBC} >=1/P4W", f"{CBC} >=1/P1M"}),
        ("Ask your doctor.", set()),
        ("Come in every 3 months.", set()),
    ],
)
def test_a_frequency_belongs_to_the_tests_it_stands_with(answer: str, expected: set[str]) -> None:
    assert monitored(answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            "CBC monthly for the first 3 months, then every 3 months.",
            {f"{CBC} >=1/P1M months-1-3", f"{CBC} >=1/P3M maintenance"},
        ),
        ("CBC: weekly for the first month, then monthly.", {f"{CBC} >=1/P1W month-1", f"{CBC} >=1/P1M maintenance"}),
        ("Initially CBC weekly, then every 3 months.", {f"{CBC} >=1/P1W start", f"{CBC} >=1/P3M maintenance"}),
        ("CBC weekly, then monthly.", {f"{CBC} >=1/P1W start", f"{CBC} >=1/P1M maintenance"}),
        (
            "In the first month, CBC weekly; after that, monthly.",
            {f"{CBC} >=1/P1W month-1", f"{CBC} >=1/P1M maintenance"},
        ),
        ("Once your dose is stable, CBC every 3 months.", {f"{CBC} >=1/P3M maintenance"}),
        (
            "CBC weekly during the first month, every two weeks in months two and three, and monthly after that.",
            {f"{CBC} >=1/P1W month-1", f"{CBC} >=1/P2W months-2-3", f"{CBC} >=1/P1M maintenance"},
        ),
        ("Weeks 1-4: CBC weekly. Week 5: CBC twice a week.", {f"{CBC} >=1/P1W weeks-1-4", f"{CBC} >=2/P1W week-5"}),
        (
            "Every 2 weeks for the first 2 months and then every 3 months: CBC and LFT.",
            {
                *(f"{CBC} >=1/P2W months-1-2", f"{CBC} >=1/P3M maintenance"),
                *(f"{LFT} >=1/P2W months-1-2", f"{LFT} >=1/P3M maintenance"),
            },
        ),
    ],
)
def test_a_test_with_several_frequencies_has_each_in_its_phase(answer: str, expected: set[str]) -> None:
    assert monitored(answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            "Have a CBC every week in the first month. After that, every month.",
            {f"{CBC} >=1/P1W month-1", f"{CBC} >=1/P1M maintenance"},
        ),
        (
            "Your doctor will check your CBC and LFT. These tests are done every 3 months.",
            {f"{CBC} >=1/P3M", f"{LFT} >=1/P3M"},
        ),
        ("You need blood tests every 3 months. These include CBC and LFT.", {f"{CBC} >=1/P3M", f"{LFT} >=1/P3M"}),
        ("Your doctor will check your CBC. See your doctor every 3 months.", {CBC}),
        # Between "then" and "after that" stands a phase that nothing names.
        (
            "Have a CBC every week in the first month. Then have one twice a month, and after that every month.",
            {f"{CBC} >=1/P1W month-1", f"{CBC} >=1/P1M maintenance"},
        ),
    ],
)
def test_a_sentence_may_go_on_about_the_tests_of_the_one_before(answer: str, expected: set[str]) -> None:
    assert monitored(answer) == expected


@pytest.mark.parametrize(
    "answer",
    [
        "You do not need a skin exam.",
        "You do not need a skin exam, liver enzymes or an MRI.",
        "No MRI is needed.",
        "A skin exam is not needed.",
        "Skin exams are unnecessary.",
        "Without a blood count it is dangerous.",
        "Tell your doctor if your blood counts are low.",
    ],
)
def test_a_test_that_is_not_asked_for_is_no_monitoring(answer: str) -> None:
    assert monitored(answer) == set()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("A skin exam is not needed, but have a CBC every month.", {f"{CBC} >=1/P1M"}),
        ("CBC every month; no MRI.", {f"{CBC} >=1/P1M"}),
        ("There is no need to fast, a CBC is taken every month.", {f"{CBC} >=1/P1M"}),
        ("Liver enzymes every 6 months because the drug may raise your blood pressure.", {f"{LFT} >=1/P6M"}),
        ("Because it can lower platelets, you need a CBC every month.", {f"{CBC} >=1/P1M"}),
    ],
)
def test_a_denial_or_a_reason_reaches_no_further_than_its_own_tests(answer: str, expected: set[str]) -> None:
    assert monitored(answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("- CBC every month\n- LFT every 3 months\n- MRI", {f"{CBC} >=1/P1M", f"{LFT} >=1/P3M", MRI}),
        (
            "Every 3 months:\n\n- CBC\n- LFT\n- skin exam every year",
            {f"{CBC} >=1/P3M", f"{LFT} >=1/P3M", f"{SKIN} >=1/P1Y"},
        ),
        ("Every 3 months:\n\n- CBC\n\nAn MRI is done.", {f"{CBC} >=1/P3M", MRI}),
        ("Every 3 months\n\n- CBC", {CBC}),
        ("**Every 3 months**\n\n- CBC\n\n**Yearly**\n\n- skin exam", {f"{CBC} >=1/P3M", f"{SKIN} >=1/P1Y"}),
        (
            "### Every 3 months\n\nCBC and LFT.\n\n### Every year\n\nSkin exam.",
            {f"{CBC} >=1/P3M", f"{LFT} >=1/P3M", f"{SKIN} >=1/P1Y"},
        ),
        (
            "Blood counts:\n\n- weekly for the first month\n- then monthly",
            {f"{CBC} >=1/P1W month-1", f"{CBC} >=1/P1M maintenance"},
        ),
        ("You need:\n\n- a CBC every month", {f"{CBC} >=1/P1M"}),
    ],
)
def test_a_heading_or_a_line_with_a_colon_speaks_for_what_stands_below(answer: str, expected: set[str]) -> None:
    assert monitored(answer) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["Test | How often", "--|--", "CBC | every month", "LFT | at least twice a year"],
            {f"{CBC} >=1/P1M", f"{LFT} >=2/P1Y"},
        ),
        (
            ["Test | First month | After that", "--|--|--", "CBC | weekly | monthly"],
            {f"{CBC} >=1/P1W start", f"{CBC} >=1/P1M maintenance"},
        ),
        (
            ["Every month | Every year", "--|--", "CBC, LFT | skin exam"],
            {f"{CBC} >=1/P1M", f"{LFT} >=1/P1M", f"{SKIN} >=1/P1Y"},
        ),
        (["Test | Why", "--|--", "CBC | it shows infections"], {CBC}),
    ],
)
def test_a_table_is_read_by_its_rows_and_the_heads_of_its_columns(rows: list[str], expected: set[str]) -> None:
    assert monitored("\n".join(f"| {row} |" for row in rows)) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Un hemograma dos veces al año y enzimas hepáticas cada 6 meses.", {f"{CBC} >=2/P1Y", f"{LFT} >=1/P6M"}),
        (
            "Hemograma semanalmente el primer mes y después cada mes.",
            {f"{CBC} >=1/P1W start", f"{CBC} >=1/P1M maintenance"},
        ),
        ("Cada 3 meses:\n\n- hemograma\n- enzimas hepáticas", {f"{CBC} >=1/P3M", f"{LFT} >=1/P3M"}),
        ("No necesita un hemograma.", set()),
    ],
)
def test_spanish_answers_are_read_alike(answer: str, expected: set[str]) -> None:
    assert monitored(answer, "es") == expected


def test_the_same_statement_twice_is_one_fact_and_a_bare_name_adds_nothing() -> None:
    facts = answered("monitoring", "CBC every month. CBC monthly. Ask for your CBC.", Property.MONITORING)
    assert facts == [f"{CBC} >=1/P1M"]


def test_tests_named_in_other_answers_are_no_monitoring() -> None:
    assert read(published(works="A CBC is taken every month.")).of(Property.MONITORING) == []
