"""What a sheet says that a pregnancy letter means, where that is not what it meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflint.facts import sentences
from leaflint.nodes import Span
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.letters import Letter
from leaflint.vocabulary import Mention

#: What opens an explanation without a word for it: "D (…)", "D: …", "D – …", "D drug: …".
_OPENS = re.compile(r"[\"'”’)]?\s*(?:[(:=–—-]|\w+:)")
_WORD = re.compile(r"\w+")
#: What the words say where they are denied: "no benefit could ever be worth the risk".
_DENIED = {"compatible": "avoid", "specialist-decision": "contraindicated"}
#: What other evidence says, and what it says where it is denied.
_CLEAR = {
    "animals": ("animals", "animals"),
    "unsure": ("unknown", "unknown"),
    "safe": ("no-harm", ""),
    "shown": ("shown", ""),
    "benefit": ("specialist-decision", "contraindicated"),
}
#: How many words may stand between a letter, or the beginning of a sentence, and the word that says "this means".
_NEAR = 4


class Defined(NamedTuple):
    """What a letter meant, the explanations that are against it, and those that show that it was understood."""

    means: str
    against: frozenset[str]
    understood: frozenset[str]


DEFINED = {
    "A": Defined(
        "studies in pregnant women showed no risk",
        frozenset({"avoid", "contraindicated", "harm", "proof"}),
        frozenset({"no-harm", "compatible"}),
    ),
    "B": Defined(
        "no risk was seen in animals, and there were no good studies in pregnant women",
        frozenset({"avoid", "contraindicated", "compatible", "harm", "proof"}),
        frozenset({"no-harm", "animals"}),
    ),
    "C": Defined(
        "there was harm in animals, or no studies at all, and the benefit may be worth the risk",
        frozenset({"avoid", "contraindicated", "compatible", "no-harm", "proof"}),
        frozenset({"animals", "unknown", "specialist-decision"}),
    ),
    "D": Defined(
        "there is evidence of risk to the unborn baby, and the benefit may be worth it all the same",
        frozenset({"avoid", "contraindicated", "compatible", "no-harm", "unknown", "animals"}),
        frozenset({"proof", "harm", "specialist-decision"}),
    ),
    "X": Defined(
        "the risk is greater than any benefit, so that the drug must not be used in pregnancy",
        frozenset({"compatible", "no-harm", "unknown", "specialist-decision"}),
        frozenset({"avoid", "contraindicated", "harm", "proof"}),
    ),
}


class Gloss(NamedTuple):
    """A wrong explanation: its words, and the whole from the letter on."""

    words: Span
    whole: Span


def gloss_of(sheet: Examined, letter: Letter) -> Gloss | None:
    """The explanation of a letter in its sentence or at the beginning of the next, where it is against the letter."""
    defined = DEFINED.get(letter.fact.value)
    zone = _zone(sheet, letter) if defined else None
    if defined is None or zone is None:
        return None
    words = sheet.mentions(zone)
    if any(word.kind in ("conditional", "contrast") for word in words):
        return None
    said = set(_meanings(sheet, words))
    if said >= {"harm", "shown"}:
        said.add("proof")
    if not said & defined.against or said & defined.understood:
        return None
    end = zone.start + len(sheet.words(zone).rstrip(" .!;,)]*_\"'”’"))
    return Gloss(Span(zone.start, end), Span(letter.named.start, end))


def _zone(sheet: Examined, letter: Letter) -> Span | None:
    """The words that explain the letter."""
    text = sheet.sheet.prose.text
    rest = Span(letter.end, letter.sentence.end)
    if _OPENS.match(text, *rest) or _opens_with_gloss(sheet, rest):
        start = next((word.start() for word in _WORD.finditer(text, *rest)), rest.end)
        return Span(start, rest.end)
    after = _next_sentence(sheet, letter)
    return after if after and _opens_with_gloss(sheet, after) else None


def _opens_with_gloss(sheet: Examined, span: Span) -> bool:
    marks = [mention for mention in sheet.mentions(span) if mention.kind == "gloss"]
    return bool(marks) and len(_WORD.findall(sheet.words(Span(span.start, marks[0].span.start)))) <= _NEAR


def _next_sentence(sheet: Examined, letter: Letter) -> Span | None:
    for block in letter.section.blocks:
        for span in sentences(sheet.sheet.prose.text, block):
            if span.start >= letter.sentence.end:
                return span
    return None


def _meanings(sheet: Examined, words: Iterable[Mention]) -> Iterator[str]:
    """What the words say of harm and of what to do: "proof", "harm", "no-harm", "avoid", "compatible" …

    Harm that is only named says nothing, unless it is denied.
    """
    denied, reached = False, 0
    for word in words:
        if word.kind == "negation":
            denied = True
        elif word.kind == "evidence" or "pregnancy-risk" in sheet.vocabulary.kinds(word.id):
            said = word.id if word.kind == "evidence" else "harm"
            inside = word.span.start < reached
            if said in _CLEAR:
                # "Not safe" and "not known to be safe" are advice of their own.
                if not inside:
                    yield _CLEAR[said][denied]
            elif denied or inside:
                yield "no-harm"
            elif said != "named":
                yield said
        elif word.kind == "pregnancy-advice":
            reached = word.span.end
            yield _DENIED.get(word.id, word.id) if denied else word.id
