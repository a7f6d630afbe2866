"""The sections of a sheet: which blocks ask a question, and which answer it."""

from __future__ import annotations

import re
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.reading.headings import divide, find_headings
from leaflint.reading.page import read_page
from leaflint.reading.sheet import Block, Prose, Section
from leaflint.reading.starts import Start, find_starts
from leaflint.reading.supposed import suppose
from leaflint.vocabulary import Vocabulary

# What a writer puts between a question and its answer on the same line; a "." that begins a number is not.
_BETWEEN = re.compile(r"(?:[\s?:\"”’»)¹²³⁰-⁹]|\.(?!\d)|[–—-]+\s)*")
# "Q:" before a question lets the answer have its own letter, with the same mark.
_ASKS = re.compile(r"\W*[qp]\s?\d{0,2}\s?([.:)])", re.IGNORECASE)
_ANSWERS = re.compile(r"\s*(?:[^\W\d_]|answer|respuesta)\s?\d{0,2}\s?([.:)])(?:\s+|$)", re.IGNORECASE)


class Outline(NamedTuple):
    """The blocks above the first question, and the sections."""

    header: tuple[Block, ...]
    sections: tuple[Section, ...]


def read_outline(blocks: tuple[Block, ...], prose: Prose, vocabulary: Vocabulary) -> Outline:
    """The header and sections of a sheet whose blocks are given in their order.

    A question is a heading of any level, a bold line, a numbered line, bold words that open a paragraph, or a line
    of its own in the words of a known question. Other headings are unknown questions where they are marked
    as the known ones are; deeper or weaker ones belong to the answer in which they stand. Footnotes belong to none.
    """
    page = read_page(blocks, prose, vocabulary)
    blocks = tuple(block for block in divide(blocks, page) if block.kind != "footnote")
    starts = suppose(find_starts(find_headings(blocks, page), page), page)
    ends = [*(start.heading.at for start in starts), len(blocks)]
    sections = [_section(start, end, blocks, prose) for start, end in zip(starts, ends[1:], strict=True)]
    return Outline(blocks[: ends[0]], tuple(sections))


def _section(start: Start, end: int, blocks: tuple[Block, ...], prose: Prose) -> Section:
    """The section that begins at `start` and ends before the block at `end`."""
    heading = start.heading
    rest = _after(heading.words.end, blocks[heading.at], prose)
    answer = (*((rest,) if rest else ()), *blocks[heading.at + 1 : end])
    if heading.style == "cell":
        answer = tuple(block._replace(kind="paragraph", cell=None) if block.cell else block for block in answer)
    if answer and (label := _ASKS.match(prose.text, *heading.words)):
        answer = _without_label(answer, label.group(1), prose)
    span = Span(answer[0].prose.start, answer[-1].prose.end) if answer else Span(heading.words.end, heading.words.end)
    return Section(heading.question, heading.words, span, answer, start.aside)


def _after(offset: int, block: Block, prose: Prose) -> Block | None:
    """What of the block's words follows `offset` and what divides it from an answer, or None where nothing does."""
    between = _BETWEEN.match(prose.text, offset, block.prose.end)
    start = between.end() if between else offset
    lines = tuple(line for line in block.lines if line.prose.end > start)
    if not lines:
        return None
    first = lines[0]._replace(prose=Span(start, lines[0].prose.end), strong=max(start, lines[0].strong))
    return block._replace(kind="paragraph", prose=Span(start, block.prose.end), lines=(first, *lines[1:]))


def _without_label(answer: tuple[Block, ...], mark: str, prose: Prose) -> tuple[Block, ...]:
    """The answer without a letter and this mark before it ("A:")."""
    label = _ANSWERS.match(prose.text, *answer[0].prose)
    if not label or label.group(1) != mark:
        return answer
    rest = _after(label.end(), answer[0], prose)
    return (*((rest,) if rest else ()), *answer[1:])
