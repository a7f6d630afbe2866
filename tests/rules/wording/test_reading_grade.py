"""reading-grade: formulas as published, and what is counted."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from leaflint.checking.analysing import analyse
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.finding import Finding
from leaflint.rules.policy import Policy
from leaflint.rules.readability import Counts, school_grade, smog, together
from leaflint.rules.syllables import rough_syllables, syllables

from ...facts.sheets import published

EASY = "It calms the immune system. You take it each day. Tell your doctor if you feel sick. " * 4
HARD = (
    "Pharmacological immunomodulation necessitates comprehensive multidisciplinary surveillance, notwithstanding "
    "satisfactory preliminary haematological investigations, whenever constitutional manifestations deteriorate "
    "unexpectedly during prolonged administration. "
) * 4
HARD_ES = (
    "La inmunosupresión farmacológica prolongada requiere una monitorización multidisciplinaria exhaustiva, "
    "independientemente de las determinaciones hematológicas preliminares satisfactorias que se hubieran obtenido. "
) * 4


@cache
def setting(limit: int) -> Setting:
    return make_setting(Recipe(Policy(datetime.date(2026, 11, 22), reading_grade=limit), select=("reading-grade",)))


def findings(text: str, limit: int = 8) -> list[Finding]:
    return list(analyse("sheet.md", text.encode(), setting(limit)).findings)


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("the", "en", 1),
        ("liver", "en", 2),
        ("medication", "en", 4),
        ("pregnancy", "en", 3),
        ("checked", "en", 1),
        ("nmosd", "en", 1),
        ("medicamento", "es", 5),
        ("enfermedad", "es", 4),
        ("también", "es", 2),
    ],
)
def test_syllables_are_pieces_with_a_vowel(word: str, language: str, count: int) -> None:
    assert syllables(word, language) == count


def test_the_rough_count_takes_a_silent_e_too() -> None:
    assert rough_syllables("She came home late") == 7


def test_the_grades_are_those_of_the_published_formulas() -> None:
    english, spanish = school_grade("en"), school_grade("es")
    assert english and spanish
    # 100 words in 5 sentences with 150 syllables.
    assert english(Counts(5, 100, 150)) == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)
    # Ease 206.84 - 0.60 * 190 - 1.02 * 20 = 72.44: the 6th grade of the table; with 230 syllables 48.44: university.
    assert spanish(Counts(5, 100, 190)) == 6
    assert spanish(Counts(5, 100, 230)) == 14
    assert smog(Counts(30, 300, 500, 36)) == pytest.approx(1.043 * 6 + 3.1291)


def test_no_grade_is_made_of_a_language_without_a_formula() -> None:
    assert school_grade("fr") is None


def test_counts_add_up() -> None:
    assert together([Counts(1, 2, 3, 1), Counts(1, 4, 5)]) == Counts(2, 6, 8, 1)


def test_an_easy_sheet_is_left_alone() -> None:
    assert findings(published(works=EASY, monitoring=EASY)) == []


def test_a_hard_sheet_is_noted_once_with_its_three_hardest_sentences() -> None:
    (found,) = findings(published(works=HARD, monitoring=EASY[:80]))
    assert "limit is grade 8" in found.message
    assert len(found.related) == 3


def test_the_limit_is_the_organisations() -> None:
    assert findings(published(works=EASY), limit=1)
    assert findings(published(works=HARD), limit=100) == []


def test_a_hard_answer_in_an_easy_sheet_is_noted_where_it_stands() -> None:
    (found,) = findings(published(works=EASY * 8, monitoring=HARD[: len(HARD) // 2]))
    assert "this answer" in found.message
    assert found.place.line > 8


def test_names_of_drugs_and_numbers_do_not_count() -> None:
    names = "You can take azathioprine, mycophenolate mofetil, satralizumab, inebilizumab or cyclophosphamide in 2026. "
    assert findings(published(works=names * 8)) == []


def test_headings_tables_and_references_do_not_count() -> None:
    table = f"| drug | remark |\n|---|---|\n| azathioprine | {HARD.strip()} |\n"
    assert (
        findings(published(works=f"{EASY}\n\n{table}\n\n#### {HARD}\n\n{EASY}") + f"\n## References\n\n{HARD}\n") == []
    )


def test_a_hard_spanish_sheet_is_noted() -> None:
    (found,) = findings(published("es", works=HARD_ES))
    assert "grade 1" in found.message


def test_an_easy_spanish_sheet_is_left_alone() -> None:
    easy = "Es una pastilla. La toma cada día con agua. Llame a su médico si se siente mal. " * 4
    assert findings(published("es", works=easy)) == []


def test_so_few_words_say_nothing() -> None:
    assert findings(published(works="Immunomodulation necessitates surveillance.")) == []
