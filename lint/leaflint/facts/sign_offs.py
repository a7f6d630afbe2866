"""The sentences in which a sheet says of itself that it was approved, or that nobody has approved it yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflint.facts.clauses import sentences
from leaflint.nodes import Span
from leaflint.reading import Block, Sheet

#: So many of a sheet's last blocks may be its imprint.
_IMPRINT = 2


class SignOff(NamedTuple):
    """A sentence of the prose that says whether people have approved the sheet; `approved` is what it says."""

    sentence: Span
    approved: bool


def sign_offs(sheet: Sheet) -> tuple[SignOff, ...]:
    """What a sheet says of its own approval: above the first question, in asides, and in its last lines."""
    return tuple(found for block in _places(sheet) for found in _in_block(sheet, block))


def _places(sheet: Sheet) -> Iterator[Block]:
    yield from sheet.header
    for section in sheet.sections:
        if section.aside:
            yield from section.blocks
        elif section is sheet.sections[-1]:
            yield from section.blocks[-_IMPRINT:]


def _in_block(sheet: Sheet, block: Block) -> Iterator[SignOff]:
    for sentence in sentences(sheet.prose.text, block):
        inside = sheet.within(sentence)
        claims = [mention for mention in inside if mention.kind == "approval"]
        denied = any(
            mention.kind in ("negation", "unsigned") and mention.span.start <= claim.span.start
            for mention in inside
            for claim in claims
        )
        if claims and not denied:
            yield SignOff(sentence, approved=True)
        elif claims or any(mention.kind == "unsigned" for mention in inside):
            yield SignOff(sentence, approved=False)
