"""Single answers as people word them: wordings.yaml says what is to be read in each."""

from __future__ import annotations

import pytest

from leaflint.facts import Property
from tests.facts.sheets import answered, wordings

PROPERTIES = {
    "status": (Property.FDA_STATUS,),
    "pregnancy": (Property.PREGNANCY_ADVICE, Property.PREGNANCY_LETTER),
    "monitoring": (Property.MONITORING,),
}


@pytest.mark.parametrize(("question", "language", "answer", "expected"), wordings("wordings.yaml"))
def test_an_answer_states_these_facts_and_no_other(
    question: str, language: str, answer: str, expected: list[str]
) -> None:
    assert sorted(answered(question, answer, *PROPERTIES[question], language=language)) == sorted(expected)
