"""Error-prone notations in a text: abbreviations, and zeros at the wrong place of a dose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.rules.apart import is_in_address
from leaflint.vocabulary import Vocabulary

_TOKEN = re.compile(r"\w+(?:\.\w+)*")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)"
_TO = r"\s?(?:-|–|—|to|or|and|a|o|y)\s?"
#: A longer quotation is a passage.
_QUOTE = 300
# Three zeros may be thousands, with a comma in English and a point in Spanish.
_TRAILING = re.compile(r"(?<=\d)[.,](00?)$")
# What any zero at a wrong place has in it: a text without any of these is passed over at once.
_SIGNS = (".0", ",0", " .", " ,", "\n.", "\n,", "(.", "(,", "-.", "–.")


class Notation(NamedTuple):
    """An error-prone notation at a span of a text, what it has been taken for, and what to write instead.

    `name` is the kind of notation; `drug` the id of the drug whose name is abbreviated, or "".
    """

    span: Span
    name: str
    taken_for: str = ""
    write: str = ""
    drug: str = ""


class _Known(NamedTuple):
    """What is sought: abbreviations by the token that betrays them and by their forms, and shapes around numbers."""

    tokens: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, Notation]
    behind: re.Pattern[str]
    dose: re.Pattern[str]


def notations(text: str, vocabulary: Vocabulary) -> Iterator[Notation]:
    """The error-prone notations in `text`, kind by kind, each in the order of the text.

    None is in an address or the name of a file, nor between quotation marks: there it is somebody else's word.
    """
    known = _known(vocabulary)
    for found in (*_abbreviations(text, known), *_doses(text, known)):
        if not is_in_address(text, found.span) and not _is_quoted(text, found.span):
            yield found


def _abbreviations(text: str, known: _Known) -> Iterator[Notation]:
    tokens = set(chain.from_iterable(map(_tokens, set(text.split()))))
    for token in sorted(known.tokens.keys() & tokens):
        for form in known.tokens[token]:
            for match in re.finditer(rf"(?<![\w.]){re.escape(form)}(?![\w@]|[-./]\d|\.[A-Za-z])", text):
                yield known.forms[form]._replace(span=Span(*match.span()))
    for match in known.behind.finditer(text):
        group = str(match.lastgroup)
        yield known.forms[match[group]]._replace(span=Span(*match.span(group)))


@lru_cache(maxsize=20_000)
def _tokens(piece: str) -> tuple[str, ...]:
    """The words in a piece of text without blanks. Sheets use the same pieces again and again."""
    return tuple(_TOKEN.findall(piece))


def _doses(text: str, known: _Known) -> Iterator[Notation]:
    if not any(sign in f"\n{text}" for sign in _SIGNS):
        return
    for match in known.dose.finditer(text):
        written = match.group()
        for number in (match["low"], match["high"] or ""):
            if number[:1] in (".", ","):
                yield Notation(
                    Span(*match.span()), "no leading zero", *_mended(written, number, number[1:], f"0{number}")
                )
                break
            if zero := _TRAILING.search(number):
                whole = number[: zero.start()]
                yield Notation(Span(*match.span()), "trailing zero", *_mended(written, number, whole + zero[1], whole))
                break


def _mended(written: str, number: str, misread: str, meant: str) -> tuple[str, str]:
    """What is written, with the number as it is misread and as it is meant."""
    return written.replace(number, misread, 1), written.replace(number, meant, 1)


@lru_cache(maxsize=4)
def _known(vocabulary: Vocabulary) -> _Known:
    data = vocabulary.notations
    tokens: dict[str, list[str]] = {}
    forms: dict[str, Notation] = {}
    behind: dict[str, list[str]] = {"number": [], "amount": []}
    nowhere = Span(0, 0)
    for name, about in data.get("abbreviations", {}).items():
        for form in about["forms"]:
            forms[form] = Notation(nowhere, name, about["taken-for"], about["write"])
            if "follows" in about:
                behind[about["follows"]].append(form)
            else:
                tokens.setdefault(max(_TOKEN.findall(form), key=len), []).append(form)
    for drug, abbreviations in data.get("names", {}).items():
        for form in abbreviations:
            forms[form] = Notation(nowhere, "abbreviated name", drug=drug)
            tokens.setdefault(max(_TOKEN.findall(form), key=len), []).append(form)
    units, laboratory = _any(data.get("dose-units", ())), _any(data.get("laboratory", ()))
    ends = rf"(?![\w@]|\.[A-Za-z]|(?:{laboratory})\b)"
    small = [form for form in behind["number"] if len(form) == 1 and form.islower()]  # apart, "u" is a Spanish "or"
    large = [form for form in behind["number"] if form not in small]
    return _Known(
        {token: tuple(found) for token, found in tokens.items()},
        forms,
        re.compile(
            rf"\d(?:[\s-]?(?P<apart>{_any(large)})|(?P<glued>{_any(small)})"
            rf"|\s?(?:{units})\s(?P<dosed>{_any(behind['amount'])})){ends}"
        ),
        re.compile(rf"(?<![\w.,])(?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER}))?[\s-]?(?:{units}){ends}"),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; for none where there are none."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)"


def _is_quoted(text: str, span: Span) -> bool:
    """Whether a quotation mark of the same line is open before, and closed behind."""
    before = text[max(span.start - _QUOTE, 0) : span.start].rpartition("\n")[2]
    behind = text[span.end : span.end + _QUOTE].partition("\n")[0]
    for opening, closing in ("“”", "«»"):
        if before.rfind(opening) > before.rfind(closing) and closing in behind:
            return True
    return before.count('"') % 2 == 1 and '"' in behind
