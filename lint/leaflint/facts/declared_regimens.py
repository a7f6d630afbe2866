"""regimens, as the front matter declares them: one entry a step, each with its dose, frequency and route."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.declared import declared_frequency
from leaflint.facts.amounts import find_amounts
from leaflint.facts.fact import Fact, Property, Witness
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Mapping, Node, Scalar, Sequence, Span


def declared_regimens(reading: Reading) -> Iterator[Fact]:
    """What `regimens` declares; what cannot be read with certainty yields nothing."""
    node = reading.sheet.front.get("regimens") if reading.sheet.front else None
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Mapping):
            yield from _step(reading, item)


def _step(reading: Reading, item: Mapping) -> Iterator[Fact]:
    shared = {name: words for name in ("phase", "weight") if (words := _words(item.get(name)))}
    frequency = declared_frequency(reading, item)
    every = next((item.get(key) for key in ("every", "times", "at_least") if item.get(key)), None)
    if value := _amount(reading, _words(item.get("dose"))):
        own = shared | ({"frequency": str(frequency)} if frequency else {})
        yield _fact(reading, Property.DOSE, value, item.get("dose"), own)
    if frequency:
        yield _fact(reading, Property.FREQUENCY, str(frequency), every, shared)
    if route := _route(reading, _words(item.get("route"))):
        yield _fact(reading, Property.ROUTE, route, item.get("route"), {})


def _amount(reading: Reading, words: str) -> str:
    """The one amount that the words are, in the sheet's language or, as the keys are, in the first one."""
    for language in dict.fromkeys((reading.sheet.language, *reading.vocabulary.languages)):
        mentions = reading.vocabulary.lexicon(language).find(words)
        found = find_amounts(words, Span(0, len(words)), mentions, reading.vocabulary.decimal_mark(language))
        if len(found) == 1 and found[0].span == Span(0, len(words)):
            return found[0].value
    return ""


def _route(reading: Reading, words: str) -> str:
    for language in dict.fromkeys((reading.sheet.language, *reading.vocabulary.languages)):
        found = {m.id for m in reading.vocabulary.lexicon(language).find(words) if m.kind == "route"}
        if len(found) == 1:
            return found.pop()
    return words


def _fact(reading: Reading, property: Property, value: str, node: Node | None, qualifiers: dict[str, str]) -> Fact:
    span = node.span if node else Span(0, 0)
    return reading.fact(
        property,
        value,
        Witness.FRONT_MATTER,
        span,
        drug=reading.drug,
        condition=reading.condition,
        qualifiers=qualifiers,
    )


def _words(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""
