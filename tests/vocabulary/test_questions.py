"""Which question a heading asks: by its wording in general, whichever drug, condition or small word it has."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.vocabulary import Lexicon, Question, about_drug, fold, load_vocabulary, tidy
from leaflint.vocabulary.lexicon import folded_wordings
from leaflint.vocabulary.questions import Questions, work_out

LEXICON = Lexicon(
    folded_wordings(
        [
            ("azathioprine", "drug", "azathioprine"),
            ("Imuran", "drug", "azathioprine"),
            ("mycophenolate mofetil", "drug", "mycophenolate-mofetil"),
            ("NMOSD", "condition", "nmosd"),
            ("liver", "term", "liver"),
        ]
    )
)
BLOCK: dict[str, Any] = {
    "same": {"it": ["it", "this drug", "drug"], "do": ["do", "does"], "condition": ["my disease"]},
    "filler": ["the", "please"],
    "questions": {
        "how-it-works": ["How does it work?", "Mechanism"],
        "relapse-risk": ["How does it work in NMOSD?"],
        "preparation": ["Is the liver checked?"],
    },
    "inverted": {"pregnancy": ["Should I avoid it?"]},
    "asides": ["What is azathioprine?", "References"],
}
QUESTIONS = Questions("en", BLOCK, LEXICON, work_out("en", BLOCK, LEXICON))
VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("How does it work?", "how-it-works"),
        ("How do it work", "how-it-works"),
        ("HOW DOES THIS DRUG WORK?", "how-it-works"),
        ("1. How does it work?", "how-it-works"),
        ("(2) **How does it work?**", "how-it-works"),
        ("• How does it work?", "how-it-works"),
        ("Q: How does it work?", "how-it-works"),
        ("Q3. How does it work?", "how-it-works"),
        ("¿How does it work?", "how-it-works"),
        ("How\u00a0does  it\twork ?!", "how-it-works"),
        ("How does the drug work, please?", "how-it-works"),
        ("How does azathioprine work?", "how-it-works"),
        ("How does Imuran® work?", "how-it-works"),
        ("How does IMURAN™ work?", "how-it-works"),
        ("How does Imuran(R) work?", "how-it-works"),
        ("How does Imuran (TM) work?", "how-it-works"),
        ("How does azathioprine (Imuran®) work?", "how-it-works"),
        ("How does IMURAN® (azathioprine) work?", "how-it-works"),
        ("How does the drug azathioprine work?", "how-it-works"),
        ("How does mycophenolate mofetil work?", "how-it-works"),
        ("Mechanism:", "how-it-works"),
        ("How does it work in my disease?", "relapse-risk"),
        ("How does Imuran work in NMOSD?", "relapse-risk"),
        ("Is liver checked?", "preparation"),
        ("How does liver work?", None),
        ("How does it work in the liver?", None),
        ("How does Zytux work?", None),
        ("How does it not work?", None),
        ("it", None),
        ("", None),
        ("?", None),
    ],
)
def test_a_heading_asks_its_question_or_none(heading: str, section: str | None) -> None:
    assert QUESTIONS.asked(heading) == (Question(section, "en") if section else None)


def test_a_question_may_be_asked_the_other_way_round() -> None:
    assert QUESTIONS.asked("Should I avoid Imuran?") == Question("pregnancy", "en", inverted=True)


@pytest.mark.parametrize(
    ("heading", "aside"),
    [
        ("References", True),
        ("REFERENCES:", True),
        ("What is azathioprine?", True),
        ("What is Imuran®?", True),
        ("What is Imuran(R)?", True),
        ("What is Imuran (azathioprine)?", True),
        ("What is azathioprine (Imuran®)?", True),
        ("What is NMOSD?", False),
        ("What is Zytux?", False),
        ("How does it work?", False),
    ],
)
def test_a_heading_that_is_no_question_is_known(heading: str, aside: bool) -> None:
    assert QUESTIONS.is_aside(heading) is aside


@pytest.mark.parametrize(
    "heading",
    [
        "What is Soliris?",
        "What is Soliris®?",
        "What is SOLIRIS™ (eculizumab)?",
        "What is Soliris used for?",
        "What Soliris is and what it is used for",
        "¿Qué es Enspryng?",
        "¿Qué es Enspryng® (satralizumab)?",
        "¿Para qué sirve Enspryng?",
        "Qué es Enspryng y para qué se utiliza",
    ],
)
def test_what_a_drug_is_and_is_for_may_be_asked_by_its_brand_in_both_languages(heading: str) -> None:
    assert VOCABULARY.is_aside(heading)
    assert VOCABULARY.question(heading) is None


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("How does Zytux work?", "how-it-works"),
        ("Who should not take ZYTUX?", "contraindications"),
        ("¿Cómo actúa Zytux?", "how-it-works"),
        ("¿Quién no debe usar Zytux (rituximab)?", "contraindications"),
    ],
)
def test_a_name_that_the_sheet_gives_its_drug_counts_as_the_drug(heading: str, section: str) -> None:
    assert VOCABULARY.question(heading) is None
    named = VOCABULARY.question(about_drug(heading, re.compile(r"\bZytux\b", re.IGNORECASE)))
    assert named
    assert named.section == section


@pytest.mark.parametrize(
    ("heading", "section"),
    [("How dos it work?", "how-it-works"), ("How does it wrok?", "how-it-works"), ("Storage", None), ("", None)],
)
def test_a_misspelt_heading_is_near_to_its_question(heading: str, section: str | None) -> None:
    near = QUESTIONS.nearest(heading)
    assert (near.section if near else None) == section


def test_the_first_wording_is_the_title() -> None:
    assert QUESTIONS.titles["how-it-works"] == "How does it work?"


WORDINGS = [
    (language, section, wording)
    for language in VOCABULARY.languages
    for section in VOCABULARY.sections
    for wording in [VOCABULARY.title(section, language)]
]


@given(
    st.sampled_from(WORDINGS),
    st.sampled_from(["", "1. ", "12) ", "(3) ", "Q: ", "• ", "  "]),
    st.sampled_from(["", " ", "  ", ":", " ?", "…"]),
    st.sampled_from([str.upper, str.lower, str.title, lambda text: text.replace("'", "’").replace(" ", "\u00a0")]),
)
def test_numbers_marks_and_letter_case_make_no_difference(
    wording: tuple[str, str, str], before: str, after: str, recased: object
) -> None:
    language, section, words = wording
    assert callable(recased)
    assert VOCABULARY.question(before + recased(words) + after) == Question(section, language)


@given(st.text("aA1.)(Q:*- ?¿é\u00a0’\n"))
def test_tidy_text_is_tidy(text: str) -> None:
    tidied = tidy(text)
    assert tidied == tidied.strip()
    assert "  " not in tidied
    assert tidied == fold(tidied)
