"""The questions that headings in unlisted words seem to ask, by these words and by the place where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from leaflint.reading.page import Page
from leaflint.reading.starts import Start
from leaflint.vocabulary import Question

MAX_STARTS = 100


def suppose(starts: Sequence[Start], page: Page) -> list[Start]:
    """The starts with the questions that unlisted words seem to ask, each where nothing else asks it.

    Words that make a question are taken for it anywhere. One telling word is enough where it agrees with the order
    of sheets: between a question before and one after the missing one. Labels that ask nothing are left out.
    """
    asked = [start.heading.question for start in starts if start.heading.question]
    if not asked or len(starts) > MAX_STARTS:
        return [start for start in starts if not start.label]
    ((language, _),) = Counter(question.language for question in asked).most_common(1)
    likely = _once(
        starts,
        [None if _is_settled(start) else page.likely(start.heading.words, language) for start in starts],
    )
    placed = _once(likely, _by_place(likely, page, language))
    return [start for start in placed if not start.label or start.heading.question]


def _is_settled(start: Start) -> bool:
    return start.aside or start.heading.question is not None


def _once(starts: Sequence[Start], supposed: Sequence[Question | None]) -> list[Start]:
    """The starts with the questions supposed for them, but for those that something else asks or may ask."""
    asked = [start.heading.question for start in starts if start.heading.question]
    times = Counter(question.section for question in (*asked, *filter(None, supposed)))
    return [
        start._replace(heading=start.heading._replace(question=question))
        if question and times[question.section] == 1
        else start
        for start, question in zip(starts, supposed, strict=True)
    ]


def _by_place(starts: Sequence[Start], page: Page, language: str) -> list[Question | None]:
    """For each start, the one missing question that belongs where it stands and of which it holds a telling word."""
    order = {section: at for at, section in enumerate(page.vocabulary.sections)}
    places = [order.get(start.heading.question.section) if start.heading.question else None for start in starts]
    missing = order.keys() - {start.heading.question.section for start in starts if start.heading.question}
    supposed: list[Question | None] = []
    for at, start in enumerate(starts):
        before = next((place for place in reversed(places[:at]) if place is not None), -1)
        after = next((place for place in places[at:] if place is not None), len(order))
        fits = {section for section in missing if before < order[section] < after}
        told = page.told(start.heading.words, language) & fits if fits and not _is_settled(start) else frozenset()
        supposed.append(Question(next(iter(told)), language) if len(told) == 1 else None)
    return supposed
