"""Figures of relapse reduction and makers, as the front matter declares them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Mapping, Sequence, words_of

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?) ?(?:%|percent)")
_PEOPLE = ("aqp4-positive", "aqp4-negative")


def declared_claims(reading: Reading) -> Iterator[Fact]:
    """What `relapse_reduction` and `manufacturers` declare."""
    front = reading.sheet.front
    if front is None:
        return
    reduction = front.get("relapse_reduction")
    for item in reduction.items if isinstance(reduction, Sequence) else [reduction]:
        value = item.get("value") if isinstance(item, Mapping) else item
        figure = _PERCENT.fullmatch(words := words_of(value))
        if value and (figure or words == "not-estimated"):
            said = f"{figure[1]}%" if figure else words
            named = _qualifiers(reading, item) if isinstance(item, Mapping) else {}
            yield reading.declare(Property.RELAPSE_REDUCTION, said, value, named)
    makers = front.get("manufacturers")
    for item in makers.items if isinstance(makers, Sequence) else ():
        if words := words_of(item):
            known = {m.id for m in reading.vocabulary.lexicon(reading.sheet.language).find(words) if m.kind == "maker"}
            yield reading.declare(Property.MANUFACTURER, known.pop() if len(known) == 1 else words, item, {})


def _qualifiers(reading: Reading, item: Mapping) -> dict[str, str]:
    found = {key: words for key in ("trial", "comparator") if (words := words_of(item.get(key)))}
    words = words_of(item.get("population"))
    for language in dict.fromkeys((reading.sheet.language, *reading.vocabulary.languages)):
        people = {m.id for m in reading.vocabulary.lexicon(language).find(words) if m.kind == "population"}
        if named := people.intersection(_PEOPLE):
            return found | {"population": named.pop()}
    return found | ({"population": "all"} if words == "all" else {})
