"""The published sheet after which leaflint is modelled: it must work as it is."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path

import pytest

from leaflint.checking.analysing import analyse
from leaflint.checking.analysis import Analysis
from leaflint.checking.recipe import Recipe, make_setting
from leaflint.checking.setting import Setting
from leaflint.finding import Severity
from leaflint.reading import Sheet, read_sheet
from leaflint.rules.policy import Policy

SEED = Path(__file__).parents[2] / "shared" / "seed" / "azathioprine-fact-sheet.md"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the published sheet is not beside this checkout")
TEXT = SEED.read_text(encoding="utf-8") if SEED.exists() else ""
QUESTIONS = re.findall(r"^(?:\*\*|### )((?:How|When|What|Who|Can|Clinical|Will|Is)\b.*?)(?:\*\*)?$", TEXT, re.MULTILINE)
FORMS = {
    "bold": "**{}**",
    "bold, then the answer": "**{}**",
    "heading 1": "# {}",
    "heading 2": "## {}",
    "heading 4": "#### {}",
    "underlined": "{}\n---",
    "numbered": "{number}. {}",
    "numbered heading": "## {number}. {}",
    "curly": "**{}**",
}


@cache
def setting(as_of: str) -> Setting:
    return make_setting(Recipe(Policy(datetime.date.fromisoformat(as_of))))


def analysed(text: str, as_of: str = "2022-01-01") -> Analysis:
    return analyse("seed.md", text.encode(), setting(as_of))


def in_form(form: str, questions: list[str]) -> str:
    """The sheet with these of its questions, all in one form."""
    head = TEXT[: TEXT.index("**How does it work?**")].rstrip().removesuffix("---").rstrip()
    out = [head, ""]
    for number, question in enumerate(QUESTIONS, 1):
        after = TEXT.index(question) + len(question)
        rest = TEXT[after:].removeprefix("**")
        answer = re.split(r"^(?:\*\*|#)", rest, maxsplit=1, flags=re.MULTILINE)[0].replace("---", "").strip()
        if question in questions:
            asked = question.replace("'", "’") if form == "curly" else question
            gap = "\n" if form == "bold, then the answer" else "\n\n"
            out.append(FORMS[form].format(asked, number=number) + gap + answer + "\n")
    return "\n".join(out)


def errors(analysis: Analysis) -> list[str]:
    return [finding.rule for finding in analysis.findings if finding.severity is Severity.ERROR]


def test_all_15_sections_are_recognised_in_order() -> None:
    words = setting("2022-01-01").world.vocabulary
    sheet = read_sheet("seed.md", TEXT.encode(), words)
    assert isinstance(sheet, Sheet)
    assert [section.id for section in sheet.sections] == list(words.sections)


def test_it_conforms_and_is_not_in_error_soon_after_its_revision() -> None:
    assert errors(analysed(TEXT)) == []


def test_its_age_is_an_error_at_the_revision_line_today() -> None:
    stale = [finding for finding in analysed(TEXT, "2026-11-22").findings if finding.severity is Severity.ERROR]
    assert [(finding.rule, finding.place.line, finding.place.column) for finding in stale] == [
        ("stale-revision", 16, 11)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_heading_is_read(form: str) -> None:
    assert len(QUESTIONS) == 15
    found = analysed(in_form(form, QUESTIONS)).findings
    assert [finding.rule for finding in found if finding.severity is not Severity.NOTE] == [
        "non-answer",
        "conflict-with-label",
        "weaker-monitoring",
        "conflict-with-label",
        "misread-pregnancy-letter",
        "retired-pregnancy-letter",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_any_question_taken_away_is_missed_by_name(form: str) -> None:
    words = setting("2022-01-01").world.vocabulary
    sections = dict(zip(QUESTIONS, words.sections, strict=True))
    for question, section in sections.items():
        found = analysed(in_form(form, [other for other in QUESTIONS if other != question])).findings
        missing = [finding.message for finding in found if finding.rule == "missing-section"]
        assert missing == [f"the question {words.title(section, 'en')!r} ({section}) is missing"]


def test_the_revision_line_taken_away_is_missed() -> None:
    without = re.sub(r"^\*\*Revised.*\n", "", TEXT, flags=re.MULTILINE)
    assert errors(analysed(without)) == ["missing-revision-date"]
