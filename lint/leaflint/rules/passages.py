"""The words of passages in a form in which they can be compared: small letters, no punctuation, all numbers alike."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from leaflint.vocabulary import fold

#: The fewest words that can have been pasted.
LEAST_WORDS = 8
#: What stands for the drug that a passage is about, and what before a word that is looked for.
SUBJECT, MARK = "*", "\x01"

_WORD = re.compile(r"[^\W\d_]+|[*\x01]|(?<![\d.,])\d")
_DIGITS = {ord(digit): "0" for digit in "123456789"}


def alike(text: str) -> str:
    """`text` in small letters without accents, every digit a zero; characters keep their places."""
    return fold(text).translate(_DIGITS)


def words_of(
    text: str, drugs: Iterable[tuple[int, int, str]] = (), subject: str = "", marks: Iterable[int] = ()
) -> list[str]:
    """The words of a text that is `alike` already: SUBJECT for the drug `subject`, a zero for each number.

    `drugs` are the drugs named in it, each with where it begins and ends; "" is the sheet's own. A MARK stands before
    the word at each of `marks`.
    """
    cuts = [(start, end, SUBJECT) for start, end, drug in drugs if drug == subject]
    cuts += [(start, start, MARK) for start in marks]
    pieces, reached = [], 0
    for start, end, sign in sorted(cuts):
        if start >= reached:
            pieces += [text[reached:start], sign]
            reached = end
    return _WORD.findall(" ".join([*pieces, text[reached:]]) if pieces else text)


def first_word(name: str) -> str:
    """The first word of a maker's name, by which it is known: `alexion` for "Alexion, AstraZeneca Rare Disease"."""
    return next(iter(_WORD.findall(fold(name))), "")


def digest_of(*words: str) -> bytes:
    """Eight bytes that stand for the words."""
    return hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest()


def windows(words: Sequence[str], sign: str) -> Iterator[tuple[str, ...]]:
    """Every run of LEAST_WORDS words in which `sign` stands; a MARK is no word."""
    length = LEAST_WORDS + (sign == MARK)
    runs = (tuple(words[at : at + length]) for at in range(len(words) - length + 1))
    return (run for run in runs if sign in run)
