"""From bytes to a sheet, a comparison page, or the reason why it is neither."""

from __future__ import annotations

from collections import Counter

from leaflint.nodes import Mapping, Scalar, Span
from leaflint.reading.comments import read_comments
from leaflint.reading.front_matter import read_front_matter
from leaflint.reading.header import read_subject
from leaflint.reading.markdown import read_markdown
from leaflint.reading.outline import Outline, read_outline
from leaflint.reading.sheet import ComparisonPage, Section, Sheet
from leaflint.reading.text import Unreadable, decode
from leaflint.vocabulary import Mention, Vocabulary


def read_sheet(path: str, data: bytes, vocabulary: Vocabulary) -> Sheet | ComparisonPage | Unreadable:
    """The sheet that the file `path` with the content `data` is. Never raises for bad input."""
    text = decode(path, data)
    if isinstance(text, Unreadable):
        return text
    opened = read_front_matter(text)
    if isinstance(opened, Unreadable):
        return opened
    front, start = opened
    body = read_markdown(text.content, start)
    outline = read_outline(body.blocks, body.prose, vocabulary)
    language = _language(front, outline, vocabulary)
    mentions = tuple(vocabulary.lexicon(language).find(body.prose.text))
    if front is None and _is_comparison(outline, mentions):
        return ComparisonPage(text, outline.sections)
    subjects = [
        read_subject(kind, front, outline, body.prose, mentions, vocabulary, language) for kind in ("drug", "condition")
    ]
    comments = read_comments(text, front, start, body.blocks, body.html)
    drug, condition = subjects
    return Sheet(
        text, front, start, body.prose, mentions, outline.header, outline.sections, comments, language, drug, condition
    )


def _language(front: Mapping | None, outline: Outline, vocabulary: Vocabulary) -> str:
    """The language the front matter declares, else the one most of the questions are asked in."""
    declared = front.get("language") if front else None
    if isinstance(declared, Scalar) and declared.text in vocabulary.languages:
        return declared.text
    asked = Counter(section.question.language for section in outline.sections if section.question)
    return max(vocabulary.languages, key=lambda language: (asked[language], -vocabulary.languages.index(language)))


def _is_comparison(outline: Outline, mentions: tuple[Mention, ...]) -> bool:
    """Whether most of the known questions are answered by a table with a column for each of two or more drugs."""
    drugs = [mention.span for mention in mentions if mention.kind == "drug"]
    known = [section for section in outline.sections if section.id]
    return 0 < len(known) < 2 * sum(_compares(section, drugs) for section in known)


def _compares(section: Section, drugs: list[Span]) -> bool:
    heads = [block.prose for block in section.blocks if block.cell and block.cell[1] == 0]
    return sum(any(head.start <= drug.start < head.end for drug in drugs) for head in heads) >= 2
