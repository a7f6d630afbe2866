"""dropped-population: approved, and not for whom."""

from __future__ import annotations

import pytest

from tests.rules.checked import OURS, found, mini, ours, told

RULE = "dropped-population"
STATUS = "Is it FDA approved for NMOSD?"


@pytest.mark.parametrize("drug", OURS)
def test_our_own_sheets_are_silent(drug: str) -> None:
    assert found(ours(drug), RULE) == []


@pytest.mark.parametrize(
    "said", ["Yes.", "Yes, it was approved in June 2019.", "The FDA approved it for adults with NMOSD."]
)
def test_an_approval_without_the_people_it_is_for_is_a_warning(said: str) -> None:
    findings = found(mini("Eculizumab", (STATUS, said)), RULE)
    assert told(findings) == [("warning", "fda-status")]
    assert "AQP4" in findings[0].message


def test_the_people_may_be_named_in_another_sentence_of_the_answer() -> None:
    said = "Yes, since June 2019. The approval is for adults who have AQP4 antibodies."
    assert found(mini("Eculizumab", (STATUS, said)), RULE) == []


def test_front_matter_is_not_what_a_reader_sees() -> None:
    head = "---\nfda: {status: approved, approved_on: 2019-06-27, population: aqp4-positive}\n---\n\n"
    assert found(mini("Eculizumab", (STATUS, "Yes, since June 2019."), head=head), RULE) != []


def test_what_is_not_approved_has_nobody_to_name() -> None:
    assert found(mini("Azathioprine", (STATUS, "No, it is used off-label.")), RULE) == []
