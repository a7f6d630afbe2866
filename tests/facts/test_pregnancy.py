"""pregnancy-letter and pregnancy-advice, from the answer to the question about pregnancy."""

from __future__ import annotations

import pytest

from leaflint.facts import Property
from tests.facts.sheets import answered, published, read


def advice(answer: str, question: str = "pregnancy", language: str = "en") -> list[str]:
    return answered(question, answer, Property.PREGNANCY_ADVICE, language=language)


def letters(answer: str, language: str = "en") -> list[str]:
    return answered("pregnancy", answer, Property.PREGNANCY_LETTER, language=language)


def test_facts_stand_where_they_are_said() -> None:
    known = read(published(pregnancy="No. Azathioprine is pregnancy category D,\nmeaning it is not safe."))
    said = {(fact.value, fact.quote, fact.place.line, fact.place.column) for fact in known.facts if fact.section}
    assert said == {("avoid", "No.", 9, 1), ("D", "pregnancy category D", 9, 21)}


ADVICE = {
    "avoid": [
        "No.",
        "No",
        "It should be avoided.",
        "It is not safe.",
        "Do not take it.",
        "No, unless your doctor says so.",
    ],
    "contraindicated": [
        "It is contraindicated.",
        "It must not be used.",
        "It is contraindicated and should be avoided.",
    ],
    "compatible": [
        "Yes.",
        "Yes, you can.",
        "It is considered safe.",
        "It has no effect on the baby and can be taken throughout.",
        "Yes. It is considered safe while breastfeeding.",
    ],
    "specialist-decision only": ["Talk to your doctor."],
    "specialist-decision": [
        "Only if the benefits outweigh the risks.",
        *("It may be used only if the benefits outweigh the risks.", "Yes, but only if clearly needed."),
        *("Yes, if your doctor agrees.", "Yes, it can be taken if your specialist advises it."),
    ],
    "unknown": [
        *("It is not known whether it harms the baby.", "There is not enough data."),
        *("It is not known whether it is safe in pregnancy.", "There is not enough data to know if it is safe."),
        "It is not known if it is safe. Tell your doctor if you become pregnant.",
    ],
}


@pytest.mark.parametrize(("expected", "answer"), [(one, answer) for one, all_ in ADVICE.items() for answer in all_])
def test_the_advice_is_read(expected: str, answer: str) -> None:
    assert advice(answer) == [expected]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Talk to your doctor. It should be avoided.", ["avoid"]),
        ("The safety is unknown, so it should be avoided.", ["avoid"]),
        ("It is not known whether it is harmful. Talk to your doctor.", ["unknown"]),
        ("It is considered safe. Talk to your doctor.", ["compatible"]),
    ],
)
def test_plain_advice_stands_before_what_only_sends_to_a_doctor(answer: str, expected: list[str]) -> None:
    assert advice(answer) == expected


def test_two_statements_that_contradict_each_other_are_two_facts() -> None:
    assert advice("It is considered safe. It is not safe.") == ["compatible", "avoid"]
    assert advice("It is considered safe. However, it should be avoided in the first trimester.") == [
        "compatible",
        "avoid",
    ]
    assert letters("It is category C, but category D in the third trimester.") == ["C", "D"]


@pytest.mark.parametrize(
    "answer",
    [
        *("Breastfeeding is not recommended.", "Breastfeeding: avoid.", "**Breastfeeding**\n\nIt should be avoided."),
        *("Do not breastfeed. It should be avoided for 6 months.", "Effective birth control is recommended."),
        *("Contraception is needed during treatment and for 6 months after.", "Fathering a child is not recommended."),
        *("Live vaccines must be avoided.", "It is not contraindicated.", "It depends.", "Yes, if your doctor is in."),
    ],
)
def test_what_is_no_certain_advice_on_pregnancy_yields_none(answer: str) -> None:
    assert advice(answer) == []


def test_a_leading_no_answers_for_pregnancy_whatever_follows() -> None:
    assert advice("No. Breastfeeding is not recommended.") == ["avoid"]
    assert advice("No. Do not stop it on your own. Call your doctor first.") == ["avoid"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Yes.", ["avoid"]),
        ("No.", ["compatible"]),
        ("Yes, it is not safe.", ["avoid"]),
        ("No, it is considered safe.", ["compatible"]),
    ],
)
def test_the_question_may_be_asked_the_other_way_round(answer: str, expected: list[str]) -> None:
    assert advice(answer, "avoid") == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Do not take it. Mycophenolate must be avoided.", ["avoid", "mycophenolate-mofetil: contraindicated"]),
        (
            "Unlike mycophenolate, which is contraindicated, azathioprine is considered safe.",
            ["compatible", "mycophenolate-mofetil: contraindicated"],
        ),
        ("Unlike mycophenolate, it is considered safe.", ["compatible"]),
    ],
)
def test_advice_belongs_to_the_drug_that_it_names(answer: str, expected: list[str]) -> None:
    assert sorted(advice(answer)) == expected


LETTERS = {
    "A": ["Category A"],
    "C": ["Pregnancy Category: C", "It is a pregnancy category C medicine.", "It was category C before 2015."],
    "D": [
        *(
            "It is pregnancy category D.",
            "pregnancy category (D)",
            'FDA pregnancy category "D"',
            "pregnancy category: D (evidence)",
        ),
        *(
            "It is a category-D drug.",
            "It is a category D drug.",
            "Its pregnancy category is D.",
            "It used to be pregnancy category D.",
        ),
        *("The FDA once rated it D.", "It was a D drug.", "D (old system, no longer used).", "FDA code: D"),
    ],
    "X": ["Category: X"],
    "none": [
        *("It has no pregnancy category.", "Pregnancy category: not assigned"),
        *("Approved in 2020, it was never given a letter.", "No FDA letter was ever assigned to it."),
    ],
}


@pytest.mark.parametrize(("expected", "answer"), [(one, answer) for one, all_ in LETTERS.items() for answer in all_])
def test_the_letter_is_read(expected: str, answer: str) -> None:
    assert letters(answer) == [expected]


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "category A or B",
            "category B/C",
            "Category a drug",
            "category D's",
            "a category Dx",
            "It is not category D.",
        ),
        *("Plan A", "Vitamin D is fine.", "Hepatitis B", "There are several categories."),
        *("The FDA letters A, B, C, D and X are gone.", "The system counts B cells.", "No letter tells you all."),
    ],
)
def test_other_letters_are_no_category(answer: str) -> None:
    assert letters(answer) == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("No.", ["avoid"]),
        ("Sí.", ["compatible"]),
        ("No se sabe si daña al bebé.", ["unknown"]),
        ("Está contraindicado.", ["contraindicated"]),
        ("Debe evitarse.", ["avoid"]),
        ("No debe usarse durante el embarazo.", ["avoid"]),
        ("Hable con su médico.", ["specialist-decision only"]),
        ("Solo si los beneficios superan los riesgos.", ["specialist-decision"]),
        ("Se considera seguro.", ["compatible"]),
        ("No se recomienda la lactancia.", []),
    ],
)
def test_spanish_advice_is_read_alike(answer: str, expected: list[str]) -> None:
    assert advice(answer, language="es") == expected


def test_spanish_letters_are_read_alike() -> None:
    assert letters("Es categoría D de embarazo.", "es") == ["D"]
    assert letters("Categoría de embarazo: X", "es") == ["X"]
    assert letters("No tiene categoría de embarazo.", "es") == ["none"]
