"""One form for text that people write in many: small letters, no accents, plain quotes, dashes and blanks."""

from __future__ import annotations

import re
import unicodedata


def _plain_letters() -> dict[int, str]:
    table = {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(base) == 1:
            table[code] = base
    for folded, characters in {
        "'": "‘’‛′ʼ`´",
        '"': "“”„‟″«»",
        "-": "‐‑‒–—―−",
        " ": "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
        ".": "·",
    }.items():
        table.update({ord(character): folded for character in characters})
    return table


_TABLE = _plain_letters()
_BLANKS = re.compile(r"\s+")
_NUMBERING = re.compile(r"^\s*(?:[(\[]?(?:[qp]\s*)?\d{1,2}\s*[.):\]]+|[qp]\s*[.:]|[*\-•]\s)\s*")
_EDGES = " \t?:.!¿¡*_#|\"'…;,-"


def fold(text: str) -> str:
    """`text` in small letters without accents, with plain quotes, dashes and blanks; characters keep their places."""
    return text.translate(_TABLE)


def tidy(text: str) -> str:
    """`text` folded, blanks as one space, without numbering before it or punctuation around it."""
    return _NUMBERING.sub("", _BLANKS.sub(" ", fold(text))).strip(_EDGES)
