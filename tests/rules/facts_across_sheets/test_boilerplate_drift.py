"""boilerplate-drift: when words are everybody's, and when others are near to them."""

from __future__ import annotations

import pytest

from leaflint.checking.analysing import analyse
from leaflint.rules.account import Account

from .accounts import places, problems, setting

SHARED = "Your plan may ask your doctor for a letter before it pays for {} at 2 clinics."
NEAR = "Your plan may first ask your doctor for a note before it pays for {} at 3 clinics."
DRUGS = ("rituximab", "eculizumab", "ravulizumab", "inebilizumab", "satralizumab", "tocilizumab", "azathioprine")


def sheet(drug: str, words: str, language: str = "en") -> Account:
    question = {"en": "Will my insurance cover it?", "es": "¿Lo cubrirá mi seguro?"}[language]
    answer = words.replace("{}", drug)
    front = f"---\ndrug: {drug}\nlanguage: {language}\n---\n\n"
    text = f"{front}# {drug}\n\n## {question}\n\n{answer}\n"
    account = analyse(f"{language}-{drug}.md", text.encode(), setting()).account
    assert account
    return account


def drift(sharing: int, *others: Account) -> list[tuple[str, int]]:
    """The places that are reported beside so many sheets with the shared words."""
    return places(problems("boilerplate-drift", *(sheet(drug, SHARED) for drug in DRUGS[:sharing]), *others))


def test_the_drug_and_the_numbers_make_no_difference() -> None:
    assert not drift(6, sheet("azathioprine", SHARED.replace("2", "17")))


def test_near_words_are_reported_where_they_stand() -> None:
    assert drift(6, sheet("azathioprine", NEAR)) == [("en-azathioprine.md", 10)]


def test_both_wordings_are_quoted() -> None:
    others = [sheet(drug, SHARED) for drug in DRUGS[:6]]
    (found,) = problems("boilerplate-drift", *others, sheet("azathioprine", NEAR))
    assert "for a note before" in found.message
    assert "where 6 sheets say 'Your plan may ask your doctor for a letter" in found.message


@pytest.mark.parametrize("sharing, reported", [(2, False), (3, True)])
def test_three_sheets_make_words_everybodys(sharing: int, reported: bool) -> None:
    assert bool(drift(sharing, sheet("azathioprine", NEAR))) == reported


def test_what_one_sheet_in_two_says_otherwise_is_not_everybodys() -> None:
    assert not drift(3, *(sheet(drug, NEAR) for drug in ("azathioprine", "tocilizumab", "satralizumab")))


def test_a_sheet_that_says_something_else_is_left_alone() -> None:
    assert not drift(6, sheet("azathioprine", "Most plans pay for these old and cheap pills without asking."))


def test_a_sheet_that_has_the_shared_words_may_say_more() -> None:
    assert not drift(6, sheet("azathioprine", f"{SHARED} {NEAR}"))


def test_other_languages_have_words_of_their_own() -> None:
    spanish = sheet("azathioprine", "Su plan puede pedir a su médico una carta antes de pagar por {}.", "es")
    assert not drift(6, spanish)


PARTS = (
    "Plans differ in what they ask before they pay for it.",
    "Call the customer service number on the back of your card.",
    "Have the name of the drug and the code for it ready.",
)
REWORDED = "Ring the help line that is printed on your card and wait."


def in_parts(drug: str, *parts: str) -> Account:
    return sheet(drug, " ".join(parts))


def test_between_the_same_neighbours_fewer_shared_words_are_enough() -> None:
    others = [in_parts(drug, *PARTS) for drug in DRUGS[:6]]
    (found,) = problems("boilerplate-drift", *others, in_parts("azathioprine", PARTS[0], REWORDED, PARTS[2]))
    assert "says 'Ring the help line" in found.message
    assert not problems("boilerplate-drift", *others, in_parts("azathioprine", *PARTS, REWORDED))
    assert not problems("boilerplate-drift", *others, in_parts("azathioprine", PARTS[0], PARTS[2], REWORDED))


def test_a_notice_above_the_first_question_counts_too() -> None:
    notice = "This sheet is for your information and does not replace a talk with your care team."

    def with_notice(drug: str, words: str) -> Account:
        text = f"---\ndrug: {drug}\n---\n\n# {drug}\n\n{words}\n\n## Insurance\n\nYes.\n"
        account = analyse(f"{drug}.md", text.encode(), setting()).account
        assert account
        return account

    others = [with_notice(drug, notice) for drug in DRUGS[:6]]
    assert places(
        problems("boilerplate-drift", *others, with_notice("azathioprine", notice.replace("a talk", "a visit")))
    ) == [("azathioprine.md", 7)]


def test_what_stands_right_between_the_neighbours_of_shared_words_needs_few_of_them() -> None:
    first, last = (
        "Ask the staff of your clinic how long that takes. ",
        " Keep a copy of every letter that you are sent.",
    )
    others = [sheet(drug, first + SHARED + last) for drug in DRUGS[:5]]
    between = "Ring the help line early, as your clinic may need a letter."
    found = problems("boilerplate-drift", *others, sheet("azathioprine", first + between + last))
    assert [problem.quote for problem in found] == [between]
    assert not problems("boilerplate-drift", *others, sheet("azathioprine", first + between))
