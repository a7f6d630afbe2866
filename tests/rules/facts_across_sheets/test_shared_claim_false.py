"""shared-claim-false: "no trial has been performed", where there was one."""

from __future__ import annotations

import pytest

from leaflint.facts import Property

from .accounts import account, places, problems, says

NAME = "shared-claim-false"
NONE = says(Property.TRIAL, "none-performed", "As no trial of azathioprine has been performed, nobody knows.")
UNKNOWN = says(Property.RELAPSE_REDUCTION, "not-estimated", "The risk has not been estimated.")


@pytest.mark.parametrize("drug, right", [("azathioprine", True), ("mycophenolate-mofetil", True), ("rituximab", False)])
def test_the_record_knows_in_which_trials_a_drug_was_tested(drug: str, right: bool) -> None:
    """Azathioprine was what another drug was compared with."""
    assert (not problems(NAME, account(drug, NONE))) == right


@pytest.mark.parametrize("drug, right", [("tocilizumab", True), ("satralizumab", False), ("eculizumab", False)])
def test_a_trial_whose_comparison_is_not_on_record_stands_against_the_claim(drug: str, right: bool) -> None:
    """Tocilizumab was compared with azathioprine."""
    quote = "No placebo-controlled trial has been performed."
    none = says(Property.TRIAL, "none-performed", quote, comparator="placebo")
    assert (not problems(NAME, account(drug, none))) == right


def test_it_names_the_sheets_that_share_the_words_whichever_drug_they_are_about() -> None:
    other = says(Property.TRIAL, "none-performed", "As no trial of Rituxan has been performed, nobody knows.")
    (found,) = problems(NAME, account("azathioprine", NONE), account("rituximab", other))
    assert [one.place.path for one in found.beside] == ["azathioprine.md"]
    assert "1 other sheet shares the words" in found.message
    assert "RIN-1" in found.message


def test_a_figure_on_record_refutes_that_there_is_none() -> None:
    (found,) = problems(NAME, account("eculizumab", UNKNOWN))
    assert "94%" in found.message


def test_two_claims_in_one_sentence_are_one_fault() -> None:
    both = says(Property.RELAPSE_REDUCTION, "not-estimated", NONE.quote)
    (found,) = problems(NAME, account("eculizumab", NONE, both))
    assert found.property == "trial"
    assert len(problems(NAME, account("eculizumab", NONE, UNKNOWN))) == 2


def test_a_claim_was_true_before_the_trial() -> None:
    assert not problems(NAME, account("eculizumab", NONE), as_of="2018-12-31")


def test_another_populations_figure_refutes_nothing() -> None:
    claim = says(Property.RELAPSE_REDUCTION, "not-estimated", population="aqp4-negative")
    assert not problems(NAME, account("inebilizumab", claim))


def test_a_claim_about_another_drug_is_held_to_that_drugs_record() -> None:
    claim = says(Property.TRIAL, "none-performed", drug="rituximab")
    assert places(problems(NAME, account("azathioprine", claim))) == [("azathioprine.md", 1)]
