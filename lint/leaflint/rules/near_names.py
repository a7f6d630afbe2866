"""Names of drugs that a word nearly is: one letter off in a short name, two in a long one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from leaflint.vocabulary import Vocabulary, fold

#: Shorter words are too near to too many others; from this length on a name may be two letters off.
LEAST, LONG = 6, 9
_WORD = re.compile(r"[^\W\d_]+")
_MOST_KEPT = 20_000


class NearNames:
    """The names of all drugs in all languages, asked for what a word nearly is."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = names = vocabulary.drug_names()
        self._vocabulary = vocabulary
        self._listed = {
            fold(wrong): drug for drug, about in vocabulary.drugs.items() for wrong in about.get("misspellings", ())
        }
        self._phrases = {wrong: drug for wrong, drug in self._listed.items() if not _WORD.fullmatch(wrong)}
        real = [*names, *vocabulary.notations.get("real-names", ())]
        self._right = {word for name in real for word in _WORD.findall(fold(name))} - self._listed.keys()
        self._by_start: dict[str, list[str]] = {}
        self._by_end: dict[str, list[str]] = {}
        self._drugs: dict[str, str] = {}
        for name, drug in names.items():
            word = fold(name)
            if len(word) >= LEAST and _WORD.fullmatch(word):
                self._drugs.setdefault(word, drug)
        self._letters = {word: frozenset(word) for word in self._drugs}
        for word in self._drugs:
            self._by_start.setdefault(word[0], []).append(word)
            self._by_end.setdefault(word[-4:], []).append(word)
        self._found: dict[str, tuple[tuple[str, str], ...]] = {}
        self._ordinary: frozenset[str] | None = None

    def is_right(self, word: str) -> bool:
        """Whether the folded `word` is in the name of a drug in some language, its own or another's."""
        return word in self._right or word.rstrip("s") in self._right

    def is_ordinary(self, word: str) -> bool:
        """Whether the vocabulary has the folded `word` in any meaning."""
        if self._ordinary is None:
            lexicons = [self._vocabulary.lexicon(language) for language in self._vocabulary.languages]
            self._ordinary = frozenset(
                word for lexicon in lexicons for wording in lexicon.wordings for word in _WORD.findall(wording)
            )
        return word in self._ordinary

    def within(self, text: str) -> tuple[tuple[str, str], ...]:
        """The misspelt names in `text`, folded, each with the id of the drug that is meant."""
        found = [pair for token in set(text.split()) for pair in self._in_token(token)]
        if not found and not any(phrase in text.lower() for phrase in self._phrases):
            return ()
        folded = fold(text)
        phrases = [(phrase, drug) for phrase, drug in self._phrases.items() if phrase in folded]
        words = [(word, drug) for word, drug in found if not any(word in phrase for phrase, _ in phrases)]
        return tuple(sorted({*phrases, *words}))

    def meant(self, word: str) -> str | None:
        """The id of the drug whose name `word` misspells, or None where it is a word of its own."""
        return next((drug for _, drug in self._in_token(word)), None)

    def name_of(self, drug: str, words: str) -> str:
        """The name of `drug`, in whatever language, that `words` come nearest to."""
        names = [name for name, id_ in self._names.items() if id_ == drug]
        return min(names, key=lambda name: (edits(fold(words), fold(name), len(words)), name), default=drug)

    def _in_token(self, token: str) -> tuple[tuple[str, str], ...]:
        """The misspelt names in a piece of text without blanks. Sheets use the same words again and again."""
        if (known := self._found.get(token)) is not None:
            return known
        if len(self._found) > _MOST_KEPT:
            self._found.clear()
        words = [word for word in _WORD.findall(fold(token)) if len(word) >= LEAST]
        found = tuple((word, drug) for word in words if (drug := self._look_for(word)))
        self._found[token] = found
        return found

    def _look_for(self, word: str) -> str | None:
        if listed := self._listed.get(word):
            return listed
        if self.is_right(word):
            return None
        near = min(((distance, name) for name, distance in self._near(word)), default=None)
        return self._drugs[near[1]] if near and not self.is_ordinary(word) else None

    def _near(self, word: str) -> Iterator[tuple[str, int]]:
        length, letters = len(word), frozenset(word)
        for name in dict.fromkeys((*self._by_start.get(word[0], ()), *self._by_end.get(word[-4:], ()))):
            allowed = 2 if len(name) >= LONG else 1
            # An edit changes at most two of the letters that a word has.
            if abs(len(name) - length) <= allowed and len(letters ^ self._letters[name]) <= 2 * allowed:
                distance = edits(word, name, allowed)
                if distance <= allowed:
                    yield name, distance


@lru_cache(maxsize=4)
def near_names(vocabulary: Vocabulary) -> NearNames:
    """The names of a vocabulary; made once."""
    return NearNames(vocabulary)


def edits(one: str, other: str, most: int) -> int:
    """How many letters must be put in, left out, changed or swapped with the next to make `other` of `one`.

    More than `most` where that is so; then how many is not told.
    """
    earlier: list[int] = []
    last: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, last, row = last, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(last[to] + 1, row[-1] + 1, last[to - 1] + (letter != wanted))
            if earlier and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, earlier[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
