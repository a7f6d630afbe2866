"""Title, drug, condition, revision and approval lines, wherever they stand above the first question."""

from __future__ import annotations

import pytest

from .pages import header, read

QUESTION = "\n\n## How does it work?\n\nRituximab and eculizumab, in multiple sclerosis.\n"


def subjects(text: str) -> tuple[str | None, str | None]:
    sheet = read(text)
    return sheet.drug and sheet.drug.id, sheet.condition and sheet.condition.id


@pytest.mark.parametrize(
    ("top", "lines"),
    [
        ("# Azathioprine\n\nRevised 7/13/2021", ["Azathioprine", "Revised 7/13/2021"]),
        ("# Azathioprine\n\n**Revised 7/13/2021** | Approved", ["Azathioprine", "Revised 7/13/2021 | Approved"]),
        ("# Azathioprine\n\n*Revised 7/13/2021*", ["Azathioprine", "Revised 7/13/2021"]),
        ("**Azathioprine**\n*Revised 7/13/2021*", ["Azathioprine Revised 7/13/2021"]),
        ("# Azathioprine\n\n- Revised 7/13/2021\n- Approved", ["Azathioprine", "Revised 7/13/2021", "Approved"]),
        ("# Azathioprine\n\n> Revised 7/13/2021", ["Azathioprine", "Revised 7/13/2021"]),
        (
            "| Drug | Azathioprine |\n|---|---|\n| Revised | 7/13/2021 |",
            ["Drug", "Azathioprine", "Revised", "7/13/2021"],
        ),
        ("Revised 7/13/2021\n\n---\n\n# Azathioprine", ["Revised 7/13/2021", "Azathioprine"]),
        ("Azathioprine\n===\n\n### Revised 7/13/2021", ["Azathioprine", "Revised 7/13/2021"]),
        ("<h1>Azathioprine</h1>\n<p>Revised 7/13/2021</p>", ["Azathioprine", "Revised 7/13/2021"]),
        ("---\ndrug: x\n---\n# Azathioprine\n\nRevised 7/13/2021", ["Azathioprine", "Revised 7/13/2021"]),
        ("# Azathioprine\n\n## Overview\n\nRevised 7/13/2021", ["Azathioprine", "Overview", "Revised 7/13/2021"]),
        ("", []),
    ],
)
def test_the_header_is_all_above_the_first_question(top: str, lines: list[str]) -> None:
    assert header(top + QUESTION) == lines


def test_a_sheet_without_questions_is_all_header() -> None:
    assert header("# Azathioprine\n\nRevised 7/13/2021\n") == ["Azathioprine", "Revised 7/13/2021"]


@pytest.mark.parametrize(
    ("top", "drug", "condition"),
    [
        ("# Azathioprine for NMOSD", "azathioprine", "nmosd"),
        ("# Fact sheet\n\n## Azathioprine\n\n### NMOSD Off-label Drug", "azathioprine", "nmosd"),
        ("**Azathioprine**\n\n**NMOSD**", "azathioprine", "nmosd"),
        ("***AZATHIOPRINE***", "azathioprine", None),
        ("<b>Azathioprine</b>", "azathioprine", None),
        ("# Imuran® (azathioprine)", "azathioprine", None),
        ("- Drug: azathioprine\n- Condition: NMOSD", "azathioprine", "nmosd"),
        ("| Drug | Azathioprine |\n|---|---|\n| Condition | NMOSD |", "azathioprine", "nmosd"),
        ("# Fact sheet\n\nAzathioprine is used in NMOSD.", "azathioprine", "nmosd"),
        # The title decides against the lines, and the first that names one alone against the others.
        ("# Azathioprine\n\nCompare it with rituximab in NMOSD.", "azathioprine", "nmosd"),
        ("# Azathioprine or rituximab\n\n## Azathioprine", "azathioprine", None),
        ("# Azathioprine or rituximab", None, None),
        ("# Fact sheet", None, None),
    ],
)
def test_drug_and_condition_are_read_from_the_header(top: str, drug: str | None, condition: str | None) -> None:
    assert subjects(f"{top}\n\n## How does it work?\n\nWell.\n") == (drug, condition)


def test_the_questions_name_the_drug_where_the_header_does_not() -> None:
    assert subjects("Fact sheet\n\n## How does azathioprine work in NMOSD?\n\nUnlike rituximab.\n") == (
        "azathioprine",
        "nmosd",
    )


@pytest.mark.parametrize(
    ("lines", "drug"),
    [
        ("drug: azathioprine", ("azathioprine", "azathioprine", (2, 7))),
        ("drug: Imuran", ("azathioprine", "Imuran", (2, 7))),
        ("drug: ' mycophenolate mofetil '", ("mycophenolate-mofetil", "mycophenolate mofetil", (2, 7))),
        ("drug: Zytux", (None, "Zytux", (2, 7))),
        ("language: es\ndrug: azatioprina", ("azathioprine", "azatioprina", (3, 7))),
    ],
)
def test_the_front_matter_decides(lines: str, drug: tuple[str | None, str, tuple[int, int]]) -> None:
    sheet = read(f"---\n{lines}\n---\n# Rituximab\n\n## How does it work?\n\nWell.\n")
    assert sheet.drug
    place = sheet.text.place(sheet.drug.span)
    assert (sheet.drug.id, sheet.drug.words, (place.line, place.column)) == drug


@pytest.mark.parametrize("value", ["", "''", "[rituximab]", "{a: rituximab}"])
def test_a_drug_that_is_declared_as_no_name_is_not_guessed(value: str) -> None:
    assert subjects(f"---\ndrug: {value}\n---\n# Rituximab\n")[0] is None


@pytest.mark.parametrize("title", ["# «Azathioprine» sheet", "**Sheet: «Imuran»**", "ñ 🙂\n\n### «azathioprine»"])
def test_the_drug_stands_where_it_is_named(title: str) -> None:
    sheet = read(f"{title.replace('«', '').replace('»', '')}\n\n## How does it work?\n\nWell.\n")
    assert sheet.drug
    assert sheet.drug.span == (title.index("«"), title.index("»") - 1)
