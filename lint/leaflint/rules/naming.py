"""How a sheet names drugs: misspelt names in it, and a name that no drug of the vocabulary has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflint.nodes import Scalar, Sequence, Span
from leaflint.reading import Block
from leaflint.rules.apart import is_apart, is_in_address
from leaflint.rules.examined import Examined
from leaflint.rules.near_names import LEAST, near_names
from leaflint.vocabulary import fold

_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"[(\[].*?[)\]]")
#: A title of more words is a sentence, or says what the sheet is.
_LONGEST_TITLE = 3


class Misspelt(NamedTuple):
    """Words that nearly are the name of a drug: the words, the drug's id, and where they stand in the sheet's text."""

    words: str
    drug: str
    spans: tuple[Span, ...]


def misspelt_names(sheet: Examined) -> Iterator[Misspelt]:
    """Each misspelt name of a drug, with all places where it stands; the declared drug is the schema's concern.

    One with a letter that only looks like another is no slip of the pen, and is told as a hidden character.
    """
    near, declared = near_names(sheet.vocabulary), _declared(sheet)
    found = {*near.within(sheet.sheet.prose.text), *(pair for name in declared for pair in near.within(name.text))}
    wrong = {(words, drug) for words, drug in found if sheet.vocabulary.look_alikes.keys().isdisjoint(words)}
    if not wrong:
        return
    stands = _stands(sheet, [words for words, _ in wrong])
    for words, drug in sorted(wrong):
        spans = (*(name.span for name in declared if words in fold(name.text)), *stands.get(words, ()))
        if spans:
            yield Misspelt(sheet.sheet.text.content[slice(*spans[0])], drug, spans)


def is_nearly_known(sheet: Examined, kind: str, words: str) -> str | None:
    """The name of a drug or condition (`kind`) that `words` most likely misspell; None where they are a real name."""
    if kind == "drug" and near_names(sheet.vocabulary).is_right(fold(words)):
        return None
    return sheet.vocabulary.nearest_name(kind, words, sheet.sheet.language)


def unknown_drug(sheet: Examined) -> tuple[str, Span] | None:
    """The name, and its place, of a drug that the vocabulary does not know, where the sheet is about one.

    It is declared, or the one word of a title that names no other thing; a misspelt name is none.
    """
    declared = sheet.sheet.drug
    if declared is not None:
        return (declared.words, declared.span) if declared.id is None else None
    text = sheet.sheet.prose.text
    titles = [block for block in sheet.sheet.header if block.kind == "heading" or block.strong == block.prose.end]
    for block in titles:
        title = _ASIDE.sub("", _without_conditions(sheet, block.prose)).split()
        words = [word for word in title if len(word) >= LEAST]
        if len(words) == 1 and len(title) <= _LONGEST_TITLE and _is_a_name(sheet, words[0], titles):
            start = text.index(words[0], block.prose.start)
            return words[0], sheet.sheet.prose.source(Span(start, start + len(words[0])))
    return None


def names_itself_wrongly(sheet: Examined) -> bool:
    """Whether a title above the first question has a misspelt name, or one that is not known, for the sheet's drug."""
    if sheet.sheet.drug is not None:
        return False
    first = sheet.sheet.sections[0].heading.start if sheet.sheet.sections else len(sheet.sheet.prose.text)
    misspelt = near_names(sheet.vocabulary).within(sheet.sheet.prose.text[:first])
    return bool(misspelt) or unknown_drug(sheet) is not None


def _without_conditions(sheet: Examined, span: Span) -> str:
    words = sheet.words(span)
    for mention in sheet.mentions(span):
        if mention.kind == "condition":
            words = words.replace(sheet.words(mention.span), "")
    return words


def _is_a_name(sheet: Examined, word: str, titles: Iterable[Block]) -> bool:
    """Whether a title's word, which no list has, is used in the answers or stands with a condition or a brand."""
    near, folded = near_names(sheet.vocabulary), fold(word)
    if not folded.isalpha() or near.meant(folded) or near.is_ordinary(folded):
        return False
    for title in titles:
        if _ASIDE.search(sheet.words(title.prose)) or any(m.kind == "condition" for m in sheet.mentions(title.prose)):
            return True
    return any(folded in fold(sheet.words(section.answer)) for section in sheet.sheet.sections)


def _stands(sheet: Examined, wrong: Iterable[str]) -> dict[str, list[Span]]:
    """The places of each of these folded words or phrases in the sheet's own prose."""
    folded, words = fold(sheet.sheet.prose.text), frozenset(wrong)
    phrases = [re.escape(phrase) for phrase in sorted(words) if not _WORD.fullmatch(phrase)]
    pattern = re.compile("|".join((*(rf"(?<![^\W_]){phrase}(?![^\W_])" for phrase in phrases), _WORD.pattern)))
    found: dict[str, list[Span]] = {}
    for match in pattern.finditer(folded):
        span = Span(*match.span())
        if match.group() in words and not is_apart(sheet.sheet, span) and not is_in_address(folded, span):
            found.setdefault(match.group(), []).append(sheet.sheet.prose.source(span))
    return found


def _declared(sheet: Examined) -> list[Scalar]:
    """The other drugs that the front matter names."""
    similar = sheet.sheet.front.get("similar_to") if sheet.sheet.front else None
    return [item for item in similar.items if isinstance(item, Scalar)] if isinstance(similar, Sequence) else []
