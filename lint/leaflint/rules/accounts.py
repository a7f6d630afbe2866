"""From an examined sheet to its account for the rules that compare sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leaflint.facts import Fact, Property, Witness, sentences
from leaflint.finding import Place
from leaflint.nodes import Span
from leaflint.reading.sheet import Block
from leaflint.rules.account import (
    HEADINGS,
    PROPERTIES,
    WITNESSES,
    Account,
    Passage,
    Passages,
    Spot,
    Stated,
    Statements,
    packed,
)
from leaflint.rules.examined import Examined
from leaflint.rules.passages import LEAST_WORDS, alike, digest_of, words_of
from leaflint.rules.things import Things
from leaflint.rules.unwritten import is_unwritten

_TERMS = (Property.PREPARATION, Property.WARNING)
_PROPERTY = {property: number for number, property in enumerate(PROPERTIES)}
_WITNESS = {witness: number for number, witness in enumerate(WITNESSES)}
#: Longer passages, and more of them, are no text that sheets share.
_MAX_LENGTH = 2_000
_MAX_PASSAGES = 400


def account_of(sheet: Examined) -> Account:
    """What `sheet` tells the rules that compare sheets."""
    read = sheet.sheet
    drug, condition = sheet.drug or "", sheet.condition or ""
    passages, digests = _passages(sheet)
    return Account(
        path=read.path,
        drug=drug,
        condition=condition,
        language=read.language,
        jurisdiction=sheet.jurisdiction,
        revised=sheet.revision.values[0].iso if sheet.revision else "",
        statements_packed=packed_facts(sheet.all_facts, drug, condition),
        passages_packed=packed(passages),
        digests_packed=digests,
        source=sheet.source.sheet.path if isinstance(sheet.source, Examined) else "",
    )


def packed_facts(facts: Iterable[Fact], drug: str, condition: str) -> bytes:
    """The facts of a sheet about `drug` and `condition`, packed."""
    spots: dict[tuple[Place, str], int] = {}
    sections: dict[str, int] = {}
    stated = tuple(
        Stated(
            _PROPERTY[fact.property],
            fact.value,
            _WITNESS[fact.witness],
            spots.setdefault((fact.place, fact.quote), len(spots)),
            sections.setdefault(fact.section, len(sections)),
            fact.qualifiers,
            None if fact.drug == drug else fact.drug,
            None if fact.condition == condition else fact.condition,
        )
        for fact in facts
    )
    return packed(Statements(tuple(_spot(*spot) for spot in spots), tuple(sections), stated))


def _passages(sheet: Examined) -> tuple[Passages, bytes]:
    read = sheet.sheet
    known = [section for section in read.sections if section.id]
    headings = tuple(
        (section.id, _spot(sheet.place(sheet.heading(section))))
        for section in known
        if section.id in HEADINGS and not is_unwritten(sheet, section)
    )
    things = Things(sheet)
    named = things.ids | {
        fact.value for fact in sheet.all_facts if fact.property in _TERMS and fact.witness is Witness.PROSE
    }
    folded = alike(read.prose.text)
    found: list[Passage] = []
    digests: list[bytes] = []
    places = [*((section.id or "", section.blocks) for section in known), *_around(sheet)]
    for number, (section, blocks) in enumerate(places):
        for span in _spans(sheet, things, blocks):
            passage = _passage(sheet, things, number, section, span)
            words = words_of(folded[span.start : span.end], passage.drugs)
            if len(words) >= LEAST_WORDS and span.end - span.start <= _MAX_LENGTH and len(found) < _MAX_PASSAGES:
                found.append(passage)
                digests.append(digest_of(read.language, section, *words))
    passages = Passages(
        _spot(sheet.place(sheet.top)),
        headings,
        tuple(section for section, _ in places),
        tuple(sorted(named)),
        things.routes,
        tuple(found),
    )
    return passages, b"".join(digests)


def _around(sheet: Examined) -> Iterator[tuple[str, Sequence[Block]]]:
    """What stands above the first question, and under headings that are none."""
    yield "", [block for block in sheet.sheet.header if block.kind != "heading"]
    yield from (("", section.blocks) for section in sheet.sheet.sections if section.aside)


def _spans(sheet: Examined, things: Things, blocks: Sequence[Block]) -> Iterator[Span]:
    """Sentences of at least LEAST_WORDS words, and runs of shorter ones that have as many together.

    A shorter run that names something stands with the long sentence next to it, too: it may be what was pasted.
    """
    text = sheet.sheet.prose.text
    for block in blocks:
        start, count, long = block.prose.start, 0, None
        for span in sentences(text, block):
            words = text.count(" ", *span) + 1
            if words >= LEAST_WORDS:
                if count and things.any_named(Span(start, span.start)):
                    yield Span(start, span.end)
                yield span
                long, count = span, 0
                continue
            start, count = (start if count else span.start), count + words
            if count >= LEAST_WORDS:
                yield Span(start, span.end)
                long, count = None, 0
        if count and long and things.any_named(Span(start, block.prose.end)):
            yield Span(long.start, block.prose.end)


def _passage(sheet: Examined, things: Things, number: int, section: str, span: Span) -> Passage:
    drugs, named = things.named(span, section)
    spot = _spot(sheet.place(sheet.sheet.prose.source(span)))
    own = sheet.drug
    return Passage(
        spot,
        number,
        sheet.words(span),
        tuple((start, end, "" if drug == own else drug) for start, end, drug in drugs),
        tuple(sorted(named)),
    )


def _spot(place: Place, quote: str = "") -> Spot:
    return Spot(
        place.line,
        place.column,
        place.end_line,
        place.end_column,
        place.utf8_column,
        place.utf8_end_column,
        quote,
    )
