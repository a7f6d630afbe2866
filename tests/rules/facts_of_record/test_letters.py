"""retired-pregnancy-letter and misread-pregnancy-letter."""

from __future__ import annotations

import pytest

from tests.rules.checked import OURS, found, mini, ours, told

ASKED = "Can I take it if I'm pregnant?"
SPANISH = "¿Puedo tomarlo si estoy embarazada?"


@pytest.mark.parametrize("rule", ["retired-pregnancy-letter", "misread-pregnancy-letter"])
@pytest.mark.parametrize("drug", OURS)
def test_our_own_sheets_are_silent(drug: str, rule: str) -> None:
    assert found(ours(drug), rule) == []


@pytest.mark.parametrize(
    "said",
    [
        "No. Azathioprine is pregnancy category D.",
        "No. It belongs to FDA pregnancy category D. Talk to your doctor.",
        "No. It is pregnancy category D, which means that studies were alarming.",
        "No. The FDA classes azathioprine as D.",
    ],
)
def test_a_letter_as_if_it_were_in_use_is_a_warning(said: str) -> None:
    assert told(found(mini("Azathioprine", (ASKED, said)), "retired-pregnancy-letter")) == [
        ("warning", "pregnancy-letter")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "No. It used to be pregnancy category D.",
        "No. It was in pregnancy category D when labels had letters.",
        "No. Former category D.",
        "No. Its old FDA pregnancy category was D.",
        "No. It is pregnancy category D. The FDA phased out these letters in 2015.",
        "No. In Australia it is in pregnancy category D.",
    ],
)
def test_a_letter_that_is_called_former_is_left_alone(said: str) -> None:
    assert found(mini("Azathioprine", (ASKED, said)), "retired-pregnancy-letter") == []


@pytest.mark.parametrize("said", ["Antes era categoría D.", "Su antigua categoría de embarazo era D."])
def test_a_letter_that_is_called_former_in_spanish_is_left_alone(said: str) -> None:
    text = f"# Azatioprina\n\n### NMOSD\n\nRevisado el 22 de noviembre de 2026\n\n## {SPANISH}\n\nNo. {said}\n"
    assert found(text, "retired-pregnancy-letter") == []


def test_a_letter_of_a_drug_that_never_had_one_is_an_error() -> None:
    findings = found(mini("Inebilizumab", (ASKED, "It was pregnancy category C.")), "retired-pregnancy-letter")
    assert told(findings) == [("error", "pregnancy-letter")]


def test_before_letters_were_retired_nothing_is_said() -> None:
    text = mini("Azathioprine", (ASKED, "No. It is pregnancy category D."), revised="2014-05-01")
    assert found(text, "retired-pregnancy-letter", as_of="2014-06-01") == []


@pytest.mark.parametrize(
    ("letter", "gloss"),
    [
        ("D", ", meaning this medication is not safe for use during pregnancy."),
        ("D", " (not safe)."),
        ("D", ", which means that it is contraindicated."),
        ("D", ". This means that it must never be taken."),
        ("C", ", which means it is safe in pregnancy."),
        ("X", ", i.e. it is safe in pregnancy."),
        ("B", ", meaning that it must not be taken in pregnancy."),
    ],
)
def test_an_explanation_that_the_letter_never_had_is_a_warning(letter: str, gloss: str) -> None:
    text = mini("Azathioprine", (ASKED, f"It was pregnancy category {letter}{gloss}"))
    assert told(found(text, "misread-pregnancy-letter")) == [("warning", "pregnancy-letter")]


@pytest.mark.parametrize(
    ("letter", "gloss"),
    [
        ("D", ", meaning there is evidence of risk to the unborn baby."),
        ("D", ", which means that it can cause birth defects."),
        ("D", ". It is not safe to stop it on your own."),
        ("D", ". Avoid it in pregnancy."),
        ("X", ", meaning it must not be taken in pregnancy."),
        ("C", ": animal studies have shown harm, and there are no good studies in people."),
        ("C", ". Talk to your doctor."),
    ],
)
def test_an_explanation_that_is_right_or_none_is_left_alone(letter: str, gloss: str) -> None:
    text = mini("Azathioprine", (ASKED, f"It was pregnancy category {letter}{gloss}"))
    assert found(text, "misread-pregnancy-letter") == []


@pytest.mark.parametrize(
    ("drug", "said"),
    [
        ("Azathioprine", "Avoid it. It was category D, which meant that studies in pregnant women found no risk."),
        ("Azathioprine", "Avoid it. Before letters were retired it was category D, that is, studies showed no harm."),
        ("Azathioprine", "Avoid it. It was category D. This stood for drugs that no pregnant woman may take."),
        ("Rituximab", "Avoid it. Rituximab was a C under the old system: it was thought to be safe in pregnancy."),
        ("Rituximab", "Avoid it. In the former lettering it was a category C drug: it had been shown to be safe."),
        ("Tocilizumab", "Its former letter (the FDA retired them in 2015) was C, meaning that there is proof of harm."),
        (
            "Tocilizumab",
            "Labels no longer show letters. The one it used to have was C, meaning it must not be used.",
        ),
        ("Methotrexate", "No. It was category X, which meant that it had not been studied in pregnancy."),
        ("Azathioprine", "Avoid it. Its old letter, D, tells you that it is contraindicated in pregnancy."),
        ("Azathioprine", "Avoid it. It used to have letter D. That letter stood for drugs that must never be used."),
        ("Azathioprine", "Avoid it. It was category D, which meant that no benefit could ever be worth the risk."),
        ("Rituximab", "Formerly C, a letter for drugs that are never to be given in pregnancy."),
    ],
)
def test_a_gloss_against_the_letter_is_a_warning(drug: str, said: str) -> None:
    text = mini(drug, (ASKED, said))
    assert told(found(text, "misread-pregnancy-letter")) == [("warning", "pregnancy-letter")]
    assert found(text, "conflict-in-sheet") == []


@pytest.mark.parametrize(
    ("drug", "said"),
    [
        ("Azathioprine", "Avoid it. It was category D, which meant that there was evidence of risk."),
        ("Rituximab", "Avoid it. It was a C under the old system: animal studies had shown harm."),
        ("Tocilizumab", "Its former letter was C, which means that a risk could not be ruled out."),
        ("Methotrexate", "No. It was category X, which meant that the risk clearly outweighs any benefit."),
        ("Tocilizumab", "The former FDA category, C, meant only that nobody could rule out a risk."),
        ("Tocilizumab", "In the former system it was rated C: nobody knew, for human studies were lacking."),
    ],
)
def test_the_letters_own_meaning_is_left_alone(drug: str, said: str) -> None:
    assert found(mini(drug, (ASKED, said)), "misread-pregnancy-letter") == []
