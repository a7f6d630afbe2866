"""Questions in wordings that no list has: told by their words, and not where that would be a guess."""

from __future__ import annotations

import pytest

from leaflint.vocabulary import Vocabulary, load_vocabulary

WORDS = load_vocabulary()
UNLISTED = {
    "en": {
        "What follow-up tests will I have?": "monitoring",
        "What labs are checked during therapy?": "monitoring",
        "Is it covered by the PBS or my health fund?": "insurance",
        "Will Medicare pay for my infusions?": "insurance",
        "Is there any help towards the cost?": "payment-help",
        "Do I have to pay for it?": "payment-help",
        "How far does it reduce the relapse risk?": "relapse-risk",
        "Will I have fewer attacks?": "relapse-risk",
        "What should be done before starting?": "preparation",
        "What do I need before my first infusion?": "preparation",
        "Is it approved for NMOSD by Health Canada or the FDA?": "fda-approval",
        "How many times a day will I need it?": "frequency",
        "May I stay on it if I become pregnant next year?": "pregnancy",
        "Has it been studied in clinical trials of NMOSD?": "clinical-trials",
        "Which company stands behind it?": "manufacturer",
        "Which side effects bother people most?": "side-effects",
    },
    "es": {
        "¿Cuántas veces por día lo tomo?": "frequency",
        "¿Cada cuánto me lo pongo?": "frequency",
        "¿Cómo me lo pongo?": "administration",
        "¿Qué estudios me tengo que hacer antes?": "preparation",
        "¿Qué estudios de seguimiento necesito?": "monitoring",
        "¿Se estudió en ensayos clínicos?": "clinical-trials",
        "¿Lo cubre la obra social o la prepaga?": "insurance",
        "¿Qué tanto disminuye el riesgo de una recaída?": "relapse-risk",
        "¿Puedo recibirlo si estoy embarazada o dando de lactar?": "pregnancy",
        "¿Está aprobado por la FDA o la COFEPRIS para NMOSD?": "fda-approval",
    },
}


@pytest.mark.parametrize(
    ("language", "heading", "section"),
    [(language, *one) for language, all_ in UNLISTED.items() for one in all_.items()],
)
def test_an_unlisted_wording_is_told_by_its_words(language: str, heading: str, section: str) -> None:
    question = WORDS.question(heading) or WORDS.likely_question(heading, language)
    assert question
    assert (question.section, question.language) == (section, language)


@pytest.mark.parametrize(
    "heading",
    [
        # No question of a sheet
        *("Where can I park?", "How do I store it?", "What if I miss a dose?", "Can I drive?", "Can I breastfeed?"),
        *("Can I drink alcohol?", "Can children have it?", "What happens if I stop?", "What is NMOSD?"),
        # Two of them
        *("Is it approved in pregnancy?", "Are the costs covered?"),
        # Misspelt: the author is told
        *("Will my insurence cover the visits?", "Is it aproved for my FDA label?", "What about azathiopirne trials?"),
    ],
)
def test_nothing_is_guessed(heading: str) -> None:
    assert WORDS.likely_question(heading, "en") is None


def test_signs_are_data(vocabulary_without_signs: Vocabulary) -> None:
    assert vocabulary_without_signs.likely_question("Do I have to pay for it?", "en") is None


@pytest.fixture
def vocabulary_without_signs() -> Vocabulary:
    files = {name: dict(content) for name, content in WORDS._files.items()}
    files["sections"]["en"] = {**files["sections"]["en"], "signs": {}}
    return Vocabulary(files)
