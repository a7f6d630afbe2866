"""What a sheet is about: its drug and condition, from the front matter or from above the first question."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator

from leaflint.nodes import Node, Span, words_of
from leaflint.reading.outline import Outline
from leaflint.reading.page import is_title
from leaflint.reading.sheet import Named, Prose
from leaflint.vocabulary import Mention, Vocabulary

#: The questions whose answers speak of one condition more than of any other, the surest first.
_CONCERNED = ("relapse-risk", "clinical-trials", "fda-approval", "insurance", "dosage", "how-it-works")


def read_declared(kind: str, node: Node, vocabulary: Vocabulary, language: str) -> Named | None:
    """The drug or condition (`kind`) that the front matter declares with `node`; None where it holds no name."""
    name = words_of(node)
    return Named(vocabulary.resolve(kind, name, language), name, node.span) if name else None


def find_subject(kind: str, outline: Outline, prose: Prose, mentions: Iterable[Mention]) -> Named | None:
    """The drug or condition (`kind`) of a sheet that declares none.

    What the headings above the first question name, the other lines there, or the questions themselves, in this
    order. Where a place names two, none is taken, but for that of a title's which opens the text below it.
    """
    found = [mention for mention in mentions if mention.kind == kind]
    titles = [[block.prose] for block in outline.header if is_title(block)]
    lines = [block.prose for block in outline.header]
    questions = [section.heading for section in outline.sections if section.id]
    named = _first(found, (*titles, lines, questions), prose)
    return named or _opening(found, [span for title in titles for span in title], lines, prose)


def _opening(found: list[Mention], titles: list[Span], lines: list[Span], prose: Prose) -> Named | None:
    """Of several things that the titles name, the one that opens the first line below them to name any."""
    among = {mention.id for title in titles for mention in _inside(found, title)}
    for line in lines:
        first = next(_inside(found, line), None) if line not in titles else None
        if first:
            opens = first.span.start == line.start and first.id in among
            return Named(first.id, prose.text[slice(*first.span)], prose.source(first.span)) if opens else None
    return None


def find_concern(outline: Outline, prose: Prose, mentions: Iterable[Mention]) -> Named | None:
    """The condition that the first of those answers names which are seldom about another than the sheet's own."""
    answers = [[section.answer] for id_ in _CONCERNED for section in outline.sections if section.id == id_]
    return _first([mention for mention in mentions if mention.kind == "condition"], answers, prose)


def _first(found: list[Mention], places: Iterable[Iterable[Span]], prose: Prose) -> Named | None:
    named = (_the_one(found, place, prose) for place in places)
    return next((one for one in named if one), None)


def _the_one(found: list[Mention], places: Iterable[Span], prose: Prose) -> Named | None:
    """The one thing that all mentions in these places name, or None where there are none or several."""
    inside = [mention for place in places for mention in _inside(found, place)]
    if len({mention.id for mention in inside}) != 1:
        return None
    first = inside[0]
    return Named(first.id, prose.text[slice(*first.span)], prose.source(first.span))


def _inside(found: list[Mention], place: Span) -> Iterator[Mention]:
    """Those of the mentions, which are in the order of the sheet, that stand in `place`."""
    at = bisect.bisect_left(found, place.start, key=lambda mention: mention.span.start)
    while at < len(found) and found[at].span.end <= place.end:
        yield found[at]
        at += 1
