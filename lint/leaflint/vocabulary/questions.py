"""Which question a heading asks, however it is worded."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from leaflint.vocabulary.folding import fold, tidy
from leaflint.vocabulary.lexicon import Lexicon

_WORD = re.compile(r"[\w{}']+|&")
_RUN = re.compile(r"[^\W_]+")
_MARK = re.compile(r"\s?\((?:r|tm)\)")
_IT = "{it}"
_NAMED = {"drug": _IT, "condition": "{condition}"}


class Question(NamedTuple):
    """A section's question: the section's id, and the language it is asked in.

    `inverted` says that "Yes" is the warning, `dated` that it takes what it asks about as said and asks for the day.
    """

    section: str
    language: str
    inverted: bool = False
    dated: bool = False


def about_drug(heading: str, names: re.Pattern[str]) -> str:
    """The heading with the drug in general in place of each of these names of it."""
    return names.sub(f" {_IT} ", heading)


class Asked(msgspec.Struct, frozen=True):
    """What is worked out once of a language's questions: the headings that ask them, in canonical form; those that are
    asides; every word that questions are made of; every run of letters that a heading of either kind can hold; and
    those of them that stand in names alone.
    """

    asked: dict[str, Question] = {}
    asides: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def work_out(language: str, block: Mapping[str, Any], lexicon: Lexicon) -> Asked:
    """What `language` asks; `block` is its block of sections.yaml, `lexicon` knows the drugs and conditions."""
    questions = Questions(language, block, lexicon, Asked())
    asked = {
        questions.canonical(wording): Question(section, language)
        for section, wordings in block.get("questions", {}).items()
        for wording in wordings
    }
    for kind in ("inverted", "dated"):
        for section, wordings in block.get(kind, {}).items():
            question = Question(section, language, inverted=kind == "inverted", dated=kind == "dated")
            asked.update({questions.canonical(wording): question for wording in wordings})
    parts = (block.get(part, {}).values() for part in ("same", "questions", "inverted", "dated", "signs"))
    every = [wording for part in parts for wordings in part for wording in wordings] + block.get("filler", [])
    words = frozenset(word for wording in every for word in _WORD.findall(questions.named(fold(wording))))
    asides = frozenset(questions.plain(wording) for wording in block.get("asides", ()))
    runs = frozenset(_RUN.findall(" ".join((*words, *asides))))
    names = frozenset(_RUN.findall(" ".join(lexicon.wordings_of(_NAMED))))
    return Asked(asked, asides, words, runs | names, names - runs | frozenset(_RUN.findall(_IT)))


class Questions:
    """The questions of one language."""

    def __init__(self, language: str, block: Mapping[str, Any], lexicon: Lexicon, asked: Asked) -> None:
        """`asked` is what `work_out` makes of the other three."""
        self.language = language
        self._lexicon = lexicon
        self._same = _replacer(block.get("same", {}), block.get("filler", []))
        self._asked = asked.asked
        self._asides = asked.asides
        self._words = asked.words
        self._runs = asked.runs
        self._names = asked.names
        self._signs = [
            (section, tuple(_WORD.findall(fold(sign))))
            for section, signs in block.get("signs", {}).items()
            for sign in signs
        ]
        self._telling = {
            section: frozenset(fold(word) for word in words) for section, words in block.get("telling", {}).items()
        }
        # Words that misspell nothing, and those that say nothing of what stands below.
        self._ordinary = frozenset(fold(word) for word in block.get("ordinary", ()))
        self._vague = frozenset(fold(word) for word in block.get("vague", ()))
        self.titles = {
            section: str(wordings[0]) for section, wordings in block.get("questions", {}).items() if wordings
        }

    def canonical(self, heading: str) -> str:
        """The heading without numbering, fillers and punctuation, and with one word for words that mean the same."""
        return _joined(self._same(_WORD.findall(self.named(tidy(heading)))))

    def asked(self, heading: str) -> Question | None:
        """The question that `heading` asks, or None where it is none that the vocabulary knows."""
        return self._asked.get(self.canonical(heading)) if self._may_know(heading) else None

    def is_aside(self, heading: str) -> bool:
        """Whether `heading` is, but for the drug or condition that it names, one that is no question and welcome."""
        return self._may_know(heading) and self.plain(heading) in self._asides

    def _may_know(self, heading: str) -> bool:
        """Whether `heading` holds more than names and no word that none of ours has, which few lines of a sheet do."""
        runs = _RUN.findall(_MARK.sub("", tidy(heading)))
        return self._runs.issuperset(runs) and not self._names.issuperset(runs)

    def likely(self, heading: str) -> Question | None:
        """The question whose longest sign `heading` holds, if it holds no word that is foreign to questions.

        None where the signs of two questions are as long. A foreign word may make it another question: "Who should not
        have a live vaccine?"
        """
        words = _WORD.findall(self.named(tidy(heading)))
        held: dict[str, int] = {}
        for section, sign in self._signs:
            left = iter(words)
            if all(word in left for word in sign):
                held[section] = max(held.get(section, 0), len(sign))
        found = [section for section, count in held.items() if count == max(held.values())]
        if len(found) != 1 or not self._words.issuperset(words):
            return None
        return Question(found[0], self.language)

    def told(self, heading: str) -> frozenset[str]:
        """The sections of which `heading` holds a telling word.

        None where it misspells a question, or names two drugs.
        """
        named = self.plain(heading)
        words = set(_WORD.findall(named))
        told = frozenset(section for section, telling in self._telling.items() if words & telling)
        if not told or named.count(_IT) > 1 or self._misspells(heading, words):
            return frozenset()
        return told

    def shown(
        self,
        heading: str,
        answer: str,
        shown_by: Mapping[str, frozenset[str]],
        kinds: Callable[[str], frozenset[str]],
    ) -> frozenset[str]:
        """The sections that `answer` may answer: it holds what is of a kind that shows it, else a telling word.

        None where the heading misspells a question, or could stand over anything ("Further remarks").
        """
        words = {word for word in _WORD.findall(self.plain(heading)) if len(word) > 1}
        if words <= self._vague or self._misspells(heading, words):
            return frozenset()
        mentions = self._lexicon.find(answer)
        met = {one.kind for one in mentions}.union(*(kinds(one.id) for one in mentions if one.kind == "term"))
        held = set(_WORD.findall(fold(answer)))
        telling = {section for section, told in self._telling.items() if held & told}
        return frozenset(id_ for id_, shown in shown_by.items() if (shown & met if shown else id_ in telling))

    def _misspells(self, heading: str, words: set[str]) -> bool:
        """Whether one of the words of `heading` is nearly a word of questions, and not another ending of it."""
        known = self._words.union(self._ordinary, *self._telling.values())
        unknown = words - known
        means_one = bool(unknown) and self.nearest(heading) is not None
        for word in sorted(unknown):
            near = difflib.get_close_matches(word, known, n=3, cutoff=0.75 if means_one else 0.8)
            near = [one for one in near if one[0] == word[0]]  # the first letter seldom goes wrong
            if near and not any(word[: len(one) - 1] == one[:-1] or one.startswith(word) for one in near):
                return True
        return False

    def nearest(self, heading: str) -> Question | None:
        """The question that `heading` most likely means, or None where none is near."""
        near = difflib.get_close_matches(self.canonical(heading), self._asked, n=1, cutoff=0.8)
        return self._asked[near[0]] if near else None

    def plain(self, heading: str) -> str:
        """The heading in its own words, whichever drug or condition it names."""
        return _joined(_WORD.findall(self.named(tidy(heading))))

    def named(self, text: str) -> str:
        """The text with `{it}` in place of drugs and `{condition}` in place of conditions."""
        pieces, reached, text = [], 0, _MARK.sub("", text)
        for mention in self._lexicon.find(text):
            if mention.kind in _NAMED and mention.span.start >= reached:
                pieces += [text[reached : mention.span.start], f" {_NAMED[mention.kind]} "]
                reached = mention.span.end
        return "".join([*pieces, text[reached:]])


def _joined(words: Iterable[str]) -> str:
    """The words as one text, several `{it}` in a row as one."""
    kept: list[str] = []
    for word in words:
        if not (word == _IT and kept and kept[-1] == _IT):
            kept.append(word)
    return " ".join(kept)


def _replacer(same: Mapping[str, list[str]], filler: list[str]) -> Callable[[list[str]], Iterator[str]]:
    """A function that puts each word's class in its place, longest wording first, and leaves fillers out."""
    becomes = {tuple(_WORD.findall(fold(words))): f"{{{name}}}" for name, all_ in same.items() for words in all_}
    becomes |= {tuple(_WORD.findall(fold(words))): "" for words in filler}
    most = max(map(len, becomes), default=0)

    def replaced(words: list[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            for length in range(min(most, len(words) - at), 0, -1):
                found = becomes.get(tuple(words[at : at + length]))
                if found is not None:
                    if found:
                        yield found
                    at += length
                    break
            else:
                yield words[at]
                at += 1

    return replaced
