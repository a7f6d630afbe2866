"""A drug may go by a name that no vocabulary has: the sheet's title says so."""

from __future__ import annotations

import pytest

from .pages import header, sections

ENGLISH = "## How does {0} work?\n\nA\n\n## Who should not take {0}?\n\nB\n\n## Is {0} FDA approved?\n\nC\n"
SPANISH = "## ¿Cómo actúa {0}?\n\nA\n\n## ¿Quién no debe usar {0}?\n\nB\n\n## ¿Está {0} aprobado por la FDA?\n\nC\n"
KNOWN = ["how-it-works", "contraindications", "fda-approval"]


def asked(title: str, questions: str) -> list[str | None]:
    return [id_ for id_, _ in sections(f"{title}\n\n{questions}")]


@pytest.mark.parametrize("questions", [ENGLISH, SPANISH])
@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("# Zytux® (rituximab)", "Zytux"),
        ("# Zytux (rituximab) for NMOSD", "Zytux"),
        ("# ZYTUX™", "Zytux®"),
        ("# Zytux", "Zytux"),
        ("# Rituximab (Zytux)", "Zytux"),
        ("# Rituximab (Acellbia, Zytux or Mabtas)", "Zytux"),
        ("**Zytux (rituximab)**", "Zytux"),
        ("# Fact sheet\n\n## Rituximab (Zytux®)", "Zytux®"),
        ("# Rituximab (Zytux)", "Zytux (rituximab)"),
        ("# Rituximab (Zytux)", "rituximab (Zytux®)"),
        ("# Eculizumab", "Soliris"),
        ("# Eculizumab", "Soliris®"),
        ("# Eculizumab", "SOLIRIS(TM)"),
        ("# Eculizumab", "eculizumab (Soliris®)"),
        ("# Satralizumab", "Enspryng™ (satralizumab)"),
    ],
)
def test_a_question_that_names_a_brand_is_asked_of_the_drug(title: str, name: str, questions: str) -> None:
    assert asked(title, questions.format(name)) == KNOWN


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("# Soliris® (eculizumab)", "What is Soliris?"),
        ("# Soliris® (eculizumab)", "What is eculizumab (Soliris®)?"),
        ("# ENSPRYNG (satralizumab)", "¿Qué es Enspryng?"),
        ("# Zytux® (rituximab)", "What is Zytux®?"),
        ("# Zytux® (rituximab)", "¿Qué es Zytux?"),
        ("# Azathioprine", "What is NMOSD?"),
    ],
)
@pytest.mark.parametrize("form", ["## {}\n\nA drug.\n\n", "**{}**\n\nA drug.\n\n", "**{}** A drug.\n\n"])
def test_what_the_drug_is_introduces_the_sheet_and_is_no_unknown_question(title: str, question: str, form: str) -> None:
    introduction = form.format(question)
    text = f"{title}\n\n{introduction}**Revised 1/31/2025**\n\n## How does it work?\n\nWell.\n"
    assert sections(text) == [("how-it-works", "Well.")]
    assert header(text)[-1] == "Revised 1/31/2025"


def test_what_the_drug_is_ends_the_answer_above_it() -> None:
    text = "# Zytux® (rituximab)\n\n## How does it work?\n\nWell.\n\n## What is Zytux?\n\nA drug.\n"
    assert sections(text) == [("how-it-works", "Well."), ("aside", "A drug.")]
