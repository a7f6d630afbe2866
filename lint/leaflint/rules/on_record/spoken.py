"""What a sheet speaks of anywhere in its prose, whatever it says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from leaflint.facts import Property, Witness
from leaflint.facts.clauses import sentences
from leaflint.rules.examined import Examined
from leaflint.vocabulary import Vocabulary, fold

_WORD = re.compile(r"\w{4,}")
#: Words that begin alike are forms of one: pregnant and pregnancy.
_STEM = 6
#: The questions that are answered with tests.
_ON_TESTS = ("preparation", "monitoring")


def unspoken(sheet: Examined, wanted: Iterable[str]) -> list[str]:
    """Those of the terms that the prose never names, nor one of their kind; each once, in their order.

    A broader term counts that has no other kind: who warns of infections in general has not named meningococci.
    """
    spoken, words = _spoken(sheet), sheet.vocabulary
    wanted = [term for term in _known(sheet, wanted) if term not in spoken]

    def names(said: str, term: str) -> bool:
        return words.covers(said, term) or (words.covers(term, said) and _kinds_of(words, said) == {said, term})

    return [term for term in wanted if not any(names(said, term) for said in spoken)]


def untested(sheet: Examined, wanted: Iterable[str]) -> list[str]:
    """Those of the tests that the prose never names, and of which the answers on them do not name what is tested."""
    spoken = _spoken(sheet)
    left = [term for term in _known(sheet, wanted) if not any(covers(sheet.vocabulary, said, term) for said in spoken)]
    if not left:
        return []
    answers = [section.answer for section in sheet.sheet.sections if section.id in _ON_TESTS]
    words = fold(" ".join(sheet.words(answer) for answer in answers))
    return [term for term in left if not (stem := _stem(sheet, term)) or stem not in words]


@lru_cache(maxsize=8192)
def covers(vocabulary: Vocabulary, said: str, wanted: str) -> bool:
    """Whether naming one term is naming the other: the one is of the other's kind."""
    return said == wanted or vocabulary.covers(said, wanted) or vocabulary.covers(wanted, said)


def _spoken(sheet: Examined) -> set[str]:
    read = (*sheet.facts(Property.WARNING), *sheet.facts(Property.PREPARATION))
    facts = {fact.value for fact in read if fact.witness is Witness.PROSE}
    return facts | {mention.id for mention in sheet.sheet.mentions if mention.kind == "term"} | _told_in_passing(sheet)


def _told_in_passing(sheet: Examined) -> set[str]:
    """The reactions to being given the drug, where the sheet says what happens then: "on the day: chills, fever"."""
    whole, words = sheet.sheet, sheet.vocabulary
    routes = {
        when.id
        for section in whole.sections
        if section.id == "side-effects"
        for block in section.blocks
        for sentence in sentences(whole.prose.text, block)
        for inside in [whole.within(sentence)]
        for when in inside
        if when.kind == "meanwhile" and any(m.kind == "term" and "side-effect" in words.kinds(m.id) for m in inside)
    }
    return {term for term, about in words.terms.items() if routes and about.get("of") in routes}


def _known(sheet: Examined, terms: Iterable[str]) -> list[str]:
    """The terms that the vocabulary has words for in the sheet's language: others cannot be found in it."""
    language = sheet.sheet.language
    return [term for term in dict.fromkeys(terms) if _name(sheet.vocabulary, term, language)]


@lru_cache(maxsize=1024)
def _name(vocabulary: Vocabulary, term: str, language: str) -> str:
    """What a term is called in a language; "" where the vocabulary has no words for it."""
    name = vocabulary.named("term", term, language)
    return name if any(mention.id == term for mention in vocabulary.lexicon(language).find(name)) else ""


@lru_cache(maxsize=1024)
def _kinds_of(vocabulary: Vocabulary, term: str) -> frozenset[str]:
    return frozenset(other for other in vocabulary.terms if vocabulary.covers(other, term))


@lru_cache(maxsize=64)
def _asked(vocabulary: Vocabulary, language: str) -> frozenset[str]:
    """The beginnings of the words in the questions that every sheet asks."""
    titles = (fold(vocabulary.title(id_, language)) for id_ in vocabulary.sections)
    return frozenset(word[:_STEM] for title in titles for word in _WORD.findall(title))


def _stem(sheet: Examined, term: str) -> str:
    """The beginning of the longest word of what a test is called in the sheet's language; "" where it tells nothing."""
    words = _WORD.findall(fold(_name(sheet.vocabulary, term, sheet.sheet.language)))
    stem = max(words, key=len)[:_STEM] if words else ""
    return "" if stem in _asked(sheet.vocabulary, sheet.sheet.language) else stem
