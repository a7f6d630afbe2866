"""What a sheet says as a few short names of it: digests over its meaning, not its bytes."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from leaflint.facts import DateLine, Fact, sentences
from leaflint.facts.sign_offs import sign_offs
from leaflint.nodes import Mapping, Span, plain
from leaflint.reading import Block, Section, Sheet

#: What is put before every digest: the function and the version of what it is taken over (docs/approvals.md).
PREFIX = "sha256-1:"
#: What stands above the first question, among the sections.
HEADER = "header"
_NUMBER = re.compile(r"\d")
#: Marks that a piece may be left with when something is taken out of it.
_MARKS = " .,;:|()*_–—-"
#: What says how old a text is, who has approved it, and what it is a translation of, is not the text.
_ABOUT = ("status", "revised", "translation_of")


class Digests(msgspec.Struct, frozen=True):
    """The digests of a sheet: of the whole, of each key of the front matter, and of each section.

    `sections` are by id, those that are no known question by the words of their heading, and what stands above the
    first as HEADER; of two with one name the second is `name#2`.
    """

    whole: str
    front: dict[str, str]
    sections: dict[str, str]


def digest_of(thing: Any) -> str:
    """The digest of lists, texts and tables of them: SHA-256 of their JSON, keys sorted, no blanks, as UTF-8."""
    text = json.dumps(thing, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return PREFIX + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digests_of(sheet: Sheet, dates: Sequence[DateLine]) -> Digests:
    """The digests of a sheet whose revision lines hold `dates`.

    Line ends, the width of paragraphs, emphasis, comments and the order of keys and sections are not in them, nor are
    the revision dates, the front matter's `status`, `revised` and `translation_of`, and the sentences that say whether
    the sheet is approved: these are written after it was.
    """
    front = {key: digest_of(value) for key, value in _declared(sheet.front)}
    sections = {name: digest_of(words) for name, words in words_of(sheet, dates).items()}
    return Digests(digest_of({"front": front, "sections": sections}), front, sections)


def words_of(sheet: Sheet, dates: Sequence[DateLine]) -> dict[str, list[str]]:
    """What the digest of each section is taken over, by the section's name: its heading, then its blocks."""
    left_out = _left_out(sheet, dates)
    found: dict[str, list[str]] = {}
    for name, words in (
        (HEADER, _words(sheet, sheet.header, left_out)),
        *((name_of(sheet, section), _answer(sheet, section, left_out)) for section in sheet.sections),
    ):
        nth = sum(known == name or known.startswith(f"{name}#") for known in found) + 1
        found[name if nth == 1 else f"{name}#{nth}"] = words
    return found


def name_of(sheet: Sheet, section: Section) -> str:
    """What a section is called in digests: its id, or the words of its heading."""
    return section.id or _normal(sheet.prose.text[slice(*section.heading)])


def facts_digests(facts: Iterable[Fact]) -> dict[str, str]:
    """The digest of every statement in `facts`, by its words, such as `dose 2-3 mg/kg/d (frequency=1/P1D)`."""
    said = {statement_of(fact): fact for fact in facts}
    return {words: digest_of(_stated(said[words])) for words in sorted(said)}


def statement_of(fact: Fact) -> str:
    """A fact in words: property, value, qualifiers, and whom it is about."""
    qualifiers = ", ".join(f"{name}={value}" for name, value in sorted(fact.qualifiers))
    about = " ".join(word for word in (fact.drug, fact.condition) if word)
    return f"{fact.property} {fact.value}{f' ({qualifiers})' if qualifiers else ''}{f' [{about}]' if about else ''}"


def _stated(fact: Fact) -> list[Any]:
    return [fact.drug, fact.condition, fact.property.value, fact.value, sorted(map(list, fact.qualifiers))]


def _declared(front: Mapping | None) -> Iterator[tuple[str, Any]]:
    for entry in front.entries if front else ():
        if entry.key.text not in _ABOUT:
            yield _normal(entry.key.text), _normalised(plain(entry.value))


def _normalised(value: Any) -> Any:
    if isinstance(value, str):
        return _normal(value)
    if isinstance(value, list):
        return [_normalised(item) for item in value]
    return {_normal(key): _normalised(item) for key, item in value.items()}


def _normal(text: str) -> str:
    """The text in Unicode's composed form, with one blank for each run of white space and none at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _left_out(sheet: Sheet, dates: Iterable[DateLine]) -> list[Span]:
    """What was written about the text and not in it: dates of revision with their labels, and what says who signed."""
    blocks = [*sheet.header, *(sheet.sections[-1].blocks if sheet.sections else ())]
    days = [span for line in dates if not line.declared and not line.missing for span in _found(sheet, line, blocks)]
    labels = [
        mention.span
        for block in blocks
        for piece in _pieces(sheet, block)
        for mention in sheet.within(piece)
        if mention.kind == "revision" and any(piece.start <= day.start < piece.end for day in days)
    ]
    told = {found.sentence for found in sign_offs(sheet)}
    signed = [
        piece
        for block in blocks
        for piece in _pieces(sheet, block)
        if any(one.start < piece.end and piece.start < one.end for one in told)
        and any(mention.kind in ("approval", "unsigned") for mention in sheet.within(piece))
        and not _NUMBER.search(_without(sheet.prose.text, piece, days))
    ]
    return sorted({*days, *labels, *signed}, key=lambda span: (span.start, -span.end))


def _found(sheet: Sheet, line: DateLine, blocks: Iterable[Block]) -> Iterator[Span]:
    """Where in the prose the date of a revision line stands."""
    for block in blocks:
        at = sheet.prose.text.find(line.words, *block.prose)
        while at >= 0 and sheet.prose.source(Span(at, at + len(line.words))) != line.span:
            at = sheet.prose.text.find(line.words, at + 1, block.prose.end)
        if at >= 0:
            yield Span(at, at + len(line.words))


def _pieces(sheet: Sheet, block: Block) -> Iterator[Span]:
    """The sentences of a block, each divided at its upright bars."""
    for sentence in sentences(sheet.prose.text, block):
        start = sentence.start
        while (bar := sheet.prose.text.find("|", start, sentence.end)) >= 0:
            yield Span(start, bar)
            start = bar + 1
        yield Span(start, sentence.end)


def _answer(sheet: Sheet, section: Section, left_out: Sequence[Span]) -> list[str]:
    return [_normal(sheet.prose.text[slice(*section.heading)]), *_words(sheet, section.blocks, left_out)]


def _words(sheet: Sheet, blocks: Iterable[Block], left_out: Sequence[Span]) -> list[str]:
    """The words of each block; of one in which something is left out those of each piece. None are empty."""
    text = sheet.prose.text
    words: list[str] = []
    for block in blocks:
        if any(block.prose.start <= span.start < block.prose.end for span in left_out):
            pieces = (_normal(_without(text, piece, left_out)).strip(_MARKS) for piece in _pieces(sheet, block))
            words += [piece for piece in pieces if piece]
        else:
            words.append(_normal(text[slice(*block.prose)]))
    return [one for one in words if one]


def _without(text: str, span: Span, left_out: Iterable[Span]) -> str:
    """The text of a span without what is left out, which is in its order."""
    pieces: list[str] = []
    start = span.start
    for out in left_out:
        if start <= out.start and out.end <= span.end:
            pieces.append(text[start : out.start])
            start = out.end
    return " ".join((*pieces, text[start : span.end]))
