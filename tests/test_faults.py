"""Whole sheets with one fault each: its rule fires at its line, and one fault is one error.

`old` becomes `new` in a clean sheet; `«` marks the line that must be named. Without a mark nothing may be reported.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from leaflint.checking.analysing import analyse
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.finding import Severity
from leaflint.packaged import schema_folder
from leaflint.reading import Sheet, read_sheet
from leaflint.rules.policy import Policy
from leaflint.vocabulary import load_vocabulary

from .faults import FAULTS, SILENT, Fault

CLEAN = Path(__file__).parent / "sheets" / "clean"
#: One sheet for each way of asking: each is taken apart question by question.
FORMS = {
    "bold lines and headings": "rituximab-mixed-seed.md",
    "bold and italic": "mycophenolate-report-style.md",
    "headings of level 1": "inebilizumab-levels.md",
    "headings of level 4": "mycophenolate-short.md",
    "numbered headings": "tocilizumab-long.md",
    "numbered lines": "inebilizumab-numbered.md",
    "noun phrases, declared": "satralizumab-declared.md",
    "answer on the next line": "prednisone-plain.md",
    "headings in Spanish": "azatioprina-espana.md",
    "numbered lines in Spanish": "micofenolato-tu.md",
    "questions and answers": "ravulizumab-qa.md",
}
SECTIONS = [
    "how-it-works",
    "contraindications",
    "administration",
    "frequency",
    "dosage",
    "relapse-risk",
    "side-effects",
    "preparation",
    "monitoring",
    "manufacturer",
    "payment-help",
    "pregnancy",
    "clinical-trials",
    "insurance",
    "fda-approval",
]
NAMES = {name.lower() for name in load_vocabulary(schema_folder() / "vocabulary").drug_names()}
each_form = pytest.mark.parametrize("form", FORMS)
each_section = pytest.mark.parametrize("section", SECTIONS)


class Found(NamedTuple):
    """What a sheet is told: rule, severity and line."""

    rule: str
    severity: Severity
    line: int


@cache
def setting() -> Setting:
    groups = ("reading", "structure", "dates", "suppressions")
    return make_setting(Recipe(Policy(datetime.date(2026, 11, 22)), select=groups))


def read(name: str) -> str:
    return (CLEAN / name).read_text(encoding="utf-8")


def found_in(text: str) -> list[Found]:
    findings = analyse("sheet.md", text.encode(), setting()).findings
    return [Found(finding.rule, finding.severity, finding.place.line) for finding in findings]


def errors(found: list[Found]) -> list[tuple[str, int]]:
    return [(one.rule, one.line) for one in found if one.severity is Severity.ERROR]


def warnings(found: list[Found]) -> list[tuple[str, int]]:
    return [(one.rule, one.line) for one in found if one.severity is Severity.WARNING]


def edited(fault: Fault) -> tuple[str, int]:
    """The faulty sheet, and the marked line (0 without a mark)."""
    text = read(fault.sheet)
    assert text.count(fault.old) == 1, f"{fault.old!r} stands {text.count(fault.old)} times in {fault.sheet}"
    marked = text.replace(fault.old, fault.new)
    line = marked[: marked.index("«")].count("\n") + 1 if "«" in marked else 0
    return marked.replace("«", ""), line


class Part(NamedTuple):
    """A question of a sheet: where its lines begin and end, and the line of its heading, from 0."""

    start: int
    end: int


@cache
def parts(name: str) -> dict[str, Part]:
    """The lines of each question of a clean sheet with its answer."""
    sheet = read_sheet(name, read(name).encode(), setting().world.vocabulary)
    assert isinstance(sheet, Sheet)
    starts = [sheet.text.place(sheet.prose.source(section.heading)).line - 1 for section in sheet.sections]
    ends = [*starts[1:], read(name).count("\n")]
    return {str(section.id): Part(*lines) for section, *lines in zip(sheet.sections, starts, ends, strict=True)}


def lines_of(name: str) -> list[str]:
    return read(name).splitlines(keepends=True)


@each_form
@each_section
def test_a_question_taken_away_is_missed(form: str, section: str) -> None:
    lines, part = lines_of(FORMS[form]), parts(FORMS[form])[section]
    found = found_in("".join(lines[: part.start] + lines[part.end :]))
    assert [rule for rule, _ in errors(found)] == ["missing-section"]
    if (before := SECTIONS.index(section) - 1) >= 0:
        assert errors(found)[0][1] == parts(FORMS[form])[SECTIONS[before]].start + 1


@each_form
@each_section
def test_a_question_taken_away_from_above_its_answer_is_missed(form: str, section: str) -> None:
    lines, part = lines_of(FORMS[form]), parts(FORMS[form])[section]
    found = found_in("".join(lines[: part.start] + lines[part.start + 1 :]))
    assert [rule for rule, _ in errors(found)] == ["missing-section"]


@each_form
@each_section
def test_an_answer_taken_away_is_missed(form: str, section: str) -> None:
    lines, part = lines_of(FORMS[form]), parts(FORMS[form])[section]
    found = found_in("".join([*lines[: part.start + 1], "\n", *lines[part.end :]]))
    assert errors(found) == [("empty-section", part.start + 1)]


@each_form
@each_section
def test_a_question_asked_again_is_told(form: str, section: str) -> None:
    lines, part = lines_of(FORMS[form]), parts(FORMS[form])[section]
    again = lines[part.start : part.end]
    found = found_in("".join([*lines[: part.end], *again, *lines[part.end :]]))
    assert errors(found) == [("duplicate-section", part.end + 1)]


@each_form
@pytest.mark.parametrize("section", SECTIONS[4:])
def test_a_question_moved_to_the_front_is_out_of_order(form: str, section: str) -> None:
    lines, part, first = lines_of(FORMS[form]), parts(FORMS[form])[section], parts(FORMS[form])[SECTIONS[0]]
    moved = [*lines[: first.start], *lines[part.start : part.end], *lines[first.start : part.start], *lines[part.end :]]
    found = found_in("".join(moved))
    assert errors(found) == []
    assert ("section-order", first.start + 1) in warnings(found)


@each_form
@each_section
def test_a_misspelt_question_is_unknown_and_missed(form: str, section: str) -> None:
    lines, part = lines_of(FORMS[form]), parts(FORMS[form])[section]
    words = re.findall(r"\w+", lines[part.start])
    word = max((word for word in words if word.lower() not in NAMES), key=len)
    misspelt = lines[part.start].replace(word, f"{word[0]}{word[2:]}{word[-1]}", 1)
    found = found_in("".join([*lines[: part.start], misspelt, *lines[part.start + 1 :]]))
    if len(word) < 5:  # what is left of "How does it work?" may ask it still
        assert {rule for rule, _ in errors(found)} <= {"missing-section"}
        return
    assert [rule for rule, _ in errors(found)] == ["missing-section"]
    assert ("unknown-section", part.start + 1) in warnings(found) or "?" not in misspelt


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_at_its_line_and_is_one_error_at_most(fault: Fault) -> None:
    text, line = edited(fault)
    found = found_in(text)
    assert line
    assert (fault.rule, line) in {(one.rule, one.line) for one in found}, found
    severity = next(one.severity for one in found if (one.rule, one.line) == (fault.rule, line))
    expected = [(fault.rule, line)] if severity is Severity.ERROR else []
    assert [one for one in errors(found) if one[0] not in fault.also] == expected


@pytest.mark.parametrize("fair", SILENT, ids=str)
def test_what_only_looks_like_a_fault_is_left_alone(fair: Fault) -> None:
    text, _ = edited(fair)
    before = {rule for rule, _ in errors(found_in(read(fair.sheet))) + warnings(found_in(read(fair.sheet)))}
    found = found_in(text)
    assert [one for one in errors(found) + warnings(found) if one[0] not in before] == []
