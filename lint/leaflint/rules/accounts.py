"""From an examined sheet to its account for the rules that compare sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from leaflint.facts import Fact, Property, Witness, sentences
from leaflint.facts.frequency import Period
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
from leaflint.rules.passages import LEAST_WORDS, alike, digest_of, first_word, words_of
from leaflint.rules.unwritten import is_unwritten
from leaflint.vocabulary import Mention

#: What passages name besides drugs.
_NAMED = frozenset({"term", "class", "trial", "target", "maker"})
_TIMES = frozenset({"every", "rate", "per-period"})
_DIGITS = re.compile(r"(?<!\d)(\d{1,3}) $")
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
    places = [*((section.id or "", section.blocks) for section in known), *_around(sheet)]
    for number, (section, blocks) in enumerate(places):
        for span in _spans(sheet, blocks):
            passage = _passage(sheet, number, section, span)
            words = words_of(folded[span.start : span.end], passage.drugs)
            if len(words) >= LEAST_WORDS and span.end - span.start <= _MAX_LENGTH and len(found) < _MAX_PASSAGES:
                found.append(passage)
                digests.append(digest_of(read.language, section, *words))
    passages = Passages(
        _spot(sheet.place(sheet.top)),
        headings,
        tuple(section for section, _ in places),
        tuple(sorted(named)),
        tuple(sorted(route for mention in read.mentions if (route := _route(sheet, mention)))),
        tuple(found),
    )
    return passages, b"".join(digests)


def _around(sheet: Examined) -> Iterator[tuple[str, Sequence[Block]]]:
    """What stands above the first question, and under headings that are none."""
    yield "", [block for block in sheet.sheet.header if block.kind != "heading"]
    yield from (("", section.blocks) for section in sheet.sheet.sections if section.aside)


def _spans(sheet: Examined, blocks: Sequence[Block]) -> Iterator[Span]:
    """Sentences of at least LEAST_WORDS words, and runs of shorter ones that have as many together.

    A shorter run that names something stands with the long sentence next to it, too: it may be what was pasted.
    """
    text = sheet.sheet.prose.text
    for block in blocks:
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


def _passage(sheet: Examined, number: int, section: str, span: Span) -> Passage:
    drugs, named = [], []
    mentions = sheet.mentions(span)
    for kind, id_, (start, end) in mentions:
        if kind == "drug":
            drugs.append((start - span.start, end - span.start, "" if id_ == sheet.drug else id_))
        elif kind in _NAMED and (kind != "target" or section == "how-it-works"):
            named.append((start - span.start, f"{kind}:{first_word(id_) if kind == 'maker' else id_}"))
        elif kind == "infection-tested":
            named.append((start - span.start, f"term:{id_}"))
    named += ((m.span.start - span.start, f"route:{route}") for m in mentions if (route := _route(sheet, m)))
    named += ((start - span.start, thing) for start, thing in (*_timed(mentions), *_contraception(sheet, mentions)))
    spot = _spot(sheet.place(sheet.sheet.prose.source(span)))
    return Passage(spot, number, sheet.words(span), tuple(drugs), tuple(sorted({*named})))


def _route(sheet: Examined, mention: Mention) -> str:
    """The route that a mention names, or that alone brings what it names: "infusion reactions"; "" for none."""
    if mention.kind == "term":
        return str(sheet.vocabulary.terms.get(mention.id, {}).get("of", ""))
    return mention.id if mention.kind == "route" else ""


def _timed(mentions: Sequence[Mention]) -> Iterator[tuple[int, str]]:
    """The tests of which words say how often they are done, where they begin."""
    if any(mention.kind in _TIMES for mention in mentions):
        for mention in mentions:
            if mention.kind == "term":
                yield mention.span.start, f"check:{mention.id}"


def _contraception(sheet: Examined, mentions: Sequence[Mention]) -> Iterator[tuple[int, str]]:
    """How long people are to use birth control: "for 6 weeks" is `contraception:P6W`."""
    if any(mention.kind == "topic" and mention.id == "contraception" for mention in mentions):
        for mention in mentions:
            unit = Period.parse(mention.id) if mention.kind == "period" else None
            if unit and (number := _number_before(sheet, mention, mentions)):
                yield mention.span.start, f"contraception:{unit._replace(n=unit.n * number).iso}"


def _number_before(sheet: Examined, period: Mention, mentions: Sequence[Mention]) -> int | None:
    text = sheet.sheet.prose.text
    if digits := _DIGITS.search(text, max(period.span.start - 6, 0), period.span.start):
        return int(digits[1])
    words = (m for m in mentions if m.kind == "number" and m.id.isdigit() and m.span.end == period.span.start - 1)
    return next((int(word.id) for word in words), None)


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
