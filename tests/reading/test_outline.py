"""Which headings start a section, and which belong to an answer."""

from __future__ import annotations

import pytest

from .pages import read, sections

WORKS = "## How does it work?\n\nWell.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A heading like those of the questions is a question, known or not.
        ("## Storage\n\nCold.\n", [("how-it-works", "Well."), (None, "Cold.")]),
        ("# Storage\n\nCold.\n", [("how-it-works", "Well."), (None, "Cold.")]),
        ("## How doos it wurk?\n\nCold.\n", [("how-it-works", "Well."), (None, "Cold.")]),
        # A deeper or weaker one belongs to the answer.
        ("### Storage\n\nCold.\n", [("how-it-works", "Well.\nStorage\nCold.")]),
        ("**Storage**\n\nCold.\n", [("how-it-works", "Well.\nStorage\nCold.")]),
        ("**Is it cold?**\n\nYes.\n", [("how-it-works", "Well.\nIs it cold?\nYes.")]),
        # But a known question starts a section however it is marked.
        ("### Pregnancy\n\nNo.\n", [("how-it-works", "Well."), ("pregnancy", "No.")]),
        ("**Pregnancy**\n\nNo.\n", [("how-it-works", "Well."), ("pregnancy", "No.")]),
        # References and the like are no questions and end the answer.
        ("## References\n\nOne.\n", [("how-it-works", "Well."), ("aside", "One.")]),
        ("**Disclaimer**\n\nNone.\n", [("how-it-works", "Well."), ("aside", "None.")]),
        # The title of a part stands above its questions.
        ("# Safety\n\n## Pregnancy\n\nNo.\n", [("how-it-works", "Well."), ("aside", ""), ("pregnancy", "No.")]),
        ("## Safety\n\n### Pregnancy\n\nNo.\n", [("how-it-works", "Well."), ("aside", ""), ("pregnancy", "No.")]),
        (
            "## Pregnancy\n\n### Can I take it if I'm pregnant?\n\nNo.\n",
            [("how-it-works", "Well."), ("aside", ""), ("pregnancy", "No.")],
        ),
        # Footnotes belong to no answer.
        ("[^1]: A note.\n", [("how-it-works", "Well.")]),
        # A question may go without an answer.
        ("## Pregnancy\n\n---\n\n## Insurance\n", [("how-it-works", "Well."), ("pregnancy", ""), ("insurance", "")]),
    ],
)
def test_a_section_ends_where_the_next_begins(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert sections(f"# Sheet\n\n{WORKS}{text}") == expected


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("**Pregnancy**: No.", "No."),
        ("**Pregnancy:** No.", "No."),
        ("**Pregnancy** – No.", "No."),
        ("**Can I take it if I'm pregnant?** No.", "No."),
        ("“Can I take it if I'm pregnant?” No.", "No."),
        ("Can I take it if I'm pregnant?: No.", "No."),
        ("**What is the dose?** .5 mg", ".5 mg"),
        ("**What is the dose?** -5 mg", "-5 mg"),
        ("**What is the dose?** (5 mg)", "(5 mg)"),
        ("**Q: What is the dose?**\n\n**A: 5 mg**", "5 mg"),
        ("Q. What is the dose? A. 5 mg", "5 mg"),
        ("P: ¿Cuál es la dosis?\n\nR: 5 mg", "5 mg"),
        ("**What is the dose?**\n\nA: 5 mg", "A: 5 mg"),
        ("**What is the dose?**\n- 5 mg\n- 6 mg", "5 mg\n6 mg"),
    ],
)
def test_what_divides_question_and_answer_belongs_to_neither(text: str, answer: str) -> None:
    assert sections(f"Sheet\n\n{text}\n")[0][1] == answer


def test_the_blocks_of_an_answer_are_its_paragraphs_items_and_cells() -> None:
    sheet = read("# Sheet\n\n**How does it work?** So:\n- one\n- two\n\n| a |\n|---|\n\n## Pregnancy\n\nNo.\n")
    assert [block.kind for block in sheet.sections[0].blocks] == ["paragraph", "item", "item", "cell"]
    assert sheet.sections[0].blocks[0].prose.start == sheet.sections[0].answer.start
    assert sheet.sections[0].blocks[-1].prose.end == sheet.sections[0].answer.end


def test_headings_above_the_first_question_are_titles() -> None:
    assert sections(f"# Azathioprine: what is new?\n\n## For patients\n\n{WORKS}") == [("how-it-works", "Well.")]


def test_an_unknown_question_above_the_first_known_one_is_a_section() -> None:
    assert sections(f"# Sheet\n\n## Who is the author?\n\nWe are.\n\n{WORKS}") == [
        (None, "We are."),
        ("how-it-works", "Well."),
    ]


def test_an_unlisted_question_counts_where_nothing_else_asks_it() -> None:
    pay = "## Do I have to pay for it?\n\nNo.\n\n"
    listed = "## How can I get help paying for it?\n\nAsk us.\n\n"
    start = "# Sheet\n\n## How does it work?\n\nWell.\n\n"
    assert [section.id for section in read(start + pay).sections] == ["how-it-works", "payment-help"]
    assert [section.id for section in read(start + pay + listed).sections] == ["how-it-works", None, "payment-help"]
    twice = pay + pay.replace("Do I", "Will I")
    assert [section.id for section in read(start + twice).sections] == ["how-it-works", None, None]
