"""Syllables of words: where a hyphen may stand, as far as each piece has a vowel."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

_DICTIONARIES = {"en": "en_US", "es": "es"}
#: Nothing longer is a word; where its hyphens may stand takes time that grows with the square of its length.
_LONGEST = 60
_VOWELS = re.compile("[aeiouyáéíóúüàâäèêëìîïòôöùû]+", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def rough_syllables(token: str) -> int:
    """How many groups of vowels a piece of text has: about as many as syllables, or more, for a silent e counts too."""
    return len(_VOWELS.findall(token))


@lru_cache(maxsize=20_000)
def syllables(word: str, language: str) -> int:
    """How many syllables `word` has in `language` ("en" or "es"); at least one."""
    if len(word) > _LONGEST:
        return max(1, rough_syllables(word))
    pieces = _hyphenated(language)(word).split("-")
    return max(1, sum(1 for piece in pieces if _VOWELS.search(piece)))


@cache
def _hyphenated(language: str) -> Callable[[str], str]:
    # Its patterns take a tenth of a second to read, and few sheets need them.
    from pyphen import Pyphen  # type: ignore[import-untyped]

    inserted: Callable[[str], str] = Pyphen(lang=_DICTIONARIES[language], left=1, right=1).inserted
    return inserted
