"""The shares of people in a trial who had a relapse, or none: of those on the drug, and of those compared with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.facts.clauses import Clause
from leaflint.facts.readers.context import Reading
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

PERCENT = re.compile(
    r"(?<![\w.,])(?<!\w-)(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|percent\b|per cent\b|por ciento\b)", re.IGNORECASE
)
#: What stands behind a percentage in words: "ninety-four percent".
_WORDED = re.compile(r"(?<=[^\W\d_]) (?:percent|per cent|por ciento)\b", re.IGNORECASE)
_TENS = 10
#: What a share is of, by the cue that stands next to it.
_SHARES = {"free": "relapse_free", "attacked": "relapsed"}
#: So many words stand between a share and those that it is of, at most: "58% of the people on placebo".
_FEW_WORDS = 5


def percentages(reading: Reading, span: Span) -> list[Mention]:
    """The percentages in `span`, those in words behind those in digits."""
    found = [Mention("percent", m[1].replace(",", "."), Span(*m.span())) for m in PERCENT.finditer(reading.text, *span)]
    for match in _WORDED.finditer(reading.text, *span):
        numbers = [m for m in reading.sheet.within(Span(span.start, match.start())) if m.kind == "number"]
        if numbers and numbers[-1].span.end == match.start() and numbers[-1].id.isdigit():
            found.append(_in_words(reading, numbers, match.end()))
    return found


def _in_words(reading: Reading, numbers: list[Mention], end: int) -> Mention:
    """The percentage whose last word ends `numbers`: "three", "ninety-four", "noventa y cuatro"."""
    last = numbers[-1]
    tens = numbers[-2] if len(numbers) > 1 else None
    joint = reading.text[tens.span.end : last.span.start].strip(" -") if tens else ""
    if tens and tens.id.isdigit() and len(joint) <= 1 and int(tens.id) % _TENS == 0 and int(last.id) < _TENS:
        return Mention("percent", str(int(tens.id) + int(last.id)), Span(tens.span.start, end))
    return Mention("percent", last.id, Span(last.span.start, end))


def shares_of(reading: Reading, clause: Clause, drug: str | None) -> Iterator[tuple[str, str]]:
    """The shares that the sentence of a clause tells of the people on `drug`, and of those it was compared with.

    Nothing where it is open which of several is whose.
    """
    figures = percentages(reading, clause.sentence)
    if not figures:
        return
    sentence = clause._replace(span=clause.sentence, mentions=reading.sheet.within(clause.sentence))
    cues = [cue for cue in sentence.of("cue") if cue.id != "share"]
    compared = {figure for figure in figures if _is_of_the_compared(sentence, figure, figures, drug)}
    for cue, name in _SHARES.items():
        told = [f for f in figures if cues and min(cues, key=lambda one: _distance(one.span, f.span)).id == cue]
        # "… stayed free, against 58% on placebo": what is compared is a share of the same kind.
        own = [figure for figure in told if figure not in compared]
        if len(own) == 1 and not [f for f in figures if f not in compared and f not in own and _is_beside(f, own[0])]:
            yield name, f"{own[0].id}%"
            if len(compared) == 1:
                yield f"{name}_compared", f"{compared.copy().pop().id}%"


def _is_beside(one: Mention, other: Mention) -> bool:
    return _distance(one.span, other.span) <= 2


def _is_of_the_compared(sentence: Clause, figure: Mention, figures: list[Mention], drug: str | None) -> bool:
    """Whether a share is of people on placebo or another drug: "58% on placebo", "on placebo it was 58%"."""
    for who in sentence.mentions:
        if who.kind != "comparator" and (who.kind != "drug" or who.id == drug):
            continue
        first, second = sorted((figure.span, who.span))
        between = sentence.text[first.end : second.start]
        if ":" in between and any(word.span.end <= who.span.start for word in sentence.of("comparing")):
            continue  # "It was compared with azathioprine: 89% against 56%"
        others = any(first.end <= other.span.start < second.start for other in figures)
        if first.end <= second.start and not others and "," not in between and len(between.split()) <= _FEW_WORDS:
            return True
    return False


def _distance(one: Span, other: Span) -> int:
    first, second = sorted((one, other))
    return second.start - first.end
