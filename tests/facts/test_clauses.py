"""Sentences and clauses: where they end, how they answer, and how far a negation reaches."""

from __future__ import annotations

import pytest

from leaflint.facts.clauses import Clause, clauses, sentences
from tests.facts.sheets import published, read


def sentences_of(answer: str) -> list[str]:
    sheet = read(published(works=answer)).sheet
    text = sheet.prose.text
    return [text[slice(*span)] for block in sheet.sections[0].blocks for span in sentences(text, block)]


def clauses_of(answer: str) -> list[Clause]:
    sheet = read(published(works=answer)).sheet
    return clauses(sheet, sheet.sections[0])


@pytest.mark.parametrize(
    "answer",
    [
        "It works. | It helps! | Does it? | Yes.",
        "It “works.” | Then it stops. | (It helps.) | Done.",
        "It is category D. | It is not safe.",
        "It came in 2019. | It helps.",
        "Take 2.5 mg, e.g. Tuesdays. | Then stop.",
        "Ask Dr. Smith or approx. 2 nurses. | They know.",
        "Checked by Dr A. Smith. | They know.",
        "The U.S. Food and Drug Administration said so. | It did.",
        "No. | It is not.",
        "See No. 5 in the list. | Then go on.",
        "Tests (CBC, etc.) are done. | Wait.",
        "It costs 1,000.50 dollars. | Pay.",
        "Wait… | It works.",
        "One line. | Élan helps. | ¿Y luego? | ¡Bien!",
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(answer: str) -> None:
    assert sentences_of(answer.replace(" | ", " ")) == answer.split(" | ")


def test_blocks_and_list_items_end_a_sentence() -> None:
    assert sentences_of("One\n\n- two\n- three") == ["One", "two", "three"]


@pytest.mark.parametrize(
    "answer",
    [
        "It helps|; it calms|: it works.",
        "Yes| – it helps.",
        "It helps|—it calms.",
        "It helps, |but it tires you.",
        "It helps. |However, |it tires you.",
        "It works 2-3 times over 1–2 days at 10:30.",
        "|Although it helps|, it tires you.",
    ],
)
def test_a_clause_ends_at_a_mark_or_a_word_of_contrast(answer: str) -> None:
    known = [clause.text[slice(*clause.span)].strip() for clause in clauses_of(answer.replace("|", ""))]
    assert " ".join(known).replace(" ", "") == answer.replace("|", "").replace(" ", "")
    assert len(known) == len([part for part in answer.split("|") if part])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        *(
            ("Yes.", "yes"),
            ("Yes, it is.", "yes"),
            ("Yes it is.", "yes"),
            ("“Yes.”", "yes"),
            ("**Yes.** It is.", "yes"),
        ),
        *(("No.", "no"), ("No", "no"), ("No, it is not.", "no"), ("Not yet.", "no"), ("Never!", "no")),
        *(("Not for NMOSD.", "no"), ("No – it is not.", "no"), ("No; it is not.", "no")),
        *(("No drug is.", None), ("Not all doctors agree.", None), ("It is not.", None), ("Nothing is known.", None)),
        *(("Well, yes.", None), ("It depends.", None)),
    ],
)
def test_a_leading_yes_or_no_answers_the_question(answer: str, expected: str | None) -> None:
    assert clauses_of(answer)[0].answers == expected


def test_only_the_opening_of_an_answer_answers_it() -> None:
    assert [clause.answers for clause in clauses_of("It is. No.")] == [None, None]


@pytest.mark.parametrize(
    ("answer", "negated"),
    [
        ("You need no CBC.", ["complete-blood-count"]),
        ("You need no CBC, LFT or MRI.", ["complete-blood-count", "liver-enzymes", "mri"]),
        ("You need neither a CBC nor an MRI.", ["complete-blood-count", "mri"]),
        ("Do not worry, a CBC is taken.", []),
        ("You need no CBC, but an MRI.", ["complete-blood-count"]),
        ("You need no CBC; you need an MRI.", ["complete-blood-count"]),
        ("You need no CBC. You need an MRI.", ["complete-blood-count"]),
        ("A CBC is taken, not an MRI.", ["mri"]),
    ],
)
def test_a_negation_reaches_its_list_and_not_past_a_comma_or_a_clause(answer: str, negated: list[str]) -> None:
    found = [term.id for clause in clauses_of(answer) for term in clause.of("term") if clause.negates(term)]
    assert found == negated


def test_a_clause_is_about_the_drug_and_condition_that_it_names_or_the_sheets_own() -> None:
    known = clauses_of(
        "It helps. Rituximab helps. Rituximab and azathioprine help. Rituximab and tocilizumab help lupus."
    )
    assert [clause.drug for clause in known] == ["azathioprine", "rituximab", "azathioprine", None]
    assert [clause.condition for clause in known] == ["nmosd", "nmosd", "nmosd", "lupus"]
