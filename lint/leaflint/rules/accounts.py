"""From an examined sheet to its account for the rules that compare sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.facts import sentences
from leaflint.nodes import Span
from leaflint.reading import Section
from leaflint.rules.corpus import Account, Passage
from leaflint.rules.examined import Examined
from leaflint.vocabulary import fold

_WORDS_AND_STARS = re.compile(r"[^\W_]+|\x00")
_NAMED = ("term", "class", "drug", "condition", "trial")
#: The fewest words of a sentence that can have been pasted.
LEAST_WORDS = 8


def account_of(sheet: Examined) -> Account:
    """What `sheet` tells the rules that compare sheets."""
    read = sheet.sheet
    return Account(
        path=read.path,
        drug=sheet.drug or "",
        condition=sheet.condition or "",
        language=read.language,
        jurisdiction=sheet.jurisdiction,
        revised=sheet.revision.values[0].iso if sheet.revision else "",
        top=sheet.place(sheet.top),
        headings=tuple(
            (str(section.id), sheet.place(sheet.heading(section))) for section in read.sections if section.id
        ),
        facts=sheet.all_facts,
        passages=tuple(passage for section in read.sections for passage in _passages(sheet, section)),
        named=tuple(sorted({mention.id for mention in read.mentions if mention.kind in ("term", "class")})),
    )


def _passages(sheet: Examined, section: Section) -> Iterator[Passage]:
    text = sheet.sheet.prose.text
    for block in section.blocks:
        for span in sentences(text, block):
            words = _words(sheet, span)
            if words.count(" ") >= LEAST_WORDS - 1:
                source = sheet.sheet.prose.source(span)
                named = dict.fromkeys((m.kind, m.id) for m in sheet.mentions(span) if m.kind in _NAMED)
                yield Passage(
                    sheet.place(source), section.id or "", words, sheet.sheet.text.quote(source), tuple(named)
                )


def _words(sheet: Examined, span: Span) -> str:
    """The words of a sentence in small letters, with a star for each name of the sheet's own drug."""
    pieces, reached = [], span.start
    for mention in sheet.mentions(span):
        if mention.kind == "drug" and mention.id == sheet.drug and mention.span.start >= reached:
            pieces += [sheet.words(Span(reached, mention.span.start)), " \x00 "]
            reached = mention.span.end
    pieces.append(sheet.words(Span(reached, span.end)))
    folded = fold("".join(pieces))
    return " ".join(match.group() for match in _WORDS_AND_STARS.finditer(folded)).replace("\x00", "*")
