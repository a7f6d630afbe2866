"""Headings in wordings that nobody listed, and the question each must be taken for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from leaflint.packaged import schema_folder
from leaflint.vocabulary import load_vocabulary, tidy

HEADINGS = yaml.safe_load((Path(__file__).parent / "headings.yaml").read_text(encoding="utf-8"))
CASES = [
    (language, section, heading)
    for language, sections in HEADINGS.items()
    for section, headings in sections.items()
    for heading in headings
]
VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(("language", "section", "heading"), CASES)
def test_a_heading_is_taken_for_its_question(language: str, section: str, heading: str) -> None:
    found = VOCABULARY.question(heading)
    if section == "none":
        assert found is None
    else:
        assert found is not None
        assert (found.language, found.section + " (inverted)" * found.inverted) == (language, section)


def test_the_headings_are_not_those_of_the_vocabulary() -> None:
    data = yaml.load((schema_folder() / "vocabulary" / "sections.yaml").read_bytes(), Loader=yaml.CBaseLoader)
    listed = {
        tidy(wording)
        for language in HEADINGS
        for table in ("questions", "inverted")
        for wordings in data[language][table].values()
        for wording in wordings
    }
    numbered = {"1. How does it work?", "1. ¿Cómo funciona?"}
    assert [heading for _, _, heading in CASES if tidy(heading) in listed and heading not in numbered] == []


def test_there_are_headings_enough() -> None:
    assert sum(language == "en" for language, _, _ in CASES) >= 150
    assert sum(language == "es" for language, _, _ in CASES) >= 80
