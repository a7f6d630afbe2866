"""From an examined sheet to its account for the rules that compare sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.facts import Fact, Property, Witness, sentences
from leaflint.finding import Place
from leaflint.nodes import Span
from leaflint.reading import Section
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
from leaflint.rules.unwritten import is_unwritten

#: What passages name besides drugs.
_NAMED = frozenset({"term", "class", "trial"})
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
    named = {mention.id for mention in read.mentions if mention.kind == "term" or mention.kind == "class"}
    named |= {fact.value for fact in sheet.all_facts if fact.property in _TERMS and fact.witness is Witness.PROSE}
    folded = alike(read.prose.text)
    found: list[Passage] = []
    digests: list[bytes] = []
    for number, section in enumerate(known):
        for span in _spans(sheet, section):
            passage = _passage(sheet, number, span)
            words = words_of(folded[span.start : span.end], passage.drugs)
            if len(words) >= LEAST_WORDS and span.end - span.start <= _MAX_LENGTH and len(found) < _MAX_PASSAGES:
                found.append(passage)
                digests.append(digest_of(read.language, section.id or "", *words))
    passages = Passages(
        _spot(sheet.place(sheet.top)),
        headings,
        tuple(section.id or "" for section in known),
        tuple(sorted(named)),
        tuple(found),
    )
    return passages, b"".join(digests)


def _spans(sheet: Examined, section: Section) -> Iterator[Span]:
    """Sentences of at least LEAST_WORDS words, and runs of shorter ones that have as many together.

    A shorter run that names something stands with the long sentence next to it, too: it may be what was pasted.
    """
    text = sheet.sheet.prose.text
    for block in section.blocks:
        start, count, long = block.prose.start, 0, None
        for span in sentences(text, block):
            words = text.count(" ", *span) + 1
            if words >= LEAST_WORDS:
                if count and _names(sheet, Span(start, span.start)):
                    yield Span(start, span.end)
                yield span
                long, count = span, 0
                continue
            start, count = (start if count else span.start), count + words
            if count >= LEAST_WORDS:
                yield Span(start, span.end)
                long, count = None, 0
        if count and long and _names(sheet, Span(start, block.prose.end)):
            yield Span(long.start, block.prose.end)


def _names(sheet: Examined, span: Span) -> bool:
    return any(mention.kind == "drug" or mention.kind in _NAMED for mention in sheet.mentions(span))


def _passage(sheet: Examined, section: int, span: Span) -> Passage:
    drugs, named = [], []
    for kind, id_, (start, end) in sheet.mentions(span):
        if kind == "drug":
            drugs.append((start - span.start, end - span.start, "" if id_ == sheet.drug else id_))
        elif kind in _NAMED:
            named.append((start - span.start, f"{kind}:{id_}"))
    spot = _spot(sheet.place(sheet.sheet.prose.source(span)))
    return Passage(spot, section, sheet.words(span), tuple(drugs), tuple(named))


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
