"""Which drugs were approved on a day: what is known to the month alone counts when the month is over."""

from __future__ import annotations

from leaflint.packaged import schema_folder
from leaflint.reference import load_reference
from leaflint.rules.approved_drugs import approvals, perhaps, surely

RECORD = load_reference(schema_folder() / "reference")


def test_who_is_approved_on_a_day_is_named() -> None:
    known = approvals(RECORD, "nmosd", "US")

    def drugs(day: str) -> list[str]:
        return [one.drug for one in surely(known, day)]

    assert drugs("2021-07-13") == ["eculizumab", "inebilizumab", "satralizumab"]
    assert drugs("2026-11-22") == ["eculizumab", "inebilizumab", "satralizumab", "ravulizumab"]
    assert drugs("2024-03-30") == drugs("2021-07-13"), "the day in March 2024 is not on record"
    assert len(perhaps(known, "2024-03-30")) == 4
    assert drugs("2019-06-26") == []


def test_approvals_are_those_of_a_jurisdiction() -> None:
    assert [one.drug for one in approvals(RECORD, "nmosd", "JP")] == ["rituximab"]
