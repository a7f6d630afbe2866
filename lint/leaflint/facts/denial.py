"""What a clause denies, or leaves unknown, of what it names: before the name and behind it."""

from __future__ import annotations

from itertools import pairwise

from leaflint.facts.clauses import COMMA, Clause
from leaflint.vocabulary import Mention

#: The kinds of words that deny, or that say that nobody knows.
DENYING = frozenset({"negation", "absent", "not-estimated", "unsettled", "pregnancy-advice"})


def is_denied(clause: Clause, mention: Mention) -> bool:
    """Whether `mention` is denied: "no nausea", "nausea and hair loss have not been seen", "hair loss is not"."""
    if clause.negates(mention) or _is_cleared(clause, mention):
        return True
    last = [word for word in clause.of("negation") if not _has_word(clause.text[word.span.end : clause.span.end])]
    return any(reaches_back(clause, word, mention) for word in (*clause.of("absent"), *last))


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


def _is_cleared(clause: Clause, mention: Mention) -> bool:
    """Whether it is part of words that allow the drug: "no danger to the baby"."""
    return any(
        word.id == "compatible" and word.span.start <= mention.span.start and mention.span.start < word.span.end
        for word in clause.of("pregnancy-advice")
    )


def _reaches(clause: Clause, word: Mention, mention: Mention) -> bool:
    return word.span.end <= mention.span.start and not COMMA.search(clause.text, word.span.end, mention.span.start)


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)
