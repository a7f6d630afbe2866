"""untranslated-text: words of the source that were left in a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from leaflint.facts import sentences
from leaflint.finding import Severity
from leaflint.nodes import Span
from leaflint.reading import Section, Unreadable
from leaflint.rules.apart import is_in_address
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, untouched
from leaflint.rules.rule import Group, Problem, sheet_rule
from leaflint.vocabulary import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: What is set in quotes or brackets may name the source's own word.
_QUOTED = re.compile(r"[\"“«'‘(][^\"”»'’)\n]{0,80}[\"”»'’)]")
#: So many words of a sentence left as they are were not translated; fewer may be names.
_LEAST = 4
_FEW = 2


@sheet_rule(
    group=Group.TRANSLATIONS,
    severity=Severity.WARNING,
    good=[untouched("es/azatioprina").translating(untouched("azathioprine"))],
    bad=[
        answer("administration", "«It is a pill that you swallow at home.»")
        .of("es/azatioprina")
        .translating(untouched("azathioprine")),
        answer("frequency", "Tome la pastilla «once» al día.")
        .of("es/azatioprina")
        .translating(answer("frequency", "Take the pill once a day.")),
    ],
)
def untranslated_text(sheet: Examined) -> Iterator[Problem]:
    """Source-language words are left in a translation.

    Who does not read the other language loses the sentence, or reads something else: the English "once" is eleven in
    Spanish. Translate it. A word that means another number in this language is an error.
    """
    source = sheet.source
    if source is None or isinstance(source, Unreadable) or source.sheet.language == sheet.sheet.language:
        return
    left = {fold(" ".join(words)) for section in source.sheet.sections for _, words in _sentences(source, section)}
    foreign = sheet.vocabulary.notations.get("untranslated", {}).get(source.sheet.language, {})
    misread = foreign.get("misread", {}).get(sheet.sheet.language, {})
    for section in sheet.sheet.sections:
        theirs = source.sheet.section(section.id) if section.id else None
        for span, words in _sentences(sheet, section):
            if len(words) >= _LEAST and fold(" ".join(words)) in left:
                yield _problem(sheet, span, "is left as the source has it", "translate it", None)
                continue
            yield from _left(sheet, span, frozenset(foreign.get("words", ())))
            yield from _misread(sheet, source, span, theirs, misread)


def _sentences(sheet: Examined, section: Section) -> Iterator[tuple[Span, list[str]]]:
    text = sheet.sheet.prose.text
    for block in section.blocks if not section.aside else ():
        for span in sentences(text, block):
            yield span, _WORD.findall(text, *span)


def _left(sheet: Examined, sentence: Span, foreign: frozenset[str]) -> Iterator[Problem]:
    """Runs of words that stand in no text of this language, but for one alone and for what is quoted."""
    text = sheet.sheet.prose.text
    quoted = [match.span() for match in _QUOTED.finditer(text, *sentence)]
    for is_foreign, run in groupby(_WORD.finditer(text, *sentence), lambda word: word.group() in foreign):
        words = list(run)
        span = Span(words[0].start(), words[-1].end())
        inside = any(start <= span.start and span.end <= end for start, end in quoted)
        if is_foreign and len(words) >= _FEW and not inside and not is_in_address(text, span):
            yield _problem(sheet, span, "is left in the language of the source", "translate it", None)


def _misread(
    sheet: Examined, source: Examined, sentence: Span, theirs: Section | None, misread: dict[str, str]
) -> Iterator[Problem]:
    """Words that mean something else here, where the source has the very word and nothing says what it means here."""
    said = {fold(word) for word in _WORD.findall(source.sheet.prose.text, *theirs.answer)} if theirs else set()
    times = any(m.kind in ("period", "per-period", "rate", "unit", "every") for m in sheet.mentions(sentence))
    for match in _WORD.finditer(sheet.sheet.prose.text, *sentence):
        word = fold(match.group())
        if times and word in misread and word in said and fold(misread[word]) not in said:
            span = Span(*match.span())
            yield _problem(sheet, span, f"means {misread[word]!r} here", "write what the source means", Severity.ERROR)


def _problem(sheet: Examined, span: Span, what: str, hint: str, severity: Severity | None) -> Problem:
    words = sheet.words(span)
    return Problem(sheet.sheet.prose.source(span), f"{words[:80]!r} {what}", hint, about=words[:80], severity=severity)
