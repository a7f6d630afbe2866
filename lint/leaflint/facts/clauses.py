"""Sentences and clauses: how far a negation, a condition or another drug's name reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.reading import Block, Section, Sheet
from leaflint.vocabulary import Mention

_SENTENCE_END = re.compile(r"[.!?](?:[\"'”’)\]]+)?\s+(?=[^\sa-z])|\n|\r")
_CLAUSE_END = re.compile(r"[;:](?=\s)|\s[–—-]+\s")
_SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|dr|dra|sr|sra|mr|mrs|ms|vs|approx|ca|etc|no|p\.ej|aprox|[a-z])|\d)\.\s+$", re.IGNORECASE
)


class Clause(NamedTuple):
    """A clause with the mentions in it.

    `sentence` is the sentence in which it stands. `answers` is "yes" or "no" where the clause opens the answer to
    its section's question with one of them. `drug` and `condition` are the ids of what it speaks about: those it
    names, else the sheet's own; None where it names several and not the sheet's own.
    """

    section: Section | None
    span: Span
    sentence: Span
    mentions: tuple[Mention, ...]
    answers: str | None
    drug: str | None
    condition: str | None

    def of(self, *kinds: str) -> list[Mention]:
        """The mentions of these kinds."""
        return [mention for mention in self.mentions if mention.kind in kinds]

    def negates(self, mention: Mention, text: str) -> bool:
        """Whether a negation before `mention` reaches it: in the same clause and past no comma."""
        return any(
            word.span.end <= mention.span.start and "," not in text[word.span.end : mention.span.start]
            for word in self.of("negation")
        )


def clauses(sheet: Sheet, section: Section) -> list[Clause]:
    """The clauses of a section's answer, in their order."""
    found: list[Clause] = []
    for block in section.blocks:
        for sentence in sentences(sheet.prose.text, block):
            for span in _split(sheet, sentence):
                found.append(_clause(sheet, section, span, sentence, opens=not found))
    return found


def title_clauses(sheet: Sheet) -> list[Clause]:
    """The headings and bold lines above the first question, each as a clause."""
    titles = [block.prose for block in sheet.header if block.kind == "heading" or block.strong == block.prose.end]
    return [_clause(sheet, None, span, span, opens=False) for span in titles]


def sentences(text: str, block: Block) -> Iterator[Span]:
    """The sentences of a block."""
    start = block.prose.start
    for match in _SENTENCE_END.finditer(text, start, block.prose.end):
        if not _SHORTENED.search(text, max(start, match.start() - 8), match.end()):
            yield Span(start, match.end() - len(match.group()) + len(match.group().rstrip()))
            start = match.end()
    if text[start : block.prose.end].strip():
        yield Span(start, block.prose.end)


def _split(sheet: Sheet, sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence: divided at semicolons, colons, dashes and words of contrast."""
    ends = {match.start() for match in _CLAUSE_END.finditer(sheet.prose.text, *sentence)}
    ends |= {mention.span.start for mention in sheet.within(sentence) if mention.kind == "contrast"}
    start = sentence.start
    for end in (*sorted(ends), sentence.end):
        if sheet.prose.text[start:end].strip(" ,;:-–—"):
            yield Span(start, end)
            start = end


def _clause(sheet: Sheet, section: Section | None, span: Span, sentence: Span, *, opens: bool) -> Clause:
    mentions = sheet.within(span)
    answers = None
    if opens and mentions:
        opening = sheet.prose.text[span.start : mentions[0].span.start].strip(" \"'“¡*")
        first = [mention for mention in mentions if mention.span == mentions[0].span]
        answer = next((mention for mention in first if mention.kind == "answer"), None)
        if not opening and (answer or any(mention.kind == "negation" for mention in first)):
            answers = answer.id if answer else "no"
            mentions = mentions[len(first) :]
    own_drug = sheet.drug.id if sheet.drug else None
    own_condition = sheet.condition.id if sheet.condition else None
    drug = _subject([m.id for m in mentions if m.kind == "drug"], own_drug)
    condition = _subject([m.id for m in mentions if m.kind == "condition"], own_condition)
    return Clause(section, span, sentence, tuple(mentions), answers, drug, condition)


def _subject(named: list[str], own: str | None) -> str | None:
    if not named or own in named:
        return own
    return named[0] if len(set(named)) == 1 else None
