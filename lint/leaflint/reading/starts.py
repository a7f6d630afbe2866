"""Which headings of a sheet start a section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from leaflint.reading.headings import Heading
from leaflint.reading.page import Page

#: Of so many questions in unlisted words, each with a telling one and in its place, a sheet may be made.
LEAST = 5


class Start(NamedTuple):
    """A heading that starts a section.

    `aside` where it is no question and need not be; `label` where it may be words within an answer: it starts a
    section only where its place tells its question.
    """

    heading: Heading
    aside: bool = False
    label: bool = False


class _Marking(NamedTuple):
    """How the known questions of a sheet are marked: their styles, and the level of the deepest heading."""

    styles: frozenset[str]
    deepest: int

    def holds(self, heading: Heading) -> bool:
        """Whether `heading` is marked as the questions are, and not as something within an answer."""
        if heading.style != "heading":
            return heading.style in self.styles
        return heading.level <= self.deepest or "heading" not in self.styles


def find_starts(headings: list[Heading], page: Page) -> list[Start]:
    """The headings that start a section, those in words that no list has among them."""
    return list(_starts(_asked_once(headings), page))


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


def _starts(headings: list[Heading], page: Page) -> Iterator[Start]:
    """The headings that start a section."""
    known = [index for index, heading in enumerate(headings) if heading.question]
    if not known:
        yield from _unlisted(headings)
        return
    asking = [headings[index] for index in known]
    marking = _Marking(frozenset(heading.style for heading in asking), max(heading.level for heading in asking))
    for index, (heading, after) in enumerate(pairwise([*headings, None])):
        assert heading is not None
        words = page.words(heading.words).strip(' *_"”’»)')
        if heading.question:
            yield Start(heading)
        elif page.is_aside(heading.words):
            # Above the first question it introduces the sheet, and the revision line may follow it.
            if index > known[0]:
                yield Start(heading, aside=True)
        elif index < known[0]:
            if index > 0 and marking.holds(heading):
                yield Start(heading, label=heading.runs_in or not words.endswith("?"))
        elif heading.style == "heading":
            if marking.holds(heading):
                yield Start(heading, aside=bool(after and after.question and _is_title_of(heading, after)))
        elif marking.holds(heading):
            yield Start(heading, label=heading.runs_in or not words.endswith("?"))


def _unlisted(headings: list[Heading]) -> Iterator[Start]:
    """The headings of a sheet that asks no question in listed words: those marked as most of them are."""
    marks = Counter((heading.style, heading.level) for heading in headings if heading.is_marked)
    ((mark, times),) = marks.most_common(1) or [(("", 0), 0)]
    if times >= LEAST:
        yield from (Start(heading, label=True) for heading in headings if (heading.style, heading.level) == mark)
