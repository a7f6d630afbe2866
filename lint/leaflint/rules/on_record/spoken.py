"""What a sheet speaks of anywhere in its prose, whatever it says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from leaflint.facts import Property, Witness
from leaflint.facts.clauses import COMMA, sentences
from leaflint.rules.examined import Examined
from leaflint.vocabulary import Mention, Vocabulary, fold

_WORD = re.compile(r"\w{4,}")
#: Words that begin alike are forms of one: pregnant and pregnancy.
_STEM = 6
#: The questions that are answered with tests.
_ON_EFFECTS = "side-effects"
_ON_TESTS = ("preparation", "monitoring")


def unspoken(sheet: Examined, wanted: Iterable[str]) -> list[str]:
    """Those of the terms that the prose never names, nor one of their kind; each once, in their order.

    A broader term counts that has no other kind: who warns of infections in general has not named meningococci.
    """
    spoken, words = _spoken(sheet), sheet.vocabulary
    wanted = [term for term in _known(sheet, wanted) if term not in spoken]
    if wanted:
        spoken |= _told_in_passing(sheet)

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
    return facts | {mention.id for mention in sheet.sheet.mentions if mention.kind == "term"}


def _told_in_passing(sheet: Examined) -> set[str]:
    """What the answer on side effects speaks of without its name.

    It says what comes of being given the drug ("on the day: chills, fever"), or what is in danger ("the lungs can be
    inflamed").
    """
    whole, told = sheet.sheet, set[str]()
    blocks = (block for section in whole.sections if section.id == _ON_EFFECTS for block in section.blocks)
    for span in (span for block in blocks for span in sentences(whole.prose.text, block)):
        inside = whole.within(span)
        terms = [mention for mention in inside if mention.kind == "term"]
        told |= {m.id for m in inside if m.kind == "endangered" and not _is_denied(sheet, m, inside)}
        routes = {mention.id for mention in inside if mention.kind == "meanwhile"}
        if routes and (_has_effect(sheet, terms) or any(mention.kind == "reacting" for mention in inside)):
            told |= {term for term, about in sheet.vocabulary.terms.items() if about.get("of") in routes}
    return told


def _has_effect(sheet: Examined, terms: Iterable[Mention]) -> bool:
    return any("side-effect" in sheet.vocabulary.kinds(mention.id) for mention in terms)


def _is_denied(sheet: Examined, named: Mention, inside: Sequence[Mention]) -> bool:
    """Whether a negation stands before it in its part of the sentence, or it is a part of a longer term."""
    text, start = sheet.sheet.prose.text, named.span.start
    denials = [m.span.end for m in inside if m.kind == "negation" and m.span.end <= start]
    longer = [m.span for m in inside if m.kind == "term" and m.span != named.span]
    return any(not COMMA.search(text, end, start) for end in denials) or any(
        span.start <= start and named.span.end <= span.end for span in longer
    )


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
