"""exclusive-claim: what refutes that a drug is the only one, or the first."""

from __future__ import annotations

import pytest

from leaflint.facts import Property

from .accounts import account, places, problems, says

ORAL = says(Property.EXCLUSIVE, "only-oral")
#: Of no drug it is on record that it is given so.
MUSCLE = says(Property.EXCLUSIVE, "only-intramuscular")


@pytest.mark.parametrize("drug, right", [("eculizumab", True), ("inebilizumab", False), ("azathioprine", False)])
def test_the_first_approved_is_the_first_on_record(drug: str, right: bool) -> None:
    found = problems("exclusive-claim", account(drug, says(Property.EXCLUSIVE, "first-approved")))
    assert (not found) == right


@pytest.mark.parametrize("as_of, right", [("2019-12-01", True), ("2020-06-12", False)])
def test_the_only_approved_drug_has_company_from_a_day(as_of: str, right: bool) -> None:
    found = problems("exclusive-claim", account("eculizumab", says(Property.EXCLUSIVE, "only-approved")), as_of=as_of)
    assert (not found) == right


def test_a_dated_claim_is_held_to_its_own_day() -> None:
    claim = says(Property.EXCLUSIVE, "only-approved", as_of="2019-12-01")
    assert not problems("exclusive-claim", account("eculizumab", claim))


def test_a_claim_about_some_people_is_left_alone() -> None:
    claim = says(Property.EXCLUSIVE, "only-approved", population="children")
    assert not problems("exclusive-claim", account("satralizumab", claim))


def test_one_sheet_alone_may_claim_what_the_record_does_not_refute() -> None:
    assert not problems("exclusive-claim", account("azathioprine", MUSCLE))


def test_of_two_sheets_the_one_revised_earlier_is_reported_with_the_other_beside() -> None:
    older, newer = account("azathioprine", MUSCLE, revised="2021-07-13"), account("mycophenolate-mofetil", MUSCLE)
    found = problems("exclusive-claim", older, newer)
    assert places(found) == [("azathioprine.md", 1)]
    assert [one.place.path for one in found[0].beside] == ["mycophenolate-mofetil.md"]


def test_two_sheets_about_one_drug_do_not_contradict_each_other() -> None:
    assert not problems(
        "exclusive-claim", account("azathioprine", MUSCLE), account("azathioprine", MUSCLE, path="b.md")
    )


def test_the_route_on_record_of_another_drug_refutes_the_claim() -> None:
    assert places(problems("exclusive-claim", account("azathioprine", ORAL))) == [("azathioprine.md", 1)]


def test_the_route_in_another_drugs_sheet_refutes_the_claim() -> None:
    other = account("methotrexate", says(Property.ROUTE, "intramuscular"))
    assert places(problems("exclusive-claim", account("azathioprine", MUSCLE), other)) == [("azathioprine.md", 1)]


def test_an_approved_drug_is_compared_with_approved_drugs() -> None:
    """Tocilizumab may be injected under the skin too, and is not approved."""
    claim = account("satralizumab", says(Property.EXCLUSIVE, "only-subcutaneous"))
    assert not problems("exclusive-claim", claim, account("tocilizumab", says(Property.ROUTE, "subcutaneous")))
