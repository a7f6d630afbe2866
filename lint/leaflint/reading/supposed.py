"""The questions that headings in unlisted words seem to ask, by these words and by the place where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from leaflint.nodes import Span
from leaflint.reading.page import Page
from leaflint.reading.starts import LEAST, Start
from leaflint.vocabulary import Question

MAX_STARTS = 100
_PASSES = 3


def suppose(starts: Sequence[Start], page: Page) -> list[Start]:
    """The starts with the questions that unlisted words seem to ask, each where nothing else asks it.

    Words that make a question are taken for it anywhere. One telling word is enough where it agrees with the order
    of sheets: between a question before and one after the missing one. Where no word tells, the answer may: it holds
    what answers the one question that is missing in its place. Labels that ask nothing are left out. Where no heading
    is in listed words, at least LEAST questions have to be told so, in one language.
    """
    if len(starts) > MAX_STARTS:
        return [start for start in starts if not start.label]
    asked = Counter(start.heading.question.language for start in starts if start.heading.question)
    if asked:
        return _suppose(starts, page, asked.most_common(1)[0][0])
    tries = [_suppose(starts, page, language) for language in page.vocabulary.languages] if starts else []
    best = max(tries, key=len, default=[])
    return best if len(best) >= LEAST else []


def _suppose(starts: Sequence[Start], page: Page, language: str) -> list[Start]:
    if all(map(_is_settled, starts)):
        return [*starts]
    likely = _once(
        starts,
        [None if _is_settled(start) else _said(start.heading.words, page, language) for start in starts],
    )
    placed = likely
    # What one pass places narrows the places of the others.
    for _ in range(_PASSES):
        placed = _once(placed, _in_turn(placed, page, language))
        placed = _once(placed, _by_place(placed, page, language))
        placed = _once(placed, _by_answer(placed, page, language))
    return [start for start in placed if not start.label or start.heading.question]


def _said(words: Span, page: Page, language: str) -> Question | None:
    """The question that the words make, all of them or one of the parts that a comma or dash divides them into."""
    return page.likely(words, language) or page.asked_in_part(words)


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


def _in_turn(starts: Sequence[Start], page: Page, language: str) -> list[Question | None]:
    """Where as many starts are unknown as questions are missing: for each the one whose turn it is.

    A word has to tell it, and of no other of them, unless all tell theirs.
    """
    order = [*page.vocabulary.sections]
    supposed: list[Question | None] = [None] * len(starts)
    asked = {start.heading.question.section for start in starts if start.heading.question}
    run: list[int] = []
    before = -1
    for at, start in enumerate([*starts, None]):
        if start and not start.heading.question:
            run += [] if start.aside or start.heading.runs_in else [at]
            continue
        after = order.index(start.heading.question.section) if start and start.heading.question else len(order)
        missing = [section for section in order[before + 1 : after] if section not in asked]
        told = [page.told(starts[place].heading.words, language) for place in run]
        turns = [*zip(run, missing, told, strict=True)] if len(missing) == len(run) else []
        all_tell = all(section in words for _, section, words in turns)
        for place, section, words in turns:
            if all_tell or (section in words and sum(section in other for other in told) == 1):
                supposed[place] = Question(section, language)
        run, before = [], after
    return supposed


def _by_place(starts: Sequence[Start], page: Page, language: str) -> list[Question | None]:
    """For each start, the one missing question that belongs where it stands and of which it holds a telling word."""
    supposed: list[Question | None] = []
    for start, fits in zip(starts, _fitting(starts, page), strict=True):
        told = page.told(start.heading.words, language).intersection(fits) if fits else ()
        supposed.append(Question(next(iter(told)), language) if len(told) == 1 else None)
    return supposed


def _by_answer(starts: Sequence[Start], page: Page, language: str) -> list[Question | None]:
    """For each start, the missing question that belongs where it stands and that the words below it answer.

    As many headings as missing questions are these in their order; else the answer fits one of them alone.
    """
    fitting = [*_fitting(starts, page)]
    supposed: list[Question | None] = []
    for at, (start, after) in enumerate(pairwise([*starts, None])):
        assert start is not None
        end = after.heading.words.start if after else len(page.prose.text)
        fits = fitting[at]
        if start.label and not any(one.heading.question for one in starts[:at]):
            supposed.append(None)  # above the first question it may be a line on the sheet itself
            continue
        shown = page.shown(start.heading.words, Span(start.heading.words.end, end), language) if fits else frozenset()
        rivals = [other for other, places in enumerate(fitting) if places == fits]
        of_place = fits[rivals.index(at)] if len(rivals) == len(fits) else None
        # A label may be one within an answer; as many of them as there are places are none.
        found = {of_place} & shown if of_place else frozenset() if start.label else shown.intersection(fits)
        supposed.append(Question(next(iter(found)), language) if len(found) == 1 else None)
    return supposed


def _fitting(starts: Sequence[Start], page: Page) -> Iterator[tuple[str, ...]]:
    """For each start that asks nothing yet, the missing questions whose place it is, in their order."""
    order = {section: at for at, section in enumerate(page.vocabulary.sections)}
    places = [order.get(start.heading.question.section) if start.heading.question else None for start in starts]
    asked = {start.heading.question.section for start in starts if start.heading.question}
    for at, start in enumerate(starts):
        before = next((place for place in reversed(places[:at]) if place is not None), -1)
        after = next((place for place in places[at:] if place is not None), len(order))
        missing = (section for section in order if section not in asked and before < order[section] < after)
        yield () if _is_settled(start) else tuple(missing)
