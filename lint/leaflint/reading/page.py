"""The words of a sheet, and the questions that they ask."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.reading.sheet import Block, Prose
from leaflint.vocabulary import Question, Vocabulary, about_drug

MAX_HEADING = 200
MAX_ANSWER = 2000
MAX_TITLES = 20

# "3.", "(3)", "Question 3:", "5 –", "c)", "Q:" before a heading; "{#name}", "[2]" and the like after it.
LABEL = re.compile(
    r"\W*(?:(?:[^\W\d_]{1,12}[\s.]?)?\d{1,2}[a-z]?(?:\.\d{1,2}){0,3}(?:\s?[.:)\]]+(?!\d)|\s?[–—-]\s)"
    r"|(?:[^\W\d_]|[IVX]{1,5})\s?[.:)]\s)\s?"
)
# What divides a heading: "How often, and why", "Dose – in brief", "Who makes it (then and now)".
_DIVIDES = re.compile(r"[:,;.!](?:\s+(?:and|y)\b)?\s|\s[–—(]\s?|\s-\s|—")
_NUMBER = re.compile(r"\W*(?:[QqPp]\.?\s?)?\d{1,2}(?:\.\d{1,2}){0,3}\s")
_TAIL = re.compile(r"(?:\s?(?:\{[#.][^{}]*\}|\[\^?\w{1,8}\]|[¹²³⁰-⁹]))++\W*$")
_SPEAKER = re.compile(r"\W*([^\W\d_][\w .’'()-]{0,39}):\s")
# What a title calls the drug: "Name" alone, "Name®", "Name (substance)", "Substance (Name, Name)".
_TRADE_MARKED = re.compile(r"(\w[\w-]{2,40})\s?[®™]")
_BRACKETED = re.compile(r"(\w[\w-]{2,40})\s?[®™]?\s?\(([^()]{3,60})\)")
_NAME = re.compile(r"\w[\w-]{2,40}")


class Page(NamedTuple):
    """The prose of a sheet with the vocabulary, and a pattern of the names that its title has for the drug, if any.

    `speakers` are words before a colon that open several headings: who asks.
    """

    prose: Prose
    vocabulary: Vocabulary
    names: re.Pattern[str] | None = None
    speakers: frozenset[str] = frozenset()

    def words(self, place: Span) -> str:
        """The words at `place`."""
        return self.prose.text[place.start : place.end]

    def asked(self, place: Span) -> Question | None:
        """The question that the words ask, without a label before and references after them."""
        words = self.words(place)
        if not 0 < len(words) <= MAX_HEADING:
            return None
        # A search from every character is slow, and next to no words hold what a tail begins with.
        named = _TAIL.sub("", words) if "[" in words or "{" in words or not words.isascii() else words
        label = LABEL.match(named) or _NUMBER.match(named) or self._speaker(named)
        bare = named[label.end() :] if label else named
        question = self.vocabulary.question(words) or (self.vocabulary.question(bare) if bare != words else None)
        if question or self.names is None or not self.names.search(bare):
            return question
        return self.vocabulary.question(about_drug(bare, self.names))

    def _speaker(self, words: str) -> re.Match[str] | None:
        said = _SPEAKER.match(words) if self.speakers else None
        return said if said and said.group(1) in self.speakers else None

    def asked_beside_a_colon(self, place: Span) -> Question | None:
        """The question that one of the two parts of a heading asks: "Every four weeks: how often to take it"."""
        start, mark, end = place.start, self.prose.text.find(": ", place.start, place.end), place.end
        parts = (Span(start, mark), Span(mark + 2, end)) if mark > start and end - start <= MAX_HEADING else ()
        asked = [question for part in parts if (question := self.asked(part))]
        return asked[0] if len(asked) == 1 else None

    def asked_in_part(self, place: Span) -> Question | None:
        """The question that one part of the words asks, be it before or behind what divides them."""
        if place.end - place.start > MAX_HEADING:
            return None
        cuts = [Span(*match.span()) for match in _DIVIDES.finditer(self.prose.text, *place)]
        edges = [Span(place.start, place.start), *cuts, Span(place.end, place.end)]
        parts = (Span(one.end, other.start) for one, other in pairwise(edges)) if cuts else ()
        asked = {question.section: question for part in parts if (question := self.asked(part))}
        return next(iter(asked.values())) if len(asked) == 1 else None

    def likely(self, place: Span, language: str) -> Question | None:
        """The question that the words seem to ask in `language`, where they end with a question mark."""
        words = self.words(place).rstrip(' *_"”’»)')
        if not words.endswith("?") or len(words) > MAX_HEADING:
            return None
        return self.vocabulary.likely_question(about_drug(words, self.names) if self.names else words, language)

    def told(self, place: Span, language: str) -> frozenset[str]:
        """The questions of which the words hold a telling word of `language`."""
        words = self.words(place)
        return self.vocabulary.told_sections(words, language) if len(words) <= MAX_HEADING else frozenset()

    def shown(self, heading: Span, answer: Span, language: str) -> frozenset[str]:
        """The questions that the words of `answer` answer, where the heading is one of its own kind."""
        words = self.words(heading)
        if len(words) > MAX_HEADING:
            return frozenset()
        return self.vocabulary.shown_sections(words, self.words(answer)[:MAX_ANSWER], language)

    def is_aside(self, place: Span) -> bool:
        """Whether the words are a heading that is no question of ours and need not be."""
        words = self.words(place).strip()
        if len(words) > MAX_HEADING:
            return False
        return self.vocabulary.is_aside(about_drug(words, self.names) if self.names else words)


def read_page(blocks: tuple[Block, ...], prose: Prose, vocabulary: Vocabulary) -> Page:
    """The page that the blocks of a sheet are; its first titles stand above the first question."""
    titles = (prose.text[slice(*block.prose)] for block in blocks if is_title(block))
    opened = Counter(match.group(1) for title in titles if (match := _SPEAKER.match(title)))
    page = Page(prose, vocabulary, speakers=frozenset(words for words, times in opened.items() if times > 2))
    names: set[str] = set()
    for block in islice(filter(is_title, blocks), MAX_TITLES):
        title = page.words(block.prose)
        if len(title) > MAX_HEADING:
            continue
        if title.endswith("?") or page.asked(block.prose):
            break
        names.update(_NAME.findall(title) if _NAME.fullmatch(title) else _TRADE_MARKED.findall(title))
        for match in _BRACKETED.finditer(title):
            names.update([match.group(1), *_NAME.findall(match.group(2))])
    proper = sorted(re.escape(name) for name in names if name[0].isupper())
    return page._replace(names=re.compile(rf"\b(?:{'|'.join(proper)})\b", re.IGNORECASE)) if proper else page


def is_title(block: Block) -> bool:
    """Whether the block is a heading or bold from beginning to end."""
    return block.kind == "heading" or block.strong == block.prose.end
