"""A box above the questions or in an aside that sums up how the drug is taken: "Dose: 300 mg", "| When | weekly |"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from leaflint.facts.clauses import sentences
from leaflint.nodes import Span
from leaflint.reading import Section, Sheet
from leaflint.reading.sheet import Block
from leaflint.vocabulary import Question, Vocabulary

#: What facts of a summary name as their section.
SUMMARY = "summary"

_SUMMED = ("administration", "frequency", "dosage", "fda-approval")
_MAX_LABEL = 40
#: So many words has a sentence that only tells the status, at most.
_FEW_WORDS = 4
#: A text is approved by people, a drug by none: "approved by Dr Lopez".
_BY = re.compile(r"\b(?:by|por) (?:Drs?|Dra|Prof|Mrs?|Ms)\b")
_MAX_LINES = 60


def summary_sections(sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Section]:
    """The lines and rows of a sheet's summaries as answers to the questions that their labels ask.

    A sentence above the first question counts where it says how the drug is taken, or whether it is approved.
    """
    blocks = [*sheet.header, *(block for section in sheet.sections if section.aside for block in section.blocks)]
    for label, value, block in [*_rows(blocks), *_lines(blocks, sheet.prose.text)][:_MAX_LINES]:
        if section := _asked(sheet.prose.text[slice(*label)], sheet.language, vocabulary):
            answer = block._replace(kind="paragraph", prose=value, cell=None)
            yield Section(Question(section, sheet.language), label, value, (answer,), aside=True)
    for block in sheet.header:
        if block.kind in ("paragraph", "item") and block.strong != block.prose.end:
            for span in sentences(sheet.prose.text, block):
                if section := _told(sheet, block, span):
                    answer = block._replace(prose=span)
                    heading = span._replace(end=span.start)
                    yield Section(Question(section, sheet.language), heading, span, (answer,), aside=True)


def _told(sheet: Sheet, block: Block, sentence: Span) -> str | None:
    """The question that a sentence above the questions answers."""
    if _is_on_approval(sheet, sentence):
        return "fda-approval"
    return "administration" if block.kind == "paragraph" and _is_on_taking(sheet, sentence) else None


def _is_on_approval(sheet: Sheet, sentence: Span) -> bool:
    """Whether a sentence speaks of an approval for the sheet's condition or by a regulator, not of drugs in general."""
    condition = sheet.condition.id if sheet.condition else None
    said = sheet.within(sentence)
    named = {(m.kind, m.id if m.kind in ("condition", "regulator") else "") for m in said}
    whose = ("condition", condition) in named or ("regulator", "fda") in named
    by_name = _BY.search(sheet.prose.text, *sentence)
    # "Not FDA approved." needs no more, and "FDA approved for adults" is said of the drug.
    is_short = len(sheet.prose.text[slice(*sentence)].split()) <= _FEW_WORDS
    whose = whose or any(m.kind == "status" and (is_short or m.span.start == sentence.start) for m in said)
    told = whose and not by_name and not named.isdisjoint((("status", ""), ("participle", "")))
    return told and named.isdisjoint((("approval", ""), ("revision", ""), ("other-drugs", "")))


def _is_on_taking(sheet: Sheet, sentence: Span) -> bool:
    """Whether a sentence above the questions says how the drug is taken; others speak of the clinic or the sheet."""
    own = sheet.drug.id if sheet.drug else None
    return any(m.kind == "taken" or (m.kind == "drug" and m.id == own) for m in sheet.within(sentence))


def _asked(label: str, language: str, vocabulary: Vocabulary) -> str | None:
    """Which of the questions on taking a drug a label asks."""
    question = vocabulary.question(label)
    if question:
        return question.section if question.section in _SUMMED else None
    if any(m.kind in ("approval", "revision") for m in vocabulary.lexicon(language).find(label)):
        return None
    told = vocabulary.told_sections(label, language)
    return next((section for section in _SUMMED if section in told), None)


def _rows(blocks: list[Block]) -> Iterator[tuple[Span, Span, Block]]:
    """The label, the value and its cell, of each row of tables with two columns."""
    cells = [block for block in blocks if block.cell]
    for _, row in groupby(cells, key=lambda cell: cell.cell and cell.cell[:2]):
        match [*row]:
            case [label, value] if _is_label(label.prose):
                yield label.prose, value.prose, value


def _lines(blocks: list[Block], text: str) -> Iterator[tuple[Span, Span, Block]]:
    """The label, the value and its block, of each line with a colon behind its first words."""
    for block in blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        for line in block.lines:
            start, end = line.prose
            colon = text.find(":", start, min(end, start + _MAX_LABEL))
            if colon > start and (words := text[colon + 1 : end].lstrip()):
                yield Span(start, colon), Span(end - len(words), end), block


def _is_label(words: Span) -> bool:
    return 0 < words.end - words.start <= _MAX_LABEL
