"""hidden-character: what the eye reads is not what the file says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from leaflint.finding import Severity
from leaflint.nodes import Span
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, title
from leaflint.rules.rule import Group, Problem, sheet_rule

_NEVER = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
_CLOSING = "\u202c\u2069"
_INVISIBLE = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff"
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_WORD = re.compile(rf"[\w.,/%\u2044\u2215{_INVISIBLE}-]+")
_DIGIT_FOR_LETTER = str.maketrans("OoQlI", "00011")
_QUANTITY = re.compile(r"[<>~±]?\d[\d.,/-]*(?:[a-zA-Zµμ%][a-zA-Zµμ%/\d]{0,12})?")
_UNITS = frozenset(
    "mg g kg mcg ug µg μg ng ml l dl mmol iu % units mg/kg mg/day mg/d mg/m2 g/day ml/h".split()  # noqa: SIM905 (a list)
)


@sheet_rule(
    group=Group.READING,
    severity=Severity.ERROR,
    good=[
        answer(
            "dosage",
            "Most people take 2 to 3 mg/kg/day — about 150 mg for 60 kg. Café, naïve, α-helix, 10⁹/L, ½ tablet.",
        ),
        answer(
            "how-it-works",
            "Azathioprine («Imuran») quiets B\u00a0cells and T\u00a0cells.".replace("«", "“").replace("»", "”"),
        ),
    ],
    bad=[
        answer("how-it-works", "«Az\u0430thioprine» calms the immune system."),
        answer("how-it-works", "«Aza\u200bthioprine» calms the immune system."),
        answer("dosage", "Most people take «1\u041e0» mg a day."),
        answer("dosage", "Most people take «\uff12\uff10» mg a day."),
        answer("dosage", "Most people take 2 to 3 mg/kg/day «\u202e» by mouth."),
        title("«Az\u0430thioprine» (Imuran)"),
    ],
)
def hidden_character(sheet: Examined) -> Iterator[Problem]:
    """A drug name, number or unit holds a character that cannot be seen for what it is.

    A Cyrillic “о” in a drug's name, a zero-width space in a dose, or a control that turns the reading direction
    round makes the page show one thing and search, screen readers and pharmacists' systems find another. Type the
    word again with plain letters and digits.
    """
    content = sheet.sheet.text.content
    if content.isascii() and content.isprintable():
        return
    opened: set[int] = set()
    for match in _NEVER.finditer(content):
        name, line = _name(match.group()), sheet.sheet.text.line_of(match.start())
        # What ends a turn of the reading direction goes with what began it.
        if match.group() in _CLOSING and line in opened:
            continue
        opened.add(line)
        yield Problem(
            Span(*match.span()), f"a control character, {name}, that no reader can see", "delete it", about=name
        )
    if content.isascii():
        return
    look_alikes = sheet.vocabulary.look_alikes
    for match in _WORD.finditer(content):
        word = match.group()
        if not word.isascii() and (strange := _strange(word, look_alikes)):
            plain = _plain(word, look_alikes)
            if kind := _kind(sheet, word, plain, content[max(0, match.start() - 12) : match.start()]):
                names = ", ".join(dict.fromkeys(_name(character) for character in strange))
                shown = plain if kind != "number" else plain.translate(_DIGIT_FOR_LETTER)
                yield Problem(
                    Span(*match.span()),
                    f"a {kind} with a character that is not what it looks like: {names}",
                    f"type {shown!r} again",
                )


def _strange(word: str, look_alikes: Mapping[str, str]) -> list[str]:
    return [c for c in word if not c.isascii() and (c in look_alikes or _HIDDEN.match(c) or _wide(c) != c)]


def _wide(character: str) -> str:
    """Full-width and mathematical letters and the digits of other scripts as plain ones; else the character."""
    digit = unicodedata.digit(character, None) if unicodedata.category(character) == "Nd" else None
    if digit is not None:
        return str(digit)
    if "\uff01" <= character <= "\uff5e" or "\U0001d400" <= character <= "\U0001d7ff":
        return unicodedata.normalize("NFKC", character)
    return "/" if character in "\u2044\u2215" else character


def _plain(word: str, look_alikes: Mapping[str, str]) -> str:
    return "".join(_wide(look_alikes.get(character, character)) for character in _HIDDEN.sub("", word))


def _kind(sheet: Examined, word: str, plain: str, before: str) -> str:
    """What the word would be if it were what it looks like: a drug name, a number, a unit, or nothing of these."""
    lexicon = sheet.vocabulary.lexicon(sheet.sheet.language)
    spaced = "".join(" " if _HIDDEN.match(character) else character for character in word)
    if len(plain) > 2 and any(mention.kind == "drug" for text in (plain, spaced) for mention in lexicon.find(text)):
        return "drug name"
    stripped = plain.strip(".,-/")
    if _QUANTITY.fullmatch(stripped) or (
        any(c.isdigit() for c in stripped) and _QUANTITY.fullmatch(stripped.translate(_DIGIT_FOR_LETTER))
    ):
        return "number"
    if stripped.lower() in _UNITS and re.search(r"\d\s*$", before):
        return "unit"
    return ""


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed').lower()}"
