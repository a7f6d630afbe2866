"""Words found in a text in one pass: whole words, the longest first, each where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.vocabulary import Lexicon, fold
from leaflint.vocabulary.lexicon import folded_wordings


def lexicon_of(meanings: dict[str, list[tuple[str, str]]]) -> Lexicon:
    wordings = ((words, *means) for words, all_ in meanings.items() for means in all_)
    return Lexicon(folded_wordings(wordings, {"topic": 1}))


LEXICON = lexicon_of(
    {
        "liver": [("term", "liver")],
        "liver enzymes": [("term", "liver-enzymes")],
        "enzymes test": [("term", "enzymes-test")],
        "week": [("period", "P1W"), ("word", "week")],
        "AZA": [("drug", "azathioprine")],
        "flu-like": [("term", "flu")],
        "médula": [("term", "marrow")],
        "don't": [("negation", "not")],
        "mg/kg": [("unit", "mg/kg")],
        "%": [("unit", "%")],
    }
)


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.id, text[slice(*mention.span)]) for mention in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the liver.", [("liver", "liver")]),
        ("liver enzymes", [("liver-enzymes", "liver enzymes")]),
        ("liver enzymes test", [("liver-enzymes", "liver enzymes")]),
        ("LIVER Enzymes", [("liver-enzymes", "LIVER Enzymes")]),
        ("delivery and livers", []),
        ("liver1 1liver", []),
        ("(liver)", [("liver", "liver")]),
        ("liver-liver", [("liver", "liver"), ("liver", "liver")]),
        ("aza", [("azathioprine", "aza")]),
        ("gaza", []),
        ("flu-like flu like flu–like", [("flu", "flu-like"), ("flu", "flu like"), ("flu", "flu–like")]),
        ("Medula, MÉDULA", [("marrow", "Medula"), ("marrow", "MÉDULA")]),
        ("don’t don't", [("not", "don’t"), ("not", "don't")]),
        ("2mg/kg 2 mg/kg", [("mg/kg", "mg/kg")]),
        ("5% 5 %", [("%", "%"), ("%", "%")]),
        ("week", [("P1W", "week"), ("week", "week")]),
        ("🙂 liver", [("liver", "liver")]),
        ("liver\u00a0enzymes", [("liver-enzymes", "liver\u00a0enzymes")]),
        ("", []),
    ],
)
def test_words_are_found_where_they_stand(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_lexicon_without_words_finds_none() -> None:
    assert lexicon_of({}).find("liver") == []


def test_its_wordings_are_in_one_form() -> None:
    assert {"medula", "flu like", "aza", "don't"} <= set(LEXICON.wordings)


def test_a_topic_is_found_within_a_longer_wording() -> None:
    lexicon = lexicon_of({"if you are pregnant": [("when", "pregnant")], "pregnant": [("topic", "pregnancy")]})
    assert [(mention.id, mention.span) for mention in lexicon.find("if you are pregnant")] == [
        ("pregnant", (0, 19)),
        ("pregnancy", (11, 19)),
    ]


PIECES = st.lists(st.sampled_from([*LEXICON.wordings, " ", "-", "a", "🙂", "É", "\n"]), max_size=12).map("".join)


@given(PIECES)
def test_mentions_are_whole_words_in_order_and_apart(text: str) -> None:
    reached = start = 0
    for mention in LEXICON.find(text):
        assert mention.span.start >= reached or mention.span.start == start
        start, reached = mention.span
        words = text[slice(*mention.span)]
        assert fold(words).replace("-", " ") in LEXICON.wordings
        assert not (text[:start][-1:].isalnum() and words[0].isalnum())
        assert not (text[reached:][:1].isalnum() and words[-1].isalnum())


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
