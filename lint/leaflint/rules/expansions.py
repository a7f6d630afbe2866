"""Acronyms and what a text says they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.vocabulary import Vocabulary, fold

_PARENTHESIS = re.compile(r"\(([^()\n]{2,120})\)")
_BEFORE = re.compile(r"([A-Za-z][A-Za-z0-9-]*)[\"'”’*]?\s?$")
_CAPITALS = re.compile(r"(?<![\w-])[A-Za-z]?[A-Z][A-Za-z0-9]*(?:-\d+)?(?![\w-])")
_POINTS = " ,(:\"'“‘*–—-"
_JOINT = re.compile(r"[\"'”’*)]{0,2}(?: ?[,:–—-])? ?")
_APPOSED = re.compile(r"[\"'”’*]{0,2}(?:, | ?[:–—] ?| - )(?:an? |the |una? |el |la )?")
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[,;:.!?()\n]|\s[-–—]\s|—")
_SHORT = 3  # "of", "the", "and", "a", "de", "la", "por": words that acronyms pass over


class Expansion(NamedTuple):
    """A wrong expansion of an acronym at a span of a text, and the right one."""

    span: Span
    acronym: str
    right: str


class _Acronym(NamedTuple):
    """An acronym: its letters, and what it stands for, each as written and as its words' stems."""

    letters: str
    accepted: tuple[tuple[str, tuple[str, ...]], ...]


def wrong_expansions(text: str, vocabulary: Vocabulary) -> Iterator[Expansion]:
    """What `text` says that acronyms stand for, in parentheses behind them or before them, where it is wrong.

    Only what could be meant to spell the acronym is an expansion: "IV (through a vein)" explains, and is none.
    """
    known = _known(vocabulary)
    yield from _told_openly(text, vocabulary, known)
    for match in _PARENTHESIS.finditer(text):
        acronym = _BEFORE.search(text, max(match.start() - 20, 0), match.start())
        if acronym and (about := known.get(acronym[1])):
            link = _links(vocabulary).behind.match(text, match.start(1), match.end(1))
            start = link.end() if link else match.start(1)
            end = _BREAK.search(text, start, match.end(1))
            span = Span(start, end.start() if end else match.end(1))
            whole, said = _stems(match[1]), text[slice(*span)]
            if not _holds(about, whole) and (_claims(about, _stems(said)) or _is_name(about, said)):
                yield Expansion(span, acronym[1], about.accepted[0][0])
            continue
        named = match[1].strip("\"'“”’ ")
        if (about := known.get(named)) and (claimed := _wrong_before(text, match.start(), about)):
            yield Expansion(claimed, named, about.accepted[0][0])


def _told_openly(text: str, vocabulary: Vocabulary, known: Mapping[str, _Acronym]) -> Iterator[Expansion]:
    """What stands beside an acronym without parentheses: "CBC, short for …", "… (CBC for short)", "…, known as PML"."""
    links = _links(vocabulary)
    for match in _CAPITALS.finditer(text):
        about = known.get(match.group())
        if about is None:
            continue
        acronym, (start, end) = match.group(), match.span()
        beside = _JOINT.match(text, end)
        link = links.behind.match(text, beside.end() if beside else end)
        apposed = len(about.letters) > 2 and _APPOSED.match(text, end)
        told = link or links.either.match(text, beside.end() if beside else end) or apposed
        claimed = _wrong_behind(text, told.end(), about, named=link is not None) if told else None
        before = links.before.search(text, max(start - 40, 0), start)
        ending = links.ending.match(text, end)
        if claimed is None and (before or ending):
            claimed = _wrong_before(text, before.start() if before else _before_marks(text, start), about)
        if claimed:
            yield Expansion(claimed, acronym, about.accepted[0][0])


def _before_marks(text: str, end: int) -> int:
    """Where the words end that marks divide from what begins at `end`."""
    near = text[max(end - 8, 0) : end]
    return end - len(near) + len(near.rstrip(_POINTS))


def _wrong_behind(text: str, start: int, about: _Acronym, *, named: bool) -> Span | None:
    """Where the words from `start` on claim to be what the acronym stands for, and are not; or None.

    `named` is whether the words before them say so; "the FDA or the European Agency" are two.
    """
    longest = max(len(right) for _, right in about.accepted) + 2
    end = _BREAK.search(text, start, start + 160)
    words = [*_WORD.finditer(text, start, end.start() if end else min(start + 160, len(text)))]
    told = [word for word in words if _is_told(word.group())][:longest]
    if not told or _holds(about, _stems(text[start : told[-1].end()])):
        return None
    for count in dict.fromkeys((*(len(right) for _, right in about.accepted), len(about.letters))):
        if 0 < count <= len(told):
            span = Span(told[0].start(), told[count - 1].end())
            said = text[slice(*span)]
            if _claims(about, _stems(said)) or (named and _is_name(about, said)):
                return span
    return None


def _wrong_before(text: str, end: int, about: _Acronym) -> Span | None:
    """Where the words before `end` claim to be what the acronym stands for, and are not; or None."""
    longest = max(len(right) for _, right in about.accepted) + 2
    start = max((match.end() for match in _BREAK.finditer(text, max(end - 160, 0), end)), default=max(end - 160, 0))
    words = list(_WORD.finditer(text, start, end))
    told = [word for word in words if _is_told(word.group())]
    if _holds(about, _stems(text[told[-longest].start() if len(told) >= longest else start : end])):
        return None
    said = _stems(text[start:end])
    if any(said[-count:] == right[:count] for _, right in about.accepted for count in range(2, len(right))):
        return None  # the expansion without its last words: "hepatitis B (HBV)"
    for count in dict.fromkeys((*(len(right) for _, right in about.accepted), len(about.letters))):
        if 0 < count <= len(told):
            span = Span(told[-count].start(), told[-1].end())
            named = _stems(text[slice(*span)])
            if _claims(about, named) and not any(set(named) <= set(right) for _, right in about.accepted):
                return span
    return None


def _holds(about: _Acronym, words: Sequence[str]) -> bool:
    """Whether the words hold an accepted expansion, or are a part of one."""
    said = set(words)
    return any(said >= set(right) or (said and said <= set(right)) for _, right in about.accepted)


def _claims(about: _Acronym, words: Sequence[str]) -> bool:
    """Whether the words could be meant to spell the acronym, or are an accepted expansion with some words changed."""
    return bool(words) and (_spells(about, words) or any(_is_changed(words, right) for _, right in about.accepted))


def _is_name(about: _Acronym, said: str) -> bool:
    """Whether the words are a proper name, as what the acronym stands for is one: "FDA (Federal Drug Office)"."""
    told, right = ([word for word in _WORD.findall(words) if _is_told(word)] for words in (said, about.accepted[0][0]))
    return len(told) > 1 and all(word[0].isupper() and not word.isupper() for word in (*told, *right))


def _spells(about: _Acronym, words: Sequence[str]) -> bool:
    """Whether the initials are the acronym's letters in order, and all its letters stand in the words in order.

    Two letters prove little: there it is a word that begins as the right one does ("intravascular", "intra vascular"),
    or two words that are no short ones.
    """
    letters = about.letters
    told = [word for word in words if not word.isdigit()]
    initials, joined = "".join(word[0] for word in told), "".join(told)
    if len(letters) <= 2:
        begins = joined[:3] if len(told) == 1 else told[0][:5] if told else ""
        if len(begins) >= (3 if len(told) == 1 else 4) and any(
            len(right) == 1 and right[0].startswith(begins) for _, right in about.accepted
        ):
            return joined[0] == letters[0] and _is_within(letters, joined)
        return initials == letters and all(len(word) > 4 for word in told)
    spelled = _is_within(initials, letters) and _is_within(letters, joined)
    return bool(told) and initials[0] == letters[0] and spelled


def _is_changed(words: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words are an accepted expansion of three or more, or with a number, some changed for like ones."""
    if len(words) != len(right) or (len(right) < 3 and not any(word.isdigit() for word in right)):
        return False
    changed = [(one, other) for one, other in zip(words, right, strict=True) if one != other]
    if 2 * len(changed) > len(right):
        return False
    return len(right) - len(changed) >= 3 or all(_are_like(one, other) for one, other in changed)


def _are_like(one: str, other: str) -> bool:
    """Whether two words begin or end alike, or are numbers."""
    return one[0] == other[0] or one[-5:] == other[-5:] or (one.isdigit() and other.isdigit())


def _is_within(letters: str, text: str) -> bool:
    """Whether `letters` stand in `text` in this order, other letters between them or not."""
    left = iter(text)
    return all(letter in left for letter in letters)


def _is_told(word: str) -> bool:
    return len(word) > _SHORT or word.isdigit() or word.isupper()


def _stems(text: str) -> tuple[str, ...]:
    """The words without short ones, in one form for singular and plural, gender, and British and American spelling."""
    return tuple(_stem(word) for word in _WORD.findall(text) if _is_told(word))


def _stem(word: str) -> str:
    plain = fold(word).replace("ae", "e").replace("oe", "e").replace("ou", "o").replace("z", "s").replace("c", "k")
    ending = plain.rstrip("s").rstrip("aeo") or plain
    return ending[:-1] + "i" if ending.endswith("y") else ending


class _Links(NamedTuple):
    """The words between an acronym and what it stands for, each with the marks around them."""

    behind: re.Pattern[str]
    either: re.Pattern[str]
    before: re.Pattern[str]
    ending: re.Pattern[str]


@lru_cache(maxsize=4)
def _links(vocabulary: Vocabulary) -> _Links:
    data = vocabulary.notations.get("expanding", {})
    words = {
        place: "|".join(re.escape(word) for word in sorted(data.get(place, ()), key=len, reverse=True)) or r"(?!)"
        for place in _Links._fields
    }
    opening = r"[\"'“‘*]{0,2}"
    return _Links(
        re.compile(rf"(?:{words['behind']})[ :]{opening}(?:an? |the |una? |el |la )?"),
        re.compile(rf"(?:{words['either']}) {opening}(?:an? |the |una? |el |la )?"),
        re.compile(rf"[ ,(–—-]{{1,3}}(?:{words['before']}|{words['either']}) {opening}$"),
        re.compile(rf"[\"'”’*]{{0,2}} (?:{words['ending']})\b"),
    )


@lru_cache(maxsize=4)
def _known(vocabulary: Vocabulary) -> dict[str, _Acronym]:
    return {
        acronym: _Acronym(
            "".join(letter for letter in fold(acronym).replace("c", "k").replace("z", "s") if letter.isalpha()),
            tuple((expansion, _stems(expansion)) for expansion in expansions),
        )
        for acronym, expansions in vocabulary.notations.get("acronyms", {}).items()
    }
