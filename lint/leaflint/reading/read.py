"""From bytes to a sheet, a comparison page, or the reason why it is neither."""

from __future__ import annotations

import re
from collections import Counter

from leaflint.nodes import Mapping, Scalar, Span
from leaflint.reading.comments import read_comments
from leaflint.reading.comparison import columns_of, is_comparison
from leaflint.reading.front_matter import read_front_matter
from leaflint.reading.header import find_concern, find_subject, read_declared
from leaflint.reading.markdown import read_markdown
from leaflint.reading.outline import Outline, read_outline
from leaflint.reading.sheet import Column, ComparisonPage, Named, Prose, Sheet
from leaflint.reading.text import Unreadable, decode
from leaflint.vocabulary import APART, Mention, Vocabulary


def read_sheet(path: str, data: bytes, vocabulary: Vocabulary) -> Sheet | ComparisonPage | Unreadable:
    """The sheet that the file `path` with the content `data` is. Never raises for bad input."""
    text = decode(path, data)
    if isinstance(text, Unreadable):
        return text
    opened = read_front_matter(text)
    if isinstance(opened, Unreadable):
        return opened
    front, start = opened
    body = read_markdown(text, start)
    if isinstance(body, Unreadable):
        return body
    outline = read_outline(body.blocks, body.prose, vocabulary)
    language = _language(front, outline, vocabulary)
    mentions = vocabulary.mentions(body.prose.text, language)
    compares = front is None and is_comparison(outline, mentions)
    mentions = _with_those_apart(mentions, outline, body.prose, vocabulary, language)

    def subject(kind: str) -> Named | None:
        declared = front.get(kind) if front else None
        if declared is None:
            return find_subject(kind, outline, body.prose, mentions)
        return read_declared(kind, declared, vocabulary, language)

    condition = subject("condition")
    if condition is None and front is None:
        condition = find_concern(outline, body.prose, mentions)
    sheet = Sheet(
        text=text,
        front=front,
        body=start,
        prose=body.prose,
        mentions=mentions,
        starts=tuple(mention.span.start for mention in mentions),
        header=outline.header,
        sections=outline.sections,
        comments=read_comments(text, front, start, body),
        language=language,
        drug=subject("drug"),
        condition=condition,
    )
    if not compares:
        return sheet
    columns = columns_of(outline, body.prose, mentions, vocabulary)
    return ComparisonPage(text, outline.sections, tuple(_column(sheet, column) for column in columns))


def _column(page: Sheet, column: Column) -> Sheet:
    return page._replace(header=(), sections=column.sections, drug=column.drug)


def declared_in(path: str, data: bytes) -> Mapping | None:
    """The front matter of the file `path` with the content `data`; None where there is none that can be read."""
    text = decode(path, data)
    opened = text if isinstance(text, Unreadable) else read_front_matter(text)
    return None if isinstance(opened, Unreadable) else opened[0]


def _language(front: Mapping | None, outline: Outline, vocabulary: Vocabulary) -> str:
    """The language the front matter declares, else the one most of the questions are asked in."""
    declared = front.get("language") if front else None
    if isinstance(declared, Scalar):
        language = re.split("[-_]", declared.text.strip().lower())[0]
        if language in vocabulary.languages:
            return language
    asked = Counter(section.question.language for section in outline.sections if section.question)
    return max(vocabulary.languages, key=lambda language: (asked[language], -vocabulary.languages.index(language)))


def _with_those_apart(
    mentions: tuple[Mention, ...], outline: Outline, prose: Prose, vocabulary: Vocabulary, language: str
) -> tuple[Mention, ...]:
    """The mentions, with those of the kinds that are sought only in some answers."""
    asked = [(section.id or "", section.answer) for section in outline.sections if section.id or section.aside]
    header = Span(0, outline.sections[0].heading.start if outline.sections else len(prose.text))
    found = [
        mention._replace(span=Span(mention.span.start + place.start, mention.span.end + place.start))
        for section, place in [("", header), *asked]
        if (kinds := [kind for kind, sections in APART.items() if section in sections])
        for mention in vocabulary.apart(prose.text[slice(*place)], language, kinds)
    ]
    return tuple(sorted([*mentions, *found], key=lambda mention: (mention.span.start, -mention.span.end)))
