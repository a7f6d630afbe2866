"""The sections of a sheet: which blocks ask a question, and which answer it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.reading.headings import Heading, divide, find_headings
from leaflint.reading.page import Page, read_page
from leaflint.reading.sheet import Block, Prose, Section
from leaflint.vocabulary import Vocabulary

MAX_SECTIONS = 100

# What a writer puts between a question and its answer on the same line; a "." that begins a number is not.
_BETWEEN = re.compile(r"(?:[\s?:\"”’»)¹²³⁰-⁹]|\.(?!\d)|[–—-]+\s)*")
# "Q:" before a question lets the answer have its own letter, with the same mark.
_ASKS = re.compile(r"\W*[qp]\s?\d{0,2}\s?([.:)])", re.IGNORECASE)
_ANSWERS = re.compile(r"\s*(?:[^\W\d_]|answer|respuesta)\s?\d{0,2}\s?([.:)])(?:\s+|$)", re.IGNORECASE)


class Outline(NamedTuple):
    """The blocks above the first question, and the sections."""

    header: tuple[Block, ...]
    sections: tuple[Section, ...]


class _Start(NamedTuple):
    """A heading that starts a section; `aside` where it is no question and need not be."""

    heading: Heading
    aside: bool


class _Marking(NamedTuple):
    """How the known questions of a sheet are marked: their styles, and the level of the deepest heading."""

    styles: frozenset[str]
    deepest: int

    def holds(self, heading: Heading) -> bool:
        """Whether `heading` is marked as the questions are, and not as something within an answer."""
        if heading.style != "heading":
            return heading.style in self.styles
        return heading.level <= self.deepest or "heading" not in self.styles


def read_outline(blocks: tuple[Block, ...], prose: Prose, vocabulary: Vocabulary) -> Outline:
    """The header and sections of a sheet whose blocks are given in their order.

    A question is a heading of any level, a bold line, a numbered line, bold words that open a paragraph, or a line
    of its own in the words of a known question. Other headings are unknown questions where they are marked
    as the known ones are; deeper or weaker ones belong to the answer in which they stand. Footnotes belong to none.
    """
    page = read_page(blocks, prose, vocabulary)
    blocks = tuple(block for block in divide(blocks, page) if block.kind != "footnote")
    headings = _asked_once(find_headings(blocks, page))
    starts = _with_likely(list(_starts(headings, page)), page)
    ends = [*(start.heading.at for start in starts), len(blocks)]
    sections = [_section(start, end, blocks, prose) for start, end in zip(starts, ends[1:], strict=True)]
    return Outline(blocks[: ends[0]], tuple(sections))


def _asked_once(headings: list[Heading]) -> list[Heading]:
    """The headings without those that only repeat a question, and short titles as no question.

    A list of contents, or words in an answer, may name a question that is asked elsewhere under a heading of its own;
    and the title of a part may be a short form of the question that follows at once.
    """
    marked = {heading.question.section for heading in headings if heading.question and heading.is_marked}
    once = []
    for heading, after in pairwise([*headings, None]):
        assert heading is not None
        section = heading.question.section if heading.question else None
        if section and _is_title_of(heading, after) and after and after.question and after.question.section == section:
            once.append(heading._replace(question=None))
        elif heading.is_marked or section not in marked:
            once.append(heading)
    return once


def _is_title_of(heading: Heading, after: Heading | None) -> bool:
    """Whether nothing stands between the two, and the second is the deeper or weaker one."""
    if after is None or heading.style != "heading" or after.at != heading.at + 1:
        return False
    return after.style != "heading" or after.level > heading.level


def _starts(headings: list[Heading], page: Page) -> Iterator[_Start]:
    """The headings that start a section."""
    known = [index for index, heading in enumerate(headings) if heading.question]
    if not known:
        return
    asking = [headings[index] for index in known]
    marking = _Marking(frozenset(heading.style for heading in asking), max(heading.level for heading in asking))
    for index, (heading, after) in enumerate(pairwise([*headings, None])):
        assert heading is not None
        words = page.words(heading.words).strip()
        if heading.question:
            yield _Start(heading, False)
        elif page.is_aside(heading.words):
            # Above the first question it introduces the sheet, and the revision line may follow it.
            if index > known[0]:
                yield _Start(heading, True)
        elif index < known[0]:
            if index > 0 and words.endswith("?") and marking.holds(heading):
                yield _Start(heading, False)
        elif heading.style == "heading":
            if marking.holds(heading):
                yield _Start(heading, bool(after and after.question and _is_title_of(heading, after)))
        elif words.endswith("?") and marking.holds(heading):
            yield _Start(heading, False)


def _with_likely(starts: list[_Start], page: Page) -> list[_Start]:
    """The starts with the questions that unlisted wordings seem to ask, each where nothing else asks it."""
    asked = [start.heading.question for start in starts if start.heading.question]
    if not asked or len(starts) > MAX_SECTIONS:
        return starts
    ((language, _),) = Counter(question.language for question in asked).most_common(1)
    supposed = [
        None if start.aside or start.heading.question else page.likely(start.heading.words, language)
        for start in starts
    ]
    times = Counter(question.section for question in (*asked, *filter(None, supposed)))
    return [
        start._replace(heading=start.heading._replace(question=question))
        if question and times[question.section] == 1
        else start
        for start, question in zip(starts, supposed, strict=True)
    ]


def _section(start: _Start, end: int, blocks: tuple[Block, ...], prose: Prose) -> Section:
    """The section that begins at `start` and ends before the block at `end`."""
    heading = start.heading
    rest = _after(heading.words.end, blocks[heading.at], prose)
    answer = (*((rest,) if rest else ()), *blocks[heading.at + 1 : end])
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
