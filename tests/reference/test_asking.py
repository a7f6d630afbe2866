"""Asking the record: by condition, by date, by jurisdiction."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leaflint.reference import Reference, load_reference

from .conftest import PACKAGED


@pytest.mark.parametrize(
    ("as_of", "count"),
    [
        ("2019-06-26", 0),
        ("2019-06-27", 1),
        ("2020-06-10", 1),
        ("2020-06-11", 2),
        ("2020-08-13", 2),
        ("2020-08-14", 3),
        ("2021-07-13", 3),
        ("2024-02-29", 3),
        ("2024-03-30", 3),
        ("2024-03-31", 4),
        ("2026-11-22", 4),
    ],
)
def test_approvals_are_counted_by_date_and_a_month_counts_when_it_is_over(
    reference: Reference, as_of: str, count: int
) -> None:
    assert len(reference.events("none", "nmosd", after="0001-01-01", until=as_of)) == count


def test_an_event_is_later_than_a_revision_only_when_that_is_certain(reference: Reference) -> None:
    def drugs(after: str) -> list[str]:
        return [event.drug for event in reference.events("none", "nmosd", after=after, until="2026-11-22")]

    assert drugs("2024-02-29") == ["ravulizumab"]
    assert drugs("2024-02") == ["ravulizumab"]
    assert drugs("2024-03-05") == []
    assert drugs("2024") == []
    assert drugs("2020-08-14") == ["ravulizumab"]


def test_events_are_the_drugs_own_and_the_approvals_of_all_drugs_for_the_condition(reference: Reference) -> None:
    events = reference.events("azathioprine", "nmosd", after="2021-07-13", until="2026-11-22")

    assert [(event.drug, event.date, event.kind) for event in events] == [
        ("ravulizumab", "2024-03", "approval"),
        ("azathioprine", "2025-05-19", "label"),
    ]
    assert reference.events("azathioprine", "another-condition", "2021-07-13", "2025-05-18") == ()


def test_an_approval_elsewhere_is_not_an_approval_in_the_us(reference: Reference) -> None:
    in_japan = reference.events("rituximab", "nmosd", "2022-01-01", "2023-01-01", jurisdiction="JP")

    assert [(event.drug, event.date) for event in in_japan] == [("rituximab", "2022-06-20")]
    assert reference.events("rituximab", "nmosd", "2022-01-01", "2023-01-01") == ()


def test_facts_for_another_condition_are_told_apart(reference: Reference) -> None:
    def doses(condition: str | None) -> list[str]:
        return [fact.value for fact in reference.about("azathioprine", "dose", condition=condition)]

    assert doses("nmosd") == ["2-3 mg/kg/d"]
    assert "2.5 mg/kg/d" in doses("rheumatoid-arthritis")
    assert "2-3 mg/kg/d" not in doses("rheumatoid-arthritis")
    assert set(doses(None)) == {*doses("nmosd"), *doses("rheumatoid-arthritis")}


def test_a_fact_is_asked_for_as_it_was_on_a_date(reference: Reference) -> None:
    def topics(as_of: str) -> set[str]:
        return {fact.value for fact in reference.about("rituximab", "boxed-warning", as_of=as_of)}

    assert "tumor-lysis-syndrome" in topics("2013-08-31")
    assert "tumor-lysis-syndrome" in topics("2013-09-15"), "within the month it may still have held"
    assert "tumor-lysis-syndrome" not in topics("2013-10-01")
    assert "pml" in topics("2026-11-22")


def test_a_fact_leads_to_its_source(reference: Reference) -> None:
    (version,) = reference.about("azathioprine", "label-version")
    source = reference.source("azathioprine", version.sources[0])

    assert source is not None
    assert (version.value, version.as_of, source.version) == ("2025-05-19", "2025-05-19", "2025-05-19")
    assert reference.source("azathioprine", "no_such_source") is None


def test_a_drug_that_is_not_on_record_has_nothing(reference: Reference) -> None:
    assert (reference.about("aspirin", "dose"), reference.gaps("aspirin")) == ((), ())


def test_asking_about_one_drug_does_not_parse_another(tmp_path: Path) -> None:
    """Speed: a run about one drug pays for one file."""
    shutil.copy(PACKAGED / "azathioprine.yaml", tmp_path)
    (tmp_path / "broken.yaml").write_text("{", encoding="utf-8")

    assert load_reference(tmp_path).about("azathioprine", "dose")


def test_the_digest_changes_with_any_byte_and_any_name(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("drug: a\n", encoding="utf-8")
    first = load_reference(tmp_path).digest
    (tmp_path / "a.yaml").write_text("drug: b\n", encoding="utf-8")
    second = load_reference(tmp_path).digest
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")

    assert len({first, second, load_reference(tmp_path).digest}) == 3
    assert load_reference(tmp_path).digest == load_reference(tmp_path).digest
