"""The instance that the schema holds: what is declared, what the prose says where nothing is, and the sections."""

from __future__ import annotations

import pytest

from leaflint.facts import Property, Witness
from tests.facts.sheets import published, read

ANSWERS = {
    "monitoring": "CBC at least twice a year. LFT every 4 to 8 weeks. A skin exam weekly or monthly.",
    "pregnancy": "No. It is pregnancy category D.",
    "status": "No, it is used off-label.",
}
FRONT = """---
drug: azathioprine
condition: nmosd
revised: 2024-05-01
fda: {status: approved, approved_on: 2020-06-01, population: adults}
pregnancy: {advice: compatible, letter: C}
monitoring:
  - {what: skin examination, every: year}
  - {what: complete blood count, at_least: 2 per year, phase: later}
  - liver enzymes
  - {what: MRI, times: 2 to 3 per year}
---

"""


def test_a_published_sheet_is_filled_from_its_prose() -> None:
    content = read(published(**ANSWERS)).instance.content
    assert content["drug"] == "azathioprine"
    assert content["condition"] == "nmosd"
    assert content["revised"] == "2021-07-13"
    assert content["fda"] == {"status": "off-label"}
    assert content["pregnancy"] == {"advice": "avoid", "letter": "D"}
    assert content["monitoring"] == [
        {"what": "complete-blood-count", "at_least": "2 per year"},
        {"what": "liver-enzymes", "at_least": "1 every 8 weeks"},
        {"what": "skin-examination", "at_least": "1 per month"},
    ]
    assert content["sections"]["fda-approval"] == "No, it is used off-label."


def test_what_is_filled_in_has_its_place_in_the_prose() -> None:
    origins = read(published(**ANSWERS)).instance.origins
    lines = {".".join(map(str, pointer)): place.line for pointer, place in origins.items()}
    values = {"drug": 1, "condition": 3, "revised": 5, "monitoring": 9, "pregnancy": 13, "fda": 17}
    assert lines == values


def test_what_is_declared_is_never_overwritten_nor_added_to() -> None:
    content = read(FRONT + published(**ANSWERS)).instance.content
    assert content["fda"] == {"status": "approved", "approved_on": "2020-06-01", "population": "adults"}
    assert content["pregnancy"] == {"advice": "compatible", "letter": "C"}
    assert content["revised"] == "2024-05-01"
    assert len(content["monitoring"]) == 4


def test_prose_fills_what_is_not_declared() -> None:
    content = read("---\ndrug: azathioprine\nfda: {status: approved}\n---\n\n" + published(**ANSWERS)).instance.content
    assert content["fda"] == {"status": "approved"}
    assert content["pregnancy"] == {"advice": "avoid", "letter": "D"}


def test_declared_and_written_facts_stand_side_by_side_each_with_its_witness() -> None:
    known = read(FRONT + published(**ANSWERS))
    said = [(fact.witness, fact.value) for fact in known.of(Property.FDA_STATUS)]
    assert said == [(Witness.FRONT_MATTER, "approved"), (Witness.PROSE, "off-label")]
    letters = [(fact.witness, fact.value) for fact in known.of(Property.PREGNANCY_LETTER)]
    assert letters == [(Witness.FRONT_MATTER, "C"), (Witness.PROSE, "D")]


def test_declared_facts_have_their_values_qualifiers_and_places() -> None:
    known = read(FRONT + published(line="", works="Well."))
    (status,) = known.of(Property.FDA_STATUS)
    assert status.qualifiers == (("approved_on", "2020-06-01"), ("population", "adults"))
    assert (status.place.line, status.quote) == (5, "approved")
    checks = [(fact.value, dict(fact.qualifiers), fact.place.line) for fact in known.of(Property.MONITORING)]
    assert checks == [
        ("skin-examination", {"frequency": ">=1/P1Y"}, 8),
        ("complete-blood-count", {"frequency": ">=2/P1Y", "phase": "later"}, 9),
        ("liver-enzymes", {}, 10),
        ("mri", {"frequency": ">=2/P1Y"}, 11),
    ]


def test_a_spanish_sheet_may_declare_in_the_words_of_the_contract() -> None:
    front = "---\nlanguage: es\ndrug: azathioprine\nmonitoring:\n  - {what: hemograma, at_least: 2 per year}\n---\n\n"
    (fact,) = read(front + published("es", works="Bien.")).of(Property.MONITORING)
    assert (fact.value, fact.qualifier("frequency")) == ("complete-blood-count", ">=2/P1Y")


@pytest.mark.parametrize(
    "front",
    [
        "fda: approved",
        "fda: {status: }",
        "fda: [approved]",
        "fda: {status: sometimes}",
        "pregnancy: {letter: Q}",
        "pregnancy: D",
        "pregnancy: {letter: [D]}",
        "monitoring: yearly",
        "monitoring: {what: MRI}",
        "monitoring: [[MRI]]",
        "monitoring: [{every: year}]",
        "monitoring: [moon phase]",
        "revised: [2021-01-01]",
    ],
)
def test_what_does_not_conform_declares_no_fact(front: str) -> None:
    known = read(f"---\n{front}\n---\n\n" + published(line="", works="Well."))
    assert [fact for fact in known.facts if fact.witness is Witness.FRONT_MATTER] == []


def test_an_interval_that_cannot_be_read_leaves_the_test_without_a_frequency() -> None:
    known = read("---\nmonitoring:\n  - {what: MRI, every: so often}\n---\n\n" + published(works="Well."))
    assert [(fact.value, fact.qualifiers) for fact in known.of(Property.MONITORING)] == [("mri", ())]


def test_facts_about_another_drug_never_fill_the_instance() -> None:
    content = read(published(status="Ravulizumab is approved for NMOSD.")).instance.content
    assert "fda" not in content


def test_facts_come_in_the_order_of_their_places() -> None:
    facts = read(FRONT + published(**ANSWERS)).facts
    places = [(fact.place.line, fact.place.column) for fact in facts]
    assert places == sorted(places)
    assert len(facts) > 10
