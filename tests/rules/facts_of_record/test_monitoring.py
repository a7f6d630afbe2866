"""weaker-monitoring and missing-boxed-warning: what the label asks for and warns of, and the sheet does not."""

from __future__ import annotations

import pytest

from tests.rules.checked import OURS, found, mini, ours

MONITORING = "What ongoing monitoring should occur?"
EFFECTS = "What are the side effects?"


@pytest.mark.parametrize("rule", ["weaker-monitoring", "missing-boxed-warning"])
@pytest.mark.parametrize("drug", OURS)
def test_our_own_sheets_are_silent(drug: str, rule: str) -> None:
    assert found(ours(drug), rule) == []


@pytest.mark.parametrize(
    "said",
    [
        "Have your blood counts checked at least twice a year.",
        "Have a blood count every 3 months.",
        "Have a blood count every week in the first month, then every 6 months.",
    ],
)
def test_a_test_that_is_done_less_often_than_on_record_is_a_warning(said: str) -> None:
    (finding,) = found(mini("Azathioprine", (MONITORING, said)), "weaker-monitoring")
    assert (finding.severity, finding.property) == ("warning", "monitoring")
    assert "then every month (later)" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "Have a blood count every month.",
        "Have a blood count every two weeks.",
        "Have a blood count every week in the first month, twice a month for two months, and then monthly.",
        "Have your skin examined every year, and blood counts as your doctor sees need.",
    ],
)
def test_as_often_as_on_record_or_more_often_is_left_alone(said: str) -> None:
    assert found(mini("Azathioprine", (MONITORING, said)), "weaker-monitoring") == []


@pytest.mark.parametrize(
    ("drug", "said"),
    [
        ("Azathioprine", "A blood count is done just once, before you start."),
        ("Satralizumab", "Your liver enzymes are tested twice in the first year. Neutrophils are counted early on."),
        ("Inebilizumab", "You are checked for infection before the first infusion only. Immunoglobulins are measured."),
    ],
)
def test_what_is_checked_once_or_counted_in_the_first_year_is_compared_too(drug: str, said: str) -> None:
    assert [finding.property for finding in found(mini(drug, (MONITORING, said)), "weaker-monitoring")] == [
        "monitoring"
    ]


def test_regular_tests_that_the_sheet_never_names_are_one_warning() -> None:
    text = mini("Tocilizumab", (MONITORING, "You will have a skin examination every year."))
    (finding,) = found(text, "weaker-monitoring")
    assert "neutrophil count" in finding.message
    assert "platelet count" in finding.message


def test_the_topics_of_the_box_that_are_never_mentioned_are_one_error() -> None:
    text = mini("Mycophenolate mofetil", (EFFECTS, "Diarrhea, vomiting and infections."))
    (finding,) = found(text, "missing-boxed-warning")
    assert (finding.severity, finding.property) == ("error", "warning")
    assert "malignancy" in finding.message and "embryofetal toxicity" in finding.message


def test_a_kind_of_it_anywhere_in_the_sheet_is_a_mention() -> None:
    said = (EFFECTS, "Diarrhea and infections. There is a small risk of lymphoma.")
    text = mini("Mycophenolate mofetil", said, ("Can I take it if I'm pregnant?", "No. It causes birth defects."))
    assert found(text, "missing-boxed-warning") == []


def test_infections_in_general_are_not_meningococci() -> None:
    (finding,) = found(mini("Eculizumab", (EFFECTS, "Headache and serious infections.")), "missing-boxed-warning")
    assert "meningococcal" in finding.message


def test_an_empty_answer_is_one_fault() -> None:
    assert found(mini("Eculizumab", (EFFECTS, "TBD")), "missing-boxed-warning") == []


def test_a_box_that_was_taken_off_the_label_is_not_missed() -> None:
    text = ours("rituximab")
    assert "tumor lysis" not in text.lower()
    assert found(text, "missing-boxed-warning") == []


@pytest.mark.parametrize(("said", "weak"), [("once a year", True), ("once every two years", True), ("monthly", False)])
def test_what_is_asked_before_each_infusion_is_as_often_as_these(said: str, weak: bool) -> None:
    text = mini("Inebilizumab", (MONITORING, f"Your team checks for infection {said}."))
    assert any("infection check" in finding.message for finding in found(text, "weaker-monitoring")) == weak


def test_a_phase_that_goes_on_for_longer_is_held_to_the_first_on_record() -> None:
    text = mini("Satralizumab", (MONITORING, "Liver enzymes are tested every 5 months for the first year."))
    assert [finding.property for finding in found(text, "weaker-monitoring")][:1] == ["monitoring"]


def test_a_middle_phase_without_a_name_does_not_stand_for_the_last() -> None:
    said = (
        "A blood count is done weekly for the first month, twice a month while you get used to it, "
        "and once a year from then on."
    )
    (finding,) = found(mini("Azathioprine", (MONITORING, said)), "weaker-monitoring")
    assert "once a year" in finding.message
