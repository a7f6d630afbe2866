"""Amounts of a drug met in a text, as the author wrote them: number or range, unit, and what they are for each of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from leaflint.facts.folded import folded_in_place
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_SYMBOLS = {"mg": "mg", "mcg": "ug", "µg": "ug", "μg": "ug", "ug": "ug", "g": "g", "gm": "g", "ml": "mL", "kg": "kg"}
_POINT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d{1,3}(?: \d{3})+(?!\d)|\d+\.\d+|\d+"
_COMMA = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.])|\d{1,3}(?: \d{3})+(?!\d)|\d+,\d+|\d+\.\d+|\d+"
_NUMBER = {mark: re.compile(rf"(?<![\w.,/])(?:{shape})(?![\d%])") for mark, shape in ((".", _POINT), (",", _COMMA))}
_UNIT = re.compile(r"(?<![a-z])(?:mcg|mg|[uµμ]g|gm|g|ml|kg)(?![a-z])")
_EACH = re.compile(r" ?/ ?(kg|m2|m\^2|m²|day|d|dia|week|wk|semana|dose|dosis)(?![a-z])")
_EACH_OF = {"m^2": "m2", "m²": "m2", "day": "d", "dia": "d", "week": "wk", "semana": "wk", "dosis": "dose"}
_PERIODS = {"P1D": "d", "P1W": "wk"}


class Amount(NamedTuple):
    """An amount met in a text: `value` as a dose is written (`2-3 mg/kg/d`), and where it stands.

    `weight` marks one that is a person's weight, in kg.
    """

    value: str
    span: Span
    weight: bool = False


class _Token(NamedTuple):
    kind: str
    id: str
    span: Span


def find_amounts(text: str, span: Span, mentions: Sequence[Mention], mark: str) -> list[Amount]:
    """The amounts within `span` of `text`; `mark` is the decimal mark of its language, "." or ","."""
    folded = folded_in_place(text, span)
    if not (_UNIT.search(folded, *span) or any(mention.kind == "unit" for mention in mentions)):
        return []
    tokens = _tokens(folded, span, mentions, mark)
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        read = _amount(folded, tokens, at)
        if read:
            amount, at = read
            found.append(amount)
        else:
            at += 1
    return found


def _tokens(folded: str, span: Span, mentions: Sequence[Mention], mark: str) -> list[_Token]:
    found = [
        *(_Token("number", _plain(m.group(), mark), Span(*m.span())) for m in _NUMBER[mark].finditer(folded, *span)),
        *(_Token("unit", _SYMBOLS[m.group()], Span(*m.span())) for m in _UNIT.finditer(folded, *span)),
        *(_Token("each", _EACH_OF.get(m[1], m[1]), Span(*m.span())) for m in _EACH.finditer(folded, *span)),
        *(_Token(m.kind, m.id, m.span) for m in mentions if m.kind in ("number", "unit", "each", "range", "than")),
        *(_Token("each", _PERIODS[m.id], m.span) for m in mentions if m.kind == "per-period" and m.id in _PERIODS),
        *(_Token("daily", "d", m.span) for m in mentions if m.kind == "rate" and m.id == "1/P1D"),
    ]
    found.sort(key=lambda token: (token.span.start, -token.span.end))
    kept: list[_Token] = []
    for token in found:
        if not kept or token.span.start >= kept[-1].span.end:
            kept.append(token)
    return kept


def _plain(number: str, mark: str) -> str:
    plain = number.replace(" ", "").replace("," if mark == "." else ".", "", 9 if mark == "." else 0)
    if mark == ",":
        plain = re.sub(r"\.(?=\d{3}(?:\D|$))", "", plain).replace(",", ".")
    whole, _, part = plain.partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def _amount(folded: str, tokens: Sequence[_Token], at: int) -> tuple[Amount, int] | None:
    """The amount that begins with the token at `at`, and the token after it."""
    first = tokens[at]
    if first.kind != "number":
        return None
    low = high = first.id
    after, unit = _unit(folded, tokens, at + 1)
    other = _other_end(folded, tokens, after)
    if other is not None:
        end, its = _unit(folded, tokens, other + 1)
        if its and (unit is None or unit == its):
            below = "<" if tokens[other - 1].kind == "than" else ""
            high, unit, after = below + tokens[other].id, its, end
    if unit is None or _value(low) > _value(high.lstrip("<")) or ("<" in high and unit != "kg"):
        return None
    each: list[str] = []
    while after < len(tokens) and tokens[after].kind in ("each", "daily") and _near(folded, tokens, after):
        if tokens[after].kind == "daily" and not each:
            break
        if tokens[after].id not in each:
            each.append(tokens[after].id)
        after += 1
    value = f"{low if low == high else f'{low}-{high}'} {unit}" + "".join(f"/{one}" for one in each)
    span = Span(first.span.start, tokens[after - 1].span.end)
    return Amount(value, span, unit == "kg" and not each), after


def _unit(folded: str, tokens: Sequence[_Token], at: int) -> tuple[int, str | None]:
    if at < len(tokens) and tokens[at].kind == "unit" and _near(folded, tokens, at):
        return at + 1, tokens[at].id
    return at, None


def _other_end(folded: str, tokens: Sequence[_Token], at: int) -> int | None:
    """The number that ends a range, where a dash or a word for it goes on to one."""
    if at < len(tokens) and tokens[at].kind == "range" and _near(folded, tokens, at):
        at += 1
        if at < len(tokens) and tokens[at].id == "less" and _near(folded, tokens, at):
            at += 1
    elif not (at < len(tokens) and "-" in folded[tokens[at - 1].span.end : tokens[at].span.start]):
        return None
    return at if at < len(tokens) and tokens[at].kind == "number" and _near(folded, tokens, at) else None


def _near(folded: str, tokens: Sequence[_Token], at: int) -> bool:
    return not folded[tokens[at - 1].span.end : tokens[at].span.start].strip(" -(~")


def _value(number: str) -> float:
    return float(number)
