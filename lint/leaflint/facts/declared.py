"""Facts that the front matter declares."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.fact import Fact, Property
from leaflint.facts.frequencies import read_interval, read_rate
from leaflint.facts.frequency import Frequency
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Mapping, Node, Sequence, words_of

_ALLOWED = {
    Property.FDA_STATUS: frozenset(("approved", "off-label", "investigational")),
    Property.PREGNANCY_LETTER: frozenset(("A", "B", "C", "D", "X", "N", "none")),
    Property.PREGNANCY_ADVICE: frozenset(("avoid", "contraindicated", "specialist-decision", "compatible", "unknown")),
}


def read_declared(reading: Reading) -> Iterator[Fact]:
    """What the keys `fda`, `pregnancy` and `monitoring` declare; what does not conform to the schema yields nothing."""
    front = reading.sheet.front
    if front is None:
        return
    fda, pregnancy, monitoring = front.get("fda"), front.get("pregnancy"), front.get("monitoring")
    if isinstance(fda, Mapping) and (status := words_of(fda.get("status"))) in _ALLOWED[Property.FDA_STATUS]:
        named = {"approved_on": "approved_on", "population": "population"}
        qualifiers = {name: words for name, key in named.items() if (words := words_of(fda.get(key)))}
        yield reading.declare(Property.FDA_STATUS, status, fda.get("status"), qualifiers)
    if isinstance(pregnancy, Mapping):
        for key, property in (("letter", Property.PREGNANCY_LETTER), ("advice", Property.PREGNANCY_ADVICE)):
            if (value := words_of(pregnancy.get(key))) in _ALLOWED[property]:
                yield reading.declare(property, value, pregnancy.get(key))
    for item in monitoring.items if isinstance(monitoring, Sequence) else ():
        yield from _check(reading, item)


def _check(reading: Reading, item: Node) -> Iterator[Fact]:
    """One entry of `monitoring`: a name alone, or `what` with `every` or `at_least`."""
    what = item.get("what") if isinstance(item, Mapping) else item
    term = reading.vocabulary.resolve("term", words, reading.sheet.language) if (words := words_of(what)) else None
    if not term:
        return
    frequency = declared_frequency(reading, item) if isinstance(item, Mapping) else None
    phase = words_of(item.get("phase")) if isinstance(item, Mapping) else ""
    qualifiers = ({"frequency": str(frequency.floor)} if frequency else {}) | ({"phase": phase} if phase else {})
    yield reading.declare(Property.MONITORING, term, item, qualifiers)


def declared_frequency(reading: Reading, item: Mapping) -> Frequency | None:
    """The frequency that `every: 6 months`, `at_least: 2 per year` or `times: 2 per day` declares.

    It may be in the words of the sheet's language or, as the keys are, in those of the first language.
    """
    for language in dict.fromkeys((reading.sheet.language, *reading.vocabulary.languages)):
        lexicon = reading.vocabulary.lexicon(language)
        if (every := words_of(item.get("every"))) and (read := read_interval(every, lexicon.find(every))):
            return read
        for key, at_least in (("at_least", True), ("times", False)):
            if (words := words_of(item.get(key))) and (read := read_rate(words, lexicon.find(words))):
                return read._replace(at_least=at_least or read.at_least)
    return None
