"""regimens, as the front matter declares them: one entry a step, each with its dose, frequency and route."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.declared import declared_frequency
from leaflint.facts.doses import read_dose
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Mapping, Sequence, words_of


def declared_regimens(reading: Reading) -> Iterator[Fact]:
    """What `regimens` declares; what cannot be read with certainty yields nothing."""
    node = reading.sheet.front.get("regimens") if reading.sheet.front else None
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Mapping):
            yield from _step(reading, item)


def _step(reading: Reading, item: Mapping) -> Iterator[Fact]:
    shared = {name: words for name in ("phase", "population") if (words := words_of(item.get(name)))}
    frequency = declared_frequency(reading, item)
    every = next((item.get(key) for key in ("every", "times", "at_least") if item.get(key)), None)
    route = _route(reading, words_of(item.get("route")))
    if value := _dose(reading, words_of(item.get("dose"))):
        own = shared | ({"frequency": str(frequency)} if frequency else {}) | ({"route": route} if route else {})
        yield reading.declare(Property.DOSE, value, item.get("dose"), own)
    if frequency:
        yield reading.declare(Property.FREQUENCY, str(frequency), every, shared)
    if route:
        yield reading.declare(Property.ROUTE, route, item.get("route"), {})


def _dose(reading: Reading, words: str) -> str:
    """The one dose that the words are, in the sheet's language or, as the keys are, in the first one."""
    mark = reading.decimal_mark
    for language in _languages(reading):
        mentions = reading.vocabulary.lexicon(language).find(words)
        if read := read_dose(words, mentions, mark):
            return str(read)
    return ""


def _route(reading: Reading, words: str) -> str:
    """The id of the one route that the words name."""
    for language in _languages(reading):
        found = {mention.id for mention in reading.vocabulary.lexicon(language).find(words) if mention.kind == "route"}
        if len(found) == 1:
            return found.pop()
    return ""


def _languages(reading: Reading) -> tuple[str, ...]:
    return (*dict.fromkeys((reading.sheet.language, *reading.vocabulary.languages)),)
