"""Answers that nobody has written yet: nothing at all, or words that keep a place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from leaflint.nodes import Span
from leaflint.reading import Section
from leaflint.rules.examined import Examined
from leaflint.vocabulary import Mention

_TEMPLATE = re.compile(
    r"\{[^{}\n]{0,60}\}|<<[^<>\n]{0,60}>>|_{3,}|[Xx](?<!\w.)[Xx]+(?:[/.-][Xx]{2,})*(?!\w|\s[A-Z][a-z])|\?(?<!\w.)\?{2,}"
)

# A box to tick, which opens a line.
_BOX = re.compile(r"^[\s|*•–-]*(?:\[[ xX]?\]|[☐☑☒□▢])")
_LINE = 200

# What a template has in it, in small letters: a text without any of these is passed over at once.
_MARKS = ("{", "<<", "___", "xx", "???")

#: Words so near behind a placeholder are part of it: "[insert text here]".
_BESIDE = 2
#: A longer answer says something else besides.
_PROMISE = 80
_BOTH = frozenset(("text", "yet"))
_CLINICAL = frozenset(
    ("term", "drug", "class", "condition", "number", "status", "route", "rate", "period", "trial", "maker")
)

# Both hold the empty text: the beginning and the end of the answer.
_BEFORE = ("", *"\n.!?:;([|–—-")
_AFTER = ("", *"\n.!…;)]|")


def is_empty(sheet: Examined, section: Section) -> bool:
    """Whether nothing stands under the question."""
    return not any(_tells(character) for character in sheet.words(section.answer))


def placeholders(sheet: Examined, section: Section) -> Iterator[Span]:
    """Placeholders anywhere in the answer, and words that are one where they stand alone."""
    reached = -1
    words = sheet.words(section.answer).lower()
    may_hold = any(mark in words for mark in _MARKS)
    for match in _TEMPLATE.finditer(sheet.sheet.prose.text, *section.answer) if may_hold else ():
        reached = match.end()
        if match.group().startswith("_") and (
            _is_for_the_reader(sheet, match.start()) or _is_to_be_filled_in(sheet, Span(*match.span()))
        ):
            continue
        yield Span(*match.span())
    for mention in sheet.mentions(section.answer):
        if mention.kind == "placeholder" and mention.span.start >= reached and _keeps_a_place(sheet, section, mention):
            reached = mention.span.end + _BESIDE
            yield mention.span
    if reached < 0 and _promises(sheet, section):
        yield section.answer


def _is_for_the_reader(sheet: Examined, blank: int) -> bool:
    """Whether a blank is one that the reader fills in: "My infusion center: ______"."""
    start = sheet.sheet.prose.text.rfind("\n", 0, blank) + 1
    return bool(sheet.vocabulary.apart(sheet.words(Span(start, blank)), sheet.sheet.language, ("field",)))


def _promises(sheet: Examined, section: Section) -> bool:
    """Whether all that a short answer says is that it is not written yet: "We will write this part later"."""
    words = sheet.words(section.answer)
    if len(words) > _PROMISE or any(mention.kind in _CLINICAL for mention in sheet.mentions(section.answer)):
        return False
    return {mention.id for mention in sheet.vocabulary.apart(words, sheet.sheet.language, ("unwritten",))} == _BOTH


def is_unwritten(sheet: Examined, section: Section) -> bool:
    """Whether the answer is empty or keeps a place, so that what it lacks is no second fault."""
    return is_empty(sheet, section) or any(True for _ in placeholders(sheet, section))


def _is_to_be_filled_in(sheet: Examined, blank: Span) -> bool:
    """Whether a line opens with a box to tick, and so is the reader's to fill in: "[ ] Vaccine given on ____"."""
    content, at = sheet.sheet.text.content, sheet.sheet.prose.source(blank).start
    return bool(_BOX.search(content[max(0, at - _LINE) : at].rsplit("\n", 1)[-1]))


def _tells(character: str) -> bool:
    """Letters, digits and signs such as a tick tell something; punctuation does not."""
    return unicodedata.category(character)[0] in "LN" or unicodedata.category(character) == "So"


def _keeps_a_place(sheet: Examined, section: Section, mention: Mention) -> bool:
    return mention.id == "anywhere" or sheet.words(mention.span).isupper() or _stands_alone(sheet, section, mention)


def _stands_alone(sheet: Examined, section: Section, mention: Mention) -> bool:
    """Whether the words are a sentence, a line or what follows a colon, and no part of one: "Dose: coming soon."."""
    (start, end), near = mention.span, 20
    before = sheet.words(Span(max(section.answer.start, start - near), start)).rstrip(" \t*_\"“'‘")
    after = sheet.words(Span(end, min(section.answer.end, end + near))).lstrip(" \t*_\"”'’")
    return before[-1:] in _BEFORE and after[:1] in _AFTER
