"""What a clause denies, or leaves unknown, of what it names: before the name and behind it."""

from __future__ import annotations

from itertools import pairwise

from leaflint.facts.clauses import COMMA, Clause
from leaflint.vocabulary import Mention


def is_denied(clause: Clause, mention: Mention) -> bool:
    """Whether `mention` is denied: "no nausea", "nausea, vomiting and hair loss have not been seen"."""
    return clause.negates(mention) or any(reaches_back(clause, word, mention) for word in clause.of("absent"))


def is_unknown(clause: Clause, mention: Mention) -> bool:
    """Whether nobody knows: "it is not known whether it causes …", "the risk of … is unknown"."""
    words = [
        word
        for word in clause.of("not-estimated", "unsettled", "pregnancy-advice")
        if word.kind != "pregnancy-advice" or word.id == "unknown"
    ]
    return any(_reaches(clause, word, mention) or reaches_back(clause, word, mention) for word in words)


def reaches_back(clause: Clause, word: Mention, mention: Mention) -> bool:
    """Whether what `word` says is said of `mention` before it: only items of one list stand between them."""
    if word.span.start < mention.span.end:
        return False
    named = [m for m in clause.of(mention.kind) if mention.span.start <= m.span.start < word.span.start]
    if any(one.span != next_.span and not clause.listed(one, next_) for one, next_ in pairwise(named)):
        return False
    return not COMMA.search(clause.text, named[-1].span.end, word.span.start)


def _reaches(clause: Clause, word: Mention, mention: Mention) -> bool:
    return word.span.end <= mention.span.start and not COMMA.search(clause.text, word.span.end, mention.span.start)
