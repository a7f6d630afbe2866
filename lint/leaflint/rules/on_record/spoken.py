"""What a sheet speaks of anywhere in its prose, whatever it says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leaflint.rules.examined import Examined
from leaflint.vocabulary import Vocabulary, fold

_WORD = re.compile(r"\w{4,}")
#: Words that begin alike are forms of one: pregnant and pregnancy.
_STEM = 6


def unspoken(sheet: Examined, wanted: Iterable[str]) -> list[str]:
    """Those of the terms that the prose never names, nor one of their kind; each once, in their order.

    A broader term counts that has no other kind: who warns of infections in general has not named meningococci.
    """
    spoken, words = _spoken(sheet), sheet.vocabulary

    def names(said: str, term: str) -> bool:
        return words.covers(said, term) or (words.covers(term, said) and _kinds_of(words, said) == {said, term})

    return [term for term in _known(sheet, wanted) if not any(names(said, term) for said in spoken)]


def untested(sheet: Examined, wanted: Iterable[str]) -> list[str]:
    """Those of the tests of which the prose does not even name what is tested: "tuberculosis must be ruled out"."""
    words, spoken = fold(sheet.sheet.prose.text), _spoken(sheet)
    left = [term for term in _known(sheet, wanted) if not any(covers(sheet.vocabulary, said, term) for said in spoken)]
    asked = {word[:_STEM] for id_ in sheet.vocabulary.sections for word in _WORD.findall(fold(sheet.title(id_)))}
    return [term for term in left if not any(stem in words for stem in _stems(sheet, term) - asked)]


def covers(vocabulary: Vocabulary, said: str, wanted: str) -> bool:
    """Whether naming one term is naming the other: the one is of the other's kind."""
    return vocabulary.covers(said, wanted) or vocabulary.covers(wanted, said)


def _known(sheet: Examined, terms: Iterable[str]) -> list[str]:
    """The terms that the vocabulary has words for in the sheet's language: others cannot be found in it."""
    language = sheet.sheet.language
    found = sheet.vocabulary.lexicon(language).find
    named = ((term, sheet.vocabulary.named("term", term, language)) for term in dict.fromkeys(terms))
    return [term for term, name in named if any(mention.id == term for mention in found(name))]


def _spoken(sheet: Examined) -> set[str]:
    return {mention.id for mention in sheet.sheet.mentions if mention.kind == "term"}


def _kinds_of(vocabulary: Vocabulary, term: str) -> set[str]:
    return {other for other in vocabulary.terms if vocabulary.covers(other, term)}


def _stems(sheet: Examined, term: str) -> set[str]:
    """The beginning of the longest word of what a test is called in the sheet's language."""
    words = _WORD.findall(fold(sheet.vocabulary.named("term", term, sheet.sheet.language)))
    return {max(words, key=len)[:_STEM]} if words else set()
