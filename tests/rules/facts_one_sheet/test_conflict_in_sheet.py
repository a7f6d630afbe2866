"""conflict-in-sheet: two statements of one sheet that cannot both be right."""

from __future__ import annotations

import pytest

from tests.rules.checked import OURS, found, mini, ours, told

RULE = "conflict-in-sheet"
OFTEN = "How often do I take it?"
DOSE = "What is the typical dosage?"
STATUS = "Is it FDA approved for NMOSD?"


@pytest.mark.parametrize("drug", OURS)
def test_our_own_sheets_agree_with_themselves(drug: str) -> None:
    assert found(ours(drug), RULE) == []


def test_a_section_against_front_matter_is_told_at_the_section_with_the_other_beside() -> None:
    (finding,) = found(ours("azathioprine", ("Every day. Your doctor may", "Twice a day. Your doctor may")), RULE)
    assert (finding.severity, finding.property) == ("error", "frequency")
    assert "twice a day" in finding.message and "once a day" in finding.message
    (related,) = finding.related
    assert related.place.line < finding.place.line


def test_what_the_record_decides_is_an_error_there_and_a_note_here() -> None:
    text = ours("azathioprine", ("take 2 to 3 mg/kg/day", "take 20 to 30 mg/kg/day"))
    assert told(found(text, RULE)) == [("note", "dose")]
    assert told(found(text, "conflict-with-label")) == [("error", "dose")]


def test_the_title_against_the_answer() -> None:
    text = mini("Azathioprine", (STATUS, "No, it is used off-label.")).replace(
        "### NMOSD", "### FDA-approved drug for NMOSD"
    )
    assert [finding.property for finding in found(text, RULE)] == ["fda-status"]


def test_another_interval_for_a_test_than_is_declared() -> None:
    changed = ("See a dermatologist for a skin examination every\nyear.", "Have a skin examination every six months.")
    (finding,) = found(ours("azathioprine", changed), RULE)
    assert (finding.severity, finding.property) == ("error", "monitoring")


@pytest.mark.parametrize(
    ("drug", "often", "dose"),
    [
        ("Eculizumab", "Every two weeks after a loading phase.", "900 mg weekly for four weeks, then 1,200 mg."),
        ("Rituximab", "Every six months.", "1,000 mg twice, two weeks apart."),
        ("Rituximab", "Usually every six months.", "1 g per infusion, or 375 mg/m² once a week for four weeks."),
        ("Azathioprine", "Once daily.", "2 to 3 mg/kg/day."),
    ],
)
def test_steps_of_one_regimen_do_not_conflict(drug: str, often: str, dose: str) -> None:
    assert found(mini(drug, (OFTEN, often), (DOSE, dose)), RULE) == []


def test_several_effects_and_tests_do_not_conflict() -> None:
    said = "Have a blood count every week in the first month, then every month."
    text = mini(
        "Azathioprine", ("What are the side effects?", "Nausea."), ("What ongoing monitoring should occur?", said)
    )
    assert found(text, RULE) == []


def test_a_date_as_precise_as_it_is_written() -> None:
    head = "---\nrevised: 2026-10\n---\n\n"
    assert found(mini("Azathioprine", revised="2026-10-05", head=head), RULE) == []
    assert told(found(mini("Azathioprine", revised="2026-09-05", head=head), RULE)) == [("error", "revised")]


def test_a_summary_against_the_answer() -> None:
    text = mini("Prednisone", ("How is it given?", "By infusion into a vein.")).replace(
        "Revised 2026-11-22", "Revised 2026-11-22\n\n| In short | |\n|---|---|\n| Given | subcutaneous injection |"
    )
    (finding,) = found(text, RULE)
    assert (finding.severity, finding.property) == ("error", "route")
    assert "while the summary says subcutaneous" in finding.message


def test_no_placebo_controlled_trial_against_one_that_the_sheet_tells_of() -> None:
    text = mini(
        "Inebilizumab",
        ("How much does it reduce my risk of relapse?", "N-MOmentum found a 77% lower risk than with placebo."),
        ("Clinical Trial Information", "No placebo-controlled trial has been performed with this medicine."),
    )
    assert told(found(text, RULE)) == [("note", "trial")] or told(found(text, RULE)) == [("error", "trial")]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Take 1000 mg twice a day, which makes 3000 mg a day in all.", True),
        ("Take 1000 mg twice a day, which makes 2000 mg a day in all.", False),
        ("Take 1000 mg twice a day, which makes 2 g a day in all.", False),
        ("Take 1000 mg twice a day. Some people take 3000 mg a day.", False),
        ("Take 1000 mg twice a day; in all, people take 1500 to 3000 mg a day.", False),
    ],
)
def test_the_sum_of_a_day_is_counted(said: str, wrong: bool) -> None:
    findings = found(mini("Mycophenolate mofetil", (DOSE, said)), RULE)
    assert told(findings) == [("error", "dose")] * wrong


def test_a_declared_figure_is_that_of_the_people_for_whom_the_prose_has_it() -> None:
    text = mini(
        "Inebilizumab",
        ("How much does it reduce my risk of relapse?", "With AQP4 antibodies, N-MOmentum found a 77% lower risk."),
        ("Clinical Trial Information", "In the whole group of N-MOmentum the drop in attack risk was 72.8%."),
        head="---\nrelapse_reduction: 77%\n---\n\n",
    )
    assert found(text, RULE) == []


def test_a_middle_step_without_a_name_is_held_against_none() -> None:
    said = "A full blood count each week for 4 weeks, every other week for 8 weeks, then each month."
    text = mini(
        "Azathioprine",
        ("What ongoing monitoring should occur?", said),
        head="---\nmonitoring:\n  - {what: blood count, at_least: 1 per month, phase: maintenance}\n---\n\n",
    )
    assert found(text, RULE) == []
