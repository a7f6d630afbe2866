"""conflict-with-label on our own sheets with one thing made wrong."""

from __future__ import annotations

import pytest

from tests.rules.checked import OURS, found, mini, ours, told

RULE = "conflict-with-label"
DOSE = "What is the typical dosage?"
OFTEN = "How often do I take it?"
STATUS = "Is it FDA approved for NMOSD?"
RELAPSE = "How much does it reduce my risk of relapse?"


@pytest.mark.parametrize("drug", OURS)
def test_our_own_sheets_agree_with_the_record(drug: str) -> None:
    assert found(ours(drug), RULE) == []


def test_the_dose_of_another_condition_is_one_error_that_names_it_and_gives_the_right_regimen() -> None:
    text = mini("Eculizumab", (OFTEN, "Every two weeks."), (DOSE, "Adults get 900 mg every two weeks."))
    (finding,) = found(text, RULE)
    assert (finding.severity, finding.property) == ("error", "dose")
    assert "900 mg every two weeks" in finding.message
    assert "dose for PNH" in finding.message
    assert "then 1200 mg every 2 weeks" in finding.message


@pytest.mark.parametrize(
    ("drug", "dose", "words"),
    [
        ("Azathioprine", "Take 20 to 30 mg/kg/day.", "ten times larger"),
        ("Azathioprine", "Take 2 to 3 mg a day.", "2 to 3 mg/kg/day"),
        ("Azathioprine", "Take 2 to 5 mg/kg/day.", "2 to 3 mg/kg/day"),
        ("Tocilizumab", "4 mg/kg every 4 weeks.", "8 mg/kg every 4 weeks"),
        ("Ravulizumab", "The maintenance dose is 3,000 to 4,600 mg, depending on weight.", "3600 mg"),
    ],
)
def test_a_dose_that_fits_no_step_is_one_error(drug: str, dose: str, words: str) -> None:
    (finding,) = found(mini(drug, (DOSE, dose)), RULE)
    assert (finding.severity, finding.property) == ("error", "dose")
    assert words in finding.message


@pytest.mark.parametrize(
    ("drug", "dose"),
    [
        ("Azathioprine", "Take 2.5 mg/kg/day."),
        ("Azathioprine", "Most people take 2 to 3 mg/kg once a day."),
        ("Mycophenolate mofetil", "1,000 mg twice a day. Some people need 1,500 mg."),
        ("Mycophenolate mofetil", "Start with 500 mg twice a day. Then take 1 g twice a day."),
        ("Tocilizumab", "8 mg/kg every 4 weeks. A person of 75 kg gets 600 mg."),
        ("Rituximab", "1 g, and again two weeks later."),
        ("Ravulizumab", "The maintenance dose is 3,000 to 3,600 mg, depending on weight."),
        ("Methotrexate", "Take 15 mg once a week."),
    ],
)
def test_a_dose_within_the_record_is_left_alone(drug: str, dose: str) -> None:
    assert found(mini(drug, (DOSE, dose)), RULE) == []


def test_a_lone_frequency_that_no_step_has_is_one_error() -> None:
    (finding,) = found(mini("Eculizumab", (OFTEN, "Every three weeks.")), RULE)
    assert (finding.severity, finding.property) == ("error", "frequency")


def test_a_right_dose_at_a_wrong_frequency_is_one_error_about_the_frequency() -> None:
    (finding,) = found(mini("Methotrexate", (DOSE, "Take 15 mg every day.")), RULE)
    assert (finding.severity, finding.property) == ("error", "frequency")
    assert "every week" in finding.message


def test_a_wrong_frequency_is_not_said_again_beside_its_dose() -> None:
    text = mini("Tocilizumab", (OFTEN, "Every 6 weeks."), (DOSE, "8 mg/kg every 6 weeks."))
    assert told(found(text, RULE)) == [("error", "frequency")]


def test_months_for_weeks_are_left_to_the_rule_of_that_name() -> None:
    assert found(mini("Tocilizumab", (OFTEN, "Once a month.")), RULE) == []


def test_a_statement_about_another_drug_is_held_against_that_drugs_record() -> None:
    said = "Unlike rituximab, which is given every 3 months, it is taken every day."
    (finding,) = found(mini("Azathioprine", (OFTEN, said)), RULE)
    assert "record of rituximab" in finding.message


def test_an_approval_is_judged_on_the_day_of_the_check() -> None:
    text = mini("Ravulizumab", (STATUS, "No, it is not FDA approved for NMOSD."), revised="2022-05-01")
    assert found(text, RULE, as_of="2022-06-01") == []
    (finding,) = found(text, RULE)
    assert "since 2024-03" in finding.message


def test_another_day_of_approval_is_an_error() -> None:
    (finding,) = found(ours("eculizumab", ("June 27, 2019", "June 27, 2018")), RULE)
    assert (finding.severity, finding.property) == ("error", "fda-status")
    assert "2019-06-27" in finding.message


def test_ages_from_12_are_wrong_in_the_us_and_not_judged_by_the_us_record_elsewhere() -> None:
    said = (STATUS, "Yes. The FDA approved it in August 2020 for adults and adolescents with AQP4 antibodies.")
    assert told(found(mini("Satralizumab", said), RULE)) == [("error", "fda-status")]
    assert found(mini("Satralizumab", said, head="---\njurisdiction: EU\n---\n\n"), RULE) == []


@pytest.mark.parametrize(
    ("drug", "share", "known"),
    [
        ("Tocilizumab", "In TANGO 89% of people on it had no relapse, against 56% on azathioprine.", ""),
        ("Tocilizumab", "In TANGO 98% of people on it had no relapse, against 56% on azathioprine.", "89%"),
        ("Tocilizumab", "In TANGO 89% of people on it had no relapse, against 65% on azathioprine.", "56%"),
        ("Azathioprine", "In TANGO 56% of people on it had no relapse, against 89% on tocilizumab.", ""),
        ("Azathioprine", "In TANGO 65% of people on it had no relapse, against 89% on tocilizumab.", "56%"),
        ("Inebilizumab", "In N-MOmentum 58% stayed attack-free, against 89% on placebo.", "87.0% or 89%"),
    ],
)
def test_a_share_of_people_is_held_to_the_share_on_record_of_their_arm(drug: str, share: str, known: str) -> None:
    conflicts = [finding.message for finding in found(mini(drug, (RELAPSE, share)), RULE)]
    assert bool(conflicts) == bool(known)
    assert all(f"on record is {known}" in message for message in conflicts[:1])


def test_a_figure_is_compared_within_its_trial_and_its_people() -> None:
    (finding,) = found(ours("satralizumab", ("by 79%", "by 97%")), RULE)
    assert (finding.severity, finding.property) == ("error", "relapse-reduction")
    assert "79%" in finding.message
    rounded = "In N-MOmentum the risk of an attack fell by 73% compared with placebo."
    assert found(mini("Inebilizumab", (RELAPSE, rounded)), RULE) == []


def test_a_maker_that_is_not_on_record_is_a_warning_and_beside_a_known_one_a_note() -> None:
    asked = "Who makes this medication?"
    text = mini("Azathioprine", (asked, "Azathioprine is produced by Pharmaceutics International."))
    assert told(found(text, RULE)) == [("warning", "manufacturer")]
    assert found(mini("Azathioprine", (asked, "It is made by Zydus.")), RULE) == []


def test_all_tests_before_the_start_that_the_sheet_never_names_are_one_warning() -> None:
    text = mini("Azathioprine", ("What should I do to prepare?", "Have your blood counts and liver enzymes checked."))
    (finding,) = found(text, RULE)
    assert (finding.severity, finding.property) == ("warning", "preparation")
    assert "TPMT" in finding.message and "NUDT15" in finding.message


def test_a_test_that_is_named_anywhere_is_not_missing() -> None:
    asked = "What should I do to prepare?"
    text = mini("Inebilizumab", (asked, "Hepatitis B and tuberculosis are ruled out. Immunoglobulins are measured."))
    assert found(text, RULE) == []


def test_the_drug_of_another_class_is_told() -> None:
    text = ours("eculizumab", ("Eculizumab is a C5 inhibitor.", "Eculizumab is an anti-CD20 antibody."))
    assert told(found(text, RULE)) == [("error", "mechanism")]


@pytest.mark.parametrize(
    ("drug", "often", "conflicts"),
    [
        ("Ravulizumab", "Day 1, day 15 and then every 8 weeks.", False),
        ("Ravulizumab", "Day 1, day 8 and then every 8 weeks.", True),
        ("Satralizumab", "In weeks 0, 2, and 4. Then you take it every 4 weeks.", False),
        ("Satralizumab", "In weeks 0, 2, and 4. Then you take it every 2 weeks.", True),
        ("Tocilizumab", "One infusion every 4 weeks.", False),
    ],
)
def test_the_first_doses_and_the_lasting_ones_are_judged_apart(drug: str, often: str, conflicts: bool) -> None:
    text = mini(drug, ("How often do I take it?", often))
    assert [finding.property for finding in found(text, "conflict-with-label")] == ["frequency"] * conflicts


@pytest.mark.parametrize(
    ("said", "conflicts"), [("Chugai makes it in the US.", True), ("Chugai makes it in Japan.", False)]
)
def test_a_maker_of_another_country_is_none_in_the_us(said: str, conflicts: bool) -> None:
    findings = found(mini("Satralizumab", ("Who makes it?", said)), "conflict-with-label")
    assert bool(findings) == conflicts


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Yes, it is safe in pregnancy.", True),
        ("No. Avoid it if there is a safer choice.", False),
        ("Talk to your doctor.", False),
    ],
)
def test_leave_where_the_label_warns_in_a_box_of_harm_to_the_unborn(said: str, wrong: bool) -> None:
    found_ = found(mini("Mycophenolate mofetil", ("Can I take it if I'm pregnant?", said)), "conflict-with-label")
    assert [finding.property for finding in found_] == ["pregnancy-advice"] * wrong


@pytest.mark.parametrize(
    ("drug", "words"),
    [
        ("Mycophenolate mofetil", "warns in a box of"),
        ("Rituximab", "the risk on record is"),
        ("Azathioprine", "by its former letter D"),
    ],
)
def test_leave_in_pregnancy_is_refuted_by_a_box_a_risk_or_a_letter(drug: str, words: str) -> None:
    (finding,) = found(mini(drug, ("Can I take it if I'm pregnant?", "Yes, it is safe for the baby.")), RULE)
    assert words in finding.message


def test_leave_that_nothing_on_record_refutes_is_none() -> None:
    assert found(mini("Eculizumab", ("Can I take it if I'm pregnant?", "Yes, it is safe for the baby.")), RULE) == []
