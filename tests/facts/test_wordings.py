"""Single answers as people word them: wordings.yaml says what is to be read in each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from leaflint.facts import Property
from tests.facts.sheets import answered

PROPERTIES = {
    "status": (Property.FDA_STATUS,),
    "pregnancy": (Property.PREGNANCY_ADVICE, Property.PREGNANCY_LETTER),
    "monitoring": (Property.MONITORING,),
}


def wordings() -> Iterator[tuple[str, str, str, list[str]]]:
    content = yaml.safe_load(Path(__file__).with_name("wordings.yaml").read_text(encoding="utf-8"))
    for question, languages in content.items():
        for language, answers in languages.items():
            for answer, expected in answers.items():
                yield question, language, answer, expected


@pytest.mark.parametrize(("question", "language", "answer", "expected"), list(wordings()))
def test_an_answer_states_these_facts_and_no_other(
    question: str, language: str, answer: str, expected: list[str]
) -> None:
    assert sorted(answered(question, answer, *PROPERTIES[question], language=language)) == sorted(expected)
