"""The words and shapes that an amount is made of: numbers, units, what it is for each of, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_NUMBER = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?: \d{3})+(?![.,]?\d)|\d[\d.,]{0,14})")
#: A unit in its symbol.
UNIT = re.compile(r"(?<![a-z])(?:mcg|mg|ml|[uµμ]g|gm|g|kg)(?![a-z0-9])")
#: A number behind a slash, at the end of what is searched: "1200 mg/2 weeks".
SLASHED = re.compile(r"/(\d{1,2}) ?$")
_EACH = re.compile(r" ?/ ?(?:kg|m2|m\^2|m²|d|wk|h)(?![a-z])")
_SIGN = re.compile(r"[<>]=?|[≤≥]")
_SIGNS = {"<": "less", ">": "more", "<=": "at-most", ">=": "at-least", "≤": "at-most", "≥": "at-least"}
_UNITS = {"mcg": "ug", "µg": "ug", "μg": "ug", "gm": "g", "ml": "mL"}
_PERIODS = {"P1D": "d", "P1W": "wk", "P1M": "mo", "PT1H": "h", "P1Y": "a"}
_THOUSANDS = {".": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"), ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")}
_PLAIN = re.compile(r"\d{1,9}(?:[.,]\d{1,6})?")
_LIKE_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_WORDS = frozenset(("number", "unit", "each", "range", "than", "bound", "between", "drug"))


class Token(NamedTuple):
    """A part of an amount: `id` is a unit, what it is for each of, or what a word means; `number` a number's value.

    A number that can be read in two ways has none.
    """

    kind: str
    id: str
    span: Span
    number: Fraction | None = None


def dose_tokens(folded: str, span: Span, mentions: Sequence[Mention], mark: str) -> list[Token]:
    """The tokens within `span` of a folded text, in its order; of those that overlap, the first and longest.

    `mark` is the decimal mark of the text's language.
    """
    found = [*_shapes(folded, span, mark), *_words(folded, mentions)]
    found.sort(key=lambda token: (token.span.start, -token.span.end, token.kind))
    kept: list[Token] = []
    for token in found:
        if not kept or token.span.start >= kept[-1].span.end:
            kept.append(token)
    kept = [*_hundreds(folded, kept)]
    return [_alone(folded, before, token) for before, token in zip([None, *kept], kept, strict=False)]


def read_number(words: str, mark: str) -> Fraction | None:
    """The number that digits with marks say, or None where it is open whether a mark divides off the thousands."""
    digits = words.replace(" ", "")
    if _THOUSANDS[mark].fullmatch(digits):
        other = "," if mark == "." else "."
        return Fraction(Decimal(digits.replace(other, "").replace(",", ".")))
    if not _PLAIN.fullmatch(digits) or _LIKE_THOUSANDS.fullmatch(digits):
        return None
    return Fraction(Decimal(digits.replace(",", ".")))


def _shapes(folded: str, span: Span, mark: str) -> Iterator[Token]:
    for match in _NUMBER.finditer(folded, *span):
        digits = match.group().rstrip(".,")
        end = match.start() + len(digits)
        yield Token("number", "", Span(match.start(), end), read_number(digits, mark))
    for match in UNIT.finditer(folded, *span):
        yield Token("unit", _UNITS.get(match.group(), match.group()), Span(*match.span()))
    for match in _EACH.finditer(folded, *span):
        each = match.group().replace(" ", "")[1:]
        yield Token("each", "m2" if each[0] == "m" else each, Span(*match.span()))
    for match in _SIGN.finditer(folded, *span):
        yield Token("than", _SIGNS[match.group()], Span(*match.span()))


def _words(folded: str, mentions: Sequence[Mention]) -> Iterator[Token]:
    apart = [mention.span.start for mention in mentions if mention.kind == "apart"]
    totals = [mention.span for mention in mentions if mention.kind == "total"]
    for mention in mentions:
        kind, id_, span = mention
        if kind == "per-period" and any(not folded[span.end : at].strip() for at in apart if at > span.end):
            continue  # "1200 mg a week later"
        if kind == "bound" and any(total.start < span.start and span.end <= total.end for total in totals):
            continue  # "a day adds up to 1500 mg"
        if kind in _WORDS:
            yield Token(kind, id_, span, Fraction(int(id_)) if kind == "number" else None)
        elif kind == "per-period" and id_ in _PERIODS:
            yield Token("each", _PERIODS[id_], span)
        elif kind == "period" and id_ in _PERIODS and folded[: span.start].endswith(("/", "/ ")):
            slash = folded.rindex("/", 0, span.start)
            yield Token("each", _PERIODS[id_], Span(slash, span.end))
        elif kind == "rate":
            yield Token("rate", id_, span)


def _hundreds(folded: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with numbers in several words as one: "one hundred and twenty", "two thousand seven hundred"."""
    index = 0
    while index < len(tokens):
        end = _words_end(folded, tokens, index)
        words = [token.number for token in tokens[index:end] if token.number is not None]
        if len(words) > 1 and max(words) >= 100:
            total, current = Fraction(0), Fraction(0)
            for word in words:
                if word == 1000:
                    total, current = total + (current or Fraction(1)) * 1000, Fraction(0)
                else:
                    current = (current or Fraction(1)) * 100 if word == 100 else current + word
            yield Token("number", "", Span(tokens[index].span.start, tokens[end - 1].span.end), total + current)
        else:
            yield from tokens[index:end]
        index = end


def _words_end(folded: str, tokens: Sequence[Token], index: int) -> int:
    """Where the number words that begin at `index` end; "and" joins what is below a hundred to hundreds."""
    end = index + 1
    while end < len(tokens) and _is_word(folded, tokens[end - 1]) and _joins(folded, tokens[end - 1], tokens[end]):
        behind = tokens[end + 1] if end + 1 < len(tokens) else None
        if _is_word(folded, tokens[end]):
            end += 1
        elif tokens[end].id == "and" and behind and _is_small(folded, tokens[end], behind):
            end += 2
        else:
            break
    return end


def _is_word(folded: str, token: Token) -> bool:
    return token.kind == "number" and token.number is not None and not folded[token.span.start].isdigit()


def _is_small(folded: str, before: Token, token: Token) -> bool:
    return _is_word(folded, token) and _joins(folded, before, token) and token.number is not None and token.number < 100


def _joins(folded: str, one: Token, other: Token) -> bool:
    return not folded[one.span.end : other.span.start].strip(" -")


def _alone(folded: str, before: Token | None, token: Token) -> Token:
    """A number word behind another number is a part of it: "five hundred" is not 100."""
    beside = before is not None and not folded[before.span.end : token.span.start].strip(" -")
    if before and beside and before.kind == token.kind == "number" and not folded[token.span.start].isdigit():
        return token._replace(number=None)
    return token
