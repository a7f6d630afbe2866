"""Names of companies, as far as they tell companies apart."""

from __future__ import annotations

import re

from leaflint.vocabulary import fold

_WORD = re.compile(r"[^\W_]+")


def same_name(one: str, other: str) -> bool:
    """Whether all words of the one name are in the other: "Genentech" and "Genentech, a member of the Roche Group"."""
    first, second = (frozenset(_WORD.findall(fold(name))) for name in (one, other))
    return one == other if not (first and second) else first <= second or second <= first
