"""What in a sheet may head a section: headings, bold words, numbered lines, and lines that ask a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.reading.page import LABEL, MAX_HEADING, Page
from leaflint.reading.sheet import Block, Line
from leaflint.vocabulary import Question

_MAX_BARE = 120
# What divides a label from what it labels, behind the bold words or at their end.
_RUNS_ON = re.compile(r"(?<=:)\s|\s*(?::|[–—-]\s)")
_MAX_LABEL = 60
#: A table that asks so many questions of ours has them in its first column.
_MANY = 6


class Heading(NamedTuple):
    """Words that may head a section, in the block at `at`.

    `style` is how they are marked: "heading", "bold", "numbered" (a list's item, or a number or letter before them),
    "cell" (of a table that asks and answers) or "plain". `level` is a heading's. `question` is the question that they
    ask, where the vocabulary knows it. `runs_in` where they are unlisted and their line goes on behind them.
    """

    at: int
    style: str
    level: int
    words: Span
    question: Question | None
    runs_in: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether the eye takes it for a heading, whatever it says."""
        return self.style in ("heading", "bold")


def divide(blocks: tuple[Block, ...], page: Page) -> tuple[Block, ...]:
    """The blocks, cut at every line within one that opens with a question of the vocabulary."""
    return tuple(piece for block in blocks for piece in _pieces(block, page))


def find_headings(blocks: tuple[Block, ...], page: Page) -> list[Heading]:
    """All that may head a section, at most one a block, in the order of the sheet."""
    found = []
    asking = _asking_tables(blocks, page)
    for at, block in enumerate(blocks):
        heading = _marked(at, block, page) or _asking(at, blocks, page) or _in_table(at, block, asking, page)
        if heading:
            found.append(heading)
    return found


def _asking_tables(blocks: tuple[Block, ...], page: Page) -> set[int]:
    """The tables of two columns of which the first asks and the second answers."""
    asked = Counter(b.cell[0] for b in blocks if b.cell and not b.cell[2] and page.asked(b.prose))
    wide = {b.cell[0] for b in blocks if b.cell and b.cell[2] > 1}
    return {table for table, times in asked.items() if times >= _MANY} - wide


def _in_table(at: int, block: Block, asking: set[int], page: Page) -> Heading | None:
    if not block.cell or block.cell[2] or block.cell[0] not in asking:
        return None
    return Heading(at, "cell", 0, block.prose, page.asked(block.prose))


def _marked(at: int, block: Block, page: Page) -> Heading | None:
    """The heading that `block` is, or the bold words that open it: a question, or all of their line."""
    line = block.lines[0]
    question = _opening_question(line, block.prose.end, page)
    if block.kind == "heading":
        # Underlining makes a heading of a whole paragraph, be it a question with its answer.
        words = question if question and len(block.lines) > 1 else block.prose
        # "Soliris: FDA approved for NMOSD" is a title where it opens the sheet.
        is_title = at == 0 and block.level == 1 and not page.words(words).rstrip().endswith("?")
        asked = page.asked(words) or (None if is_title else page.asked_beside_a_colon(words))
        return Heading(at, "heading", block.level, words, asked)
    if block.kind not in ("paragraph", "item") or line.strong == line.prose.start:
        return None
    if question:
        outside = page.prose.text[line.strong : question.end].strip(" ?")
        return None if outside else Heading(at, "bold", 0, question, page.asked(question))
    end = next(other.prose.end for other in block.lines if other.prose.end >= line.strong)
    alone = not page.prose.text[line.strong : end].strip(" :?.")
    asks = page.prose.text[line.prose.start : line.strong].rstrip().endswith("?")
    text = page.prose.text
    label = text[line.prose.start : line.strong].rstrip(" *_")
    labels = block.kind == "paragraph" and len(label) <= _MAX_LABEL and label.endswith(".")
    if not alone and not asks and not labels and not _RUNS_ON.match(text, line.strong):
        return None
    return Heading(at, "bold", 0, Span(line.prose.start, line.strong), None, runs_in=not alone)


def _asking(at: int, blocks: tuple[Block, ...], page: Page) -> Heading | None:
    """The words that open the block at `at` and ask a question, though nothing but a number marks them."""
    block = blocks[at]
    if block.kind not in ("paragraph", "item"):
        return None
    line = block.lines[0].prose
    words = page.words(line).rstrip()
    style = "numbered" if block.kind == "item" or LABEL.match(words) else "plain"
    opening = _opening(block.prose, page)
    if question := page.asked(opening):
        return Heading(at, style, 0, opening, question)
    if style == "plain" and words.endswith((".", "!")):  # "It is approved by the FDA." answers, and does not ask
        return None
    if len(words) > _MAX_BARE or (block.kind == "item" and not _has_answer(at, blocks, page)):
        return None
    question = page.asked(line)
    long = block.kind == "item" and len(block.lines) > 1 and len(page.words(line).strip()) <= _MAX_LABEL
    if question or (style == "numbered" and (long or words.endswith("?"))):
        return Heading(at, style, 0, line, question)
    return None


def _has_answer(at: int, blocks: tuple[Block, ...], page: Page) -> bool:
    """Whether the list item at `at` is more than one of several short ones, as "Pregnancy" is in a list of reasons."""
    item = blocks[at]
    before, after = (blocks[index] if 0 <= index < len(blocks) else None for index in (at - 1, at + 1))
    if len(item.lines) > 1 or (after and after.kind == "item" and after.level > item.level):
        return True
    short = [near for near in (before, after) if near and near.kind == "item" and near.level == item.level]
    return item.numbered and not any(_is_short_statement(near, page) for near in short)


def _is_short_statement(item: Block, page: Page) -> bool:
    """Whether it is one line, and no question: that is one that nobody has answered yet."""
    return len(item.lines) == 1 and not page.words(item.prose).endswith("?")


def _opening(place: Span, page: Page) -> Span:
    """The words up to and with the first question mark."""
    mark = page.prose.text.find("?", place.start, min(place.end, place.start + MAX_HEADING))
    return Span(place.start, mark + 1)


def _pieces(block: Block, page: Page) -> Iterator[Block]:
    if len(block.lines) == 1 or block.kind not in ("paragraph", "item", "heading"):
        yield block
        return
    cuts = list(_cuts(block, page))
    if not cuts:
        yield block
        return
    for start, after in pairwise([0, *cuts, len(block.lines)]):
        yield _piece(block, start, after, page)


def _cuts(block: Block, page: Page) -> Iterator[int]:
    """The lines, but for the first, that open with a question, bold or with its mark."""
    reached = block.prose.start
    for index, line in enumerate(block.lines):
        question = _opening_question(line, block.prose.end, page) if line.prose.start >= reached else None
        if question:
            reached = question.end
            if index:
                yield index


def _opening_question(line: Line, end: int, page: Page) -> Span | None:
    """The question that opens `line`, in words that end with a question mark (before `end`) or are bold."""
    start = line.prose.start
    for words in (_opening(Span(start, end), page), Span(start, line.strong)):
        if page.asked(words):
            return words
    return None


def _piece(block: Block, first: int, after: int, page: Page) -> Block:
    """The lines `first` to `after` as a block of their own."""
    lines = block.lines[first:after]
    words = Span(lines[0].prose.start, lines[-1].prose.end)
    source = page.prose.source(words)
    span = Span(source.start if first else block.span.start, source.end if after < len(block.lines) else block.span.end)
    return block._replace(kind="paragraph" if first else block.kind, span=span, prose=words, lines=lines)
