"""Headings in unlisted words: read as the question in whose place they stand, where a word of them says so."""

from __future__ import annotations

import pytest

from .pages import read

BEFORE = "# Rituximab\n\n## What are the side effects?\n\nFever.\n\n"
AFTER = "## Who makes it?\n\nGenentech.\n"


def between(heading: str, before: str = BEFORE, after: str = AFTER) -> list[str | None]:
    return [section.id for section in read(f"{before}{heading}\n\nWell.\n\n{after}").sections]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("## Which checks will I need later on?", "monitoring"),
        ("## Follow-up tests", "monitoring"),
        ("## What needs doing before I start?", "preparation"),
        ("## What has to be done first?", "preparation"),
        ("## Further remarks", None),
        ("## What about the price?", "payment-help"),  # its words alone make it that question, wherever it stands
        ("## Which chceks will I need later on?", None),  # misspelt: the author is told
        ("## Which firm is behind it?", None),  # this question is asked below
    ],
)
def test_a_telling_word_counts_in_the_place_of_its_question(heading: str, section: str | None) -> None:
    assert between(heading) == ["side-effects", section, "manufacturer"]


def test_two_headings_for_one_place_are_none() -> None:
    later = "## The checks that come\n\nYes.\n\n## The tests that come"
    assert between(later) == ["side-effects", None, None, "manufacturer"]


def test_a_heading_out_of_place_is_none() -> None:
    swapped = "# Rituximab\n\n## Who makes it?\n\nGenentech.\n\n"
    assert between("## The checks that come", swapped, "## Insurance\n\nYes.\n") == ["manufacturer", None, "insurance"]


@pytest.mark.parametrize(("label", "sections"), [("The checks that come", 3), ("Rare ones", 2)])
def test_a_bold_line_is_a_question_only_in_its_place(label: str, sections: int) -> None:
    bold = BEFORE.replace("## What are the side effects?", "**Side effects**")
    assert len(between(f"**{label}**", bold, AFTER.replace("## Who makes it?", "**Manufacturer**"))) == sections


UNLISTED = (
    "What goes on in the blood",
    "Not everyone can have it",
    "Fewer attacks?",
    "When it makes you feel bad",
    "Before we can start",
    "Afterwards we keep checking",
)


def test_a_sheet_may_ask_everything_in_unlisted_words() -> None:
    text = "# Rituximab\n\n" + "\n".join(f"## {words}\n\nWell.\n" for words in UNLISTED)
    assert [section.id for section in read(text).sections] == [
        "how-it-works",
        "contraindications",
        "relapse-risk",
        "side-effects",
        "preparation",
        "monitoring",
    ]
    assert not read("# Our club\n\n## Who we are\n\nUs.\n\n## Where to find us\n\nHere.\n").sections


def test_as_many_headings_as_missing_questions_ask_them_in_turn() -> None:
    before = "# Rituximab\n\n## How do I take it?\n\nBy drip.\n\n"
    after = "## Is there a risk of relapse?\n\nYes.\n"
    both = "## Pattern of doses\n\nTwice.\n\n## Doses for adults"
    assert between(both, before, after) == ["administration", "frequency", "dosage", "relapse-risk"]
    assert between("## Pattern of doses", before, after) == ["administration", None, "relapse-risk"]


def test_a_label_that_runs_in_is_a_question_only_in_its_place() -> None:
    card = "# Rituximab\n\n**How does it work?** – Well.\n\n{}\n\n**How do I take it?** – By drip.\n"
    assert [s.id for s in read(card.format("**Do not use** – If you have hepatitis B.")).sections] == [
        "how-it-works",
        "contraindications",
        "administration",
    ]
    assert [s.id for s in read(card.format("**Loading dose:** 900 mg.")).sections] == ["how-it-works", "administration"]


@pytest.mark.parametrize(
    ("heading", "answer", "section"),
    [
        ("## The name on the bottle", "Mine says Amgen.", "manufacturer"),
        ("## The unpleasant part", "A blood count every month.", "monitoring"),
        ("## The long road", "Nobody wrote a word on it.", None),  # nothing that answers a question
        ("## Further remarks", "A blood count every month.", None),  # could stand over anything
        ("## Folow-up", "A blood count every month.", None),  # misspelt: the author is told
    ],
)
def test_the_answer_tells_the_question_in_whose_place_it_stands(heading: str, answer: str, section: str | None) -> None:
    before = "# Inebilizumab\n\n## What should I do to prepare?\n\nA test.\n\n"
    after = "## How can I get help paying for it?\n\nAsk.\n"
    if section == "manufacturer":
        before += "## What monitoring is needed?\n\nA blood count.\n\n"
    else:
        after = "## Who makes it?\n\nAmgen.\n\n" + after
    found = [one.id for one in read(f"{before}{heading}\n\n{answer}\n\n{after}").sections]
    place = found.index("preparation") + (2 if section == "manufacturer" else 1)
    assert found[place] == section


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("## Marta: How is it given?", "administration"),
        ("## How is it given, and where?", "administration"),
        ("## How is it given (and by whom)", "administration"),
    ],
)
def test_a_part_of_a_heading_may_ask(heading: str, section: str | None) -> None:
    page = "# Rituximab\n\n## Marta: How does it work?\n\nWell.\n\n{}\n\nBy drip.\n\n## Marta: Who makes it?\n\nIt.\n"
    assert [one.id for one in read(page.format(heading)).sections][1] == section


def test_a_table_of_two_columns_may_ask_and_answer() -> None:
    asked = ("How does it work?", "How is it given?", "How often?", "What dose?", "Side effects", "Who makes it?")
    rows = "".join(f"| {words} | Well. |\n" for words in asked)
    table = f"# Rituximab\n\n| Question | Answer |\n|---|---|\n{rows}"
    assert [one.id for one in read(table).sections][1:] == [
        "administration",
        "frequency",
        "dosage",
        "side-effects",
        "manufacturer",
    ]
    assert not read(
        table.replace("| Answer |", "| A | B |").replace("---|\n", "---|---|\n").replace("Well. |", "W. | Y. |")
    ).sections
