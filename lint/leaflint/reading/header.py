"""What a sheet is about: its drug and condition, from the front matter or from above the first question."""

from __future__ import annotations

from collections.abc import Iterable

from leaflint.nodes import Mapping, Scalar, Span
from leaflint.reading.outline import Outline
from leaflint.reading.sheet import Block, Named, Prose
from leaflint.vocabulary import Mention, Vocabulary


def read_subject(
    kind: str,
    front: Mapping | None,
    outline: Outline,
    prose: Prose,
    mentions: Iterable[Mention],
    vocabulary: Vocabulary,
    language: str,
) -> Named | None:
    """The drug or condition (`kind`) of a sheet.

    What the front matter declares; else what the headings above the first question name, the other lines there,
    or the questions themselves, in this order. Where a place names two, none is taken.
    """
    declared = front.get(kind) if front else None
    if isinstance(declared, Scalar) and declared.text.strip():
        return Named(vocabulary.resolve(kind, declared.text, language), declared.text.strip(), declared.span)
    if declared is not None:
        return None
    found = [mention for mention in mentions if mention.kind == kind]
    titles = [block.prose for block in outline.header if _is_title(block)]
    lines = [block.prose for block in outline.header]
    questions = [section.heading for section in outline.sections if section.id]
    for places in ([span] for span in titles):
        if named := _the_one(found, places, prose):
            return named
    return _the_one(found, lines, prose) or _the_one(found, questions, prose)


def _is_title(block: Block) -> bool:
    return block.kind == "heading" or block.strong == block.prose.end


def _the_one(found: list[Mention], places: Iterable[Span], prose: Prose) -> Named | None:
    """The one thing that all mentions in these places name, or None where there are none or several."""
    inside = [m for place in places for m in found if place.start <= m.span.start and m.span.end <= place.end]
    if len({mention.id for mention in inside}) != 1:
        return None
    first = inside[0]
    return Named(first.id, prose.text[slice(*first.span)], prose.source(first.span))
