"""fda-status: approved, off-label or investigational, for the drug and the condition that a statement names."""

from __future__ import annotations

import pytest

from leaflint.facts import Property
from tests.facts.sheets import answered, published, read


def status(answer: str, language: str = "en") -> list[str]:
    return answered("status", answer, Property.FDA_STATUS, language=language)


def entitled(title: str, line: str = "") -> list[tuple[str, str, int]]:
    known = read(published(title=title, line=line, works="Well."))
    return [(fact.value, fact.drug, fact.place.line) for fact in known.of(Property.FDA_STATUS)]


def test_a_fact_is_the_status_with_the_sentence_that_says_so() -> None:
    known = read(published(status="No, it is used\noff-label. Ask your doctor."))
    (fact,) = known.of(Property.FDA_STATUS)
    assert (fact.drug, fact.condition, fact.value, fact.qualifiers) == ("azathioprine", "nmosd", "off-label", ())
    assert (fact.place.line, fact.place.column, fact.place.end_line, fact.place.end_column) == (9, 1, 10, 11)
    assert (fact.quote, fact.section) == ("No, it is used off-label.", "fda-approval")


@pytest.mark.parametrize(
    "answer",
    [
        *("No.", "No", "- No", "**No.** Ask your doctor.", "Not yet.", "Never.", "No, it isn't.", "Not for NMOSD."),
        *("No, it is used off-label.", "Off-label.", "It is not FDA approved and is used off-label.", "Not approved"),
        *("It has not been approved by the FDA for NMOSD.", "It has never been approved.", "It is not yet approved."),
        *("It is approved for other conditions but not for NMOSD.", "No. The FDA has not approved any drug for this."),
        *("Unlike ravulizumab, azathioprine is not approved.", "Unlike ravulizumab, it is not approved."),
    ],
)
def test_a_drug_used_without_approval_is_off_label(answer: str) -> None:
    assert status(answer) == ["off-label"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Yes.", "approved"),
        ("Yes, it is.", "approved"),
        ("It is FDA approved.", "approved"),
        ("Yes. It is not off-label.", "approved"),
        ("Yes, the FDA approved it on August 14, 2020.", "approved 2020-08-14"),
        (
            "Yes. It was approved in June 2020 for adults who are AQP4 antibody positive.",
            "approved 2020-06 adults aqp4-positive",
        ),
        ("Yes – since 2019.", "approved 2019"),
        ("Yes (June 2019).", "approved 2019-06"),
        ("FDA approved: June 27, 2019", "approved 2019-06-27"),
        ("Yes, only for adults with anti-AQP4 antibodies.", "approved adults aqp4-positive"),
        ("It is approved for adults, not for children.", "approved adults"),
        ("It was approved after a study of 2015.", "approved"),
        ("It is approved; the label was revised in 2021.", "approved"),
        ("It was approved on 3/4/2019.", "approved"),
    ],
)
def test_an_approval_has_its_date_and_its_people_where_they_are_certain(answer: str, expected: str) -> None:
    assert status(answer) == [expected]


@pytest.mark.parametrize(
    "answer",
    ["It is investigational.", "No; it is still investigational.", "No, it is being studied in clinical trials."],
)
def test_a_drug_in_trials_is_investigational(answer: str) -> None:
    assert status(answer) == ["investigational"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            "Not for NMOSD. It is approved for rheumatoid arthritis and kidney transplants.",
            ["off-label", "approved for rheumatoid-arthritis", "approved for organ-transplant"],
        ),
        ("No. It is approved for rheumatoid arthritis.", ["off-label", "approved for rheumatoid-arthritis"]),
        (
            "It is approved for rheumatoid arthritis but not for NMOSD.",
            ["approved for rheumatoid-arthritis", "off-label"],
        ),
        ("It is approved for rheumatoid arthritis, not for NMOSD.", ["approved for rheumatoid-arthritis", "off-label"]),
        ("Although it is approved for lupus, it is not for NMOSD.", ["approved for lupus", "off-label"]),
        (
            "It is FDA approved for rheumatoid arthritis, so it is considered “off-label” for NMOSD.",
            ["approved for rheumatoid-arthritis", "off-label"],
        ),
        ("It was approved in 2007 for PNH and in June 2019 for NMOSD.", ["approved for pnh", "approved"]),
        ("It is not approved for lupus.", ["off-label for lupus"]),
    ],
)
def test_a_statement_is_for_the_condition_it_names(answer: str, expected: list[str]) -> None:
    assert sorted(status(answer)) == sorted(expected)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("While ravulizumab is approved, azathioprine is not.", ["off-label", "ravulizumab: approved"]),
        ("Ravulizumab is FDA approved for NMOSD, but azathioprine is not.", ["off-label", "ravulizumab: approved"]),
        ("Ravulizumab is approved. Azathioprine is not.", ["off-label", "ravulizumab: approved"]),
        ("Ravulizumab and satralizumab are approved.", ["ravulizumab: approved", "satralizumab: approved"]),
        ("The FDA has approved ravulizumab for NMOSD.", ["ravulizumab: approved"]),
        ("Ravulizumab came later. It is approved.", []),
    ],
)
def test_a_statement_belongs_to_the_drug_it_names(answer: str, expected: list[str]) -> None:
    assert sorted(status(answer)) == expected


@pytest.mark.parametrize(
    "answer",
    [
        "The European Medicines Agency has approved it.",
        "It is approved in Europe for NMOSD.",
        "Yes, in Europe.",
        "It is approved by the EMA for NMOSD, but not by the FDA.",
        "Physicians used this before there were FDA approved therapies.",
        "Other drugs are approved.",
        "Only for adults with anti-AQP4 antibodies.",
        "Yes, for rheumatoid arthritis.",
        "If it is approved, your insurance will pay.",
        "It is no longer off-label.",
        "It has orphan drug designation.",
        "Ask your doctor.",
    ],
)
def test_what_is_no_certain_fda_status_yields_none(answer: str) -> None:
    assert status(answer) == []


def test_an_approval_by_two_regulators_is_one_by_the_fda() -> None:
    assert status("It is approved by the FDA and the EMA.") == ["approved"]


def test_two_statements_that_disagree_are_two_facts() -> None:
    assert sorted(status("Yes. It is used off-label.")) == ["approved", "off-label"]


def test_the_title_is_read_too() -> None:
    assert entitled("# Azathioprine\n\n### NMOSD Off-label Drug") == [("off-label", "azathioprine", 3)]
    assert entitled("# Azathioprine\n\n**Off-label for NMOSD**") == [("off-label", "azathioprine", 3)]
    assert entitled("# Ravulizumab\n\n### FDA-approved drug for NMOSD") == [("approved", "ravulizumab", 3)]
    assert entitled("# Azathioprine: not FDA approved for NMOSD") == [("off-label", "azathioprine", 1)]


def test_the_approval_of_the_text_is_no_approval_of_the_drug() -> None:
    assert entitled("# Azathioprine for NMOSD", "**Reviewed and approved by our council**") == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("No, se usa fuera de indicación.", ["off-label"]),
        ("No está aprobado por la FDA.", ["off-label"]),
        ("Sí, la FDA lo aprobó en 2020.", ["approved 2020"]),
        ("Sí, la FDA lo aprobó el 14 de agosto de 2020 para adultos.", ["approved 2020-08-14 adults"]),
        ("Está aprobado para lupus pero no para NMOSD.", ["approved for lupus", "off-label"]),
        ("La Agencia Europea de Medicamentos lo aprobó.", []),
    ],
)
def test_spanish_answers_are_read_alike(answer: str, expected: list[str]) -> None:
    assert sorted(status(answer, "es")) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The copay program only covers FDA-approved uses, so NMOSD is left out.", []),
        ("As an FDA-approved drug for NMOSD it is often covered.", ["approved"]),
        ("Since it is not approved for NMOSD, plans may refuse.", ["off-label"]),
        ("Tocilizumab, which is approved for NMOSD, works alike.", ["tocilizumab approved"]),
        ("Most plans pay for drugs that are approved for NMOSD.", []),
        ("It is approved for rheumatoid arthritis.", []),
        ("Approved drugs cost more.", []),
        ("Plans may ask why you do not take a drug that is approved for NMOSD.", []),
        ("It is not clear whether it will ever be approved for NMOSD.", []),
    ],
)
def test_another_answer_may_speak_of_the_status_in_passing(said: str, expected: list[str]) -> None:
    facts = read(published(works=said)).of(Property.FDA_STATUS)
    assert [f"{fact.drug} {fact.value}".removeprefix("azathioprine ") for fact in facts] == expected
