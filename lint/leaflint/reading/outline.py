"""The sections of a sheet: which blocks ask a question, and which answer it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.reading.sheet import Block, Prose, Section
from leaflint.vocabulary import Question, Vocabulary

_NUMBERED = re.compile(r"^\s*(?:[(\[]?\d{1,2}\s*[.):\]]|q\s*\d*\s*[.:])", re.IGNORECASE)


class _Candidate(NamedTuple):
    """A piece of a block that may be a heading: how it is marked, its words, the rest of its block."""

    at: int
    style: str
    level: int
    heading: Span
    question: Question | None


class Outline(NamedTuple):
    """The blocks above the first question, and the sections."""

    header: tuple[Block, ...]
    sections: tuple[Section, ...]


def read_outline(blocks: tuple[Block, ...], prose: Prose, vocabulary: Vocabulary) -> Outline:
    """The header and sections of a sheet whose blocks are given in their order.

    A question is a heading of any level, a bold line, a numbered line, bold words that open a paragraph, or a line
    of its own in the exact words of a known question. Other headings are unknown questions where they are marked
    as the known ones are; deeper or weaker ones belong to the answer in which they stand.
    """
    candidates = [found for index, block in enumerate(blocks) if (found := _candidate(index, block, prose, vocabulary))]
    known = [candidate for candidate in candidates if candidate.question]
    styles = {candidate.style for candidate in known}
    deepest = max((candidate.level for candidate in known), default=0)
    starts: list[_Candidate] = []
    for position, candidate in enumerate(candidates):
        if candidate.question or _asks(candidate, position, candidates, blocks, prose, vocabulary, styles, deepest):
            starts.append(candidate)
    first = starts[0].at if starts else len(blocks)
    sections = []
    for start, after in pairwise([*starts, None]):
        assert start is not None
        end = after.at if after else len(blocks)
        answers = (*_remainder(blocks[start.at], start.heading), *blocks[start.at + 1 : end])
        span = (
            Span(answers[0].prose.start, answers[-1].prose.end)
            if answers
            else Span(start.heading.end, start.heading.end)
        )
        aside = start.question is None and vocabulary.is_aside(prose.text[slice(*start.heading)])
        sections.append(Section(start.question, start.heading, span, answers, aside))
    return Outline(blocks[:first], tuple(sections))


def _candidate(index: int, block: Block, prose: Prose, vocabulary: Vocabulary) -> _Candidate | None:
    """The heading that `block` is or opens with, if it can be one."""
    if block.kind == "heading":
        return _Candidate(
            index, "heading", block.level, block.prose, vocabulary.question(prose.text[slice(*block.prose)])
        )
    if block.kind not in ("paragraph", "item"):
        return None
    if block.strong > block.prose.start:
        bold = Span(block.prose.start, block.strong)
        question = vocabulary.question(prose.text[slice(*bold)])
        rest = prose.text[bold.end : block.line].strip(" :?.")
        if question or not rest:
            return _Candidate(index, "bold", 0, bold, question)
    line = Span(block.prose.start, block.line)
    words = prose.text[slice(*line)]
    if len(words) > 120:
        return None
    question = vocabulary.question(words)
    if question or (words.rstrip().endswith("?") and (block.kind == "item" or _NUMBERED.match(words))):
        numbered = block.kind == "item" or _NUMBERED.match(words)
        return _Candidate(index, "numbered" if numbered else "plain", 0, line, question)
    return None


def _asks(
    candidate: _Candidate,
    position: int,
    candidates: list[_Candidate],
    blocks: tuple[Block, ...],
    prose: Prose,
    vocabulary: Vocabulary,
    styles: set[str],
    deepest: int,
) -> bool:
    """Whether a heading that the vocabulary does not know starts a section of its own."""
    words = prose.text[slice(*candidate.heading)]
    question_mark = words.rstrip().endswith("?")
    later = [other for other in candidates[position + 1 :] if other.question]
    before = [other for other in candidates[:position] if other.question]
    if not before:
        return bool(later) and question_mark and position > 0 and _marked_alike(candidate, styles, deepest)
    if vocabulary.is_aside(words):
        return True
    if candidate.style != "heading":
        return question_mark and candidate.style in styles
    following = candidates[position + 1] if position + 1 < len(candidates) else None
    groups_others = following is not None and following.at == candidate.at + 1 and candidate.at + 1 < len(blocks)
    return _marked_alike(candidate, styles, deepest) and not groups_others


def _marked_alike(candidate: _Candidate, styles: set[str], deepest: int) -> bool:
    if candidate.style != "heading":
        return candidate.style in styles
    return candidate.level <= deepest or "heading" not in styles


def _remainder(block: Block, heading: Span) -> tuple[Block, ...]:
    """What follows the heading in its own block, as a block; nothing where the heading is all of it."""
    if heading.end >= block.prose.end or block.kind == "heading":
        return ()
    return (block._replace(prose=Span(heading.end, block.prose.end), strong=heading.end),)
