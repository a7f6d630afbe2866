"""unconfirmed-fact and undeclared-fact: front matter and prose say the same, or a note says where not."""

from __future__ import annotations

from leaflint.finding import Finding
from tests.rules.checked import found, mini, ours

DECLARED = """---
drug: azathioprine
condition: nmosd
preparation: [TPMT test]
monitoring: [{what: skin examination, every: year}]
warnings: [skin cancer]
---

"""
PREPARE = "What should I do to prepare?"
MONITORING = "What ongoing monitoring should occur?"
EFFECTS = "What are the side effects?"


def sheet(prepare: str = "Have a TPMT test.", monitoring: str = "Have a skin examination every year.") -> str:
    effects = (EFFECTS, "There is a small risk of skin cancer.")
    return mini("Azathioprine", effects, (PREPARE, prepare), (MONITORING, monitoring), head=DECLARED)


def about(findings: list[Finding]) -> list[str]:
    return [f"{finding.severity} {finding.property}" for finding in findings]


def test_front_matter_that_the_prose_confirms_is_left_alone() -> None:
    assert found(sheet(), "unconfirmed-fact", "undeclared-fact") == []


def test_what_is_declared_and_not_said_is_a_note_at_its_declaration() -> None:
    (finding,) = found(sheet(prepare="Ask your doctor."), "unconfirmed-fact")
    assert about([finding]) == ["note preparation"]
    assert finding.place.line == 4


def test_a_test_without_its_frequency_confirms_nothing_less() -> None:
    assert found(sheet(monitoring="Have a skin examination."), "unconfirmed-fact") == []


def test_what_conflicts_is_not_said_again() -> None:
    text = sheet(monitoring="Have a skin examination every six months.")
    assert [finding.rule for finding in found(text, "unconfirmed-fact", "undeclared-fact", "conflict-in-sheet")] == [
        "conflict-in-sheet"
    ]


def test_what_is_said_and_not_declared_is_one_note_a_property() -> None:
    (finding,) = found(sheet(prepare="Have a TPMT test, a NUDT15 test and a chest X-ray."), "undeclared-fact")
    assert about([finding]) == ["note preparation"]
    assert "nudt15 test, chest x ray" in finding.message


def test_a_sheet_without_front_matter_declares_nothing() -> None:
    assert found(mini("Azathioprine", (PREPARE, "Have a TPMT test.")), "undeclared-fact", "unconfirmed-fact") == []


def test_a_term_may_be_declared_in_another_list_than_it_is_said() -> None:
    text = ours("azathioprine", ("warnings: [skin cancer, blood cancer, infection]", "warnings: []"))
    text = text.replace("side_effects: [", "side_effects: [skin cancer, blood cancer, infection, ")
    said = [finding.message for finding in found(text, "undeclared-fact", "unconfirmed-fact")]
    assert not any("cancer" in message for message in said)
