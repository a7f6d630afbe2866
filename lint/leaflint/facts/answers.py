"""The "yes" or "no" that opens an answer."""

from __future__ import annotations

from leaflint.nodes import Span
from leaflint.vocabulary import Mention

#: So long is an answer that only denies, at most, and so many and so long are the words before its denial.
_LONG = 24
_FEW_WORDS = 2
_SHORT = 4


def answer_of(text: str, span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """The "Yes", "No", "Not yet" or "Not for NMOSD" that opens a clause; "No drug is approved" opens with none."""
    if not mentions or text[span.start : mentions[0].span.start].strip(" \"'“¡*"):
        return None
    first = [mention for mention in mentions if mention.span == mentions[0].span]
    word = next((m for m in first if m.kind == "answer"), next((m for m in first if m.kind == "negation"), None))
    if word is None or word.id == "yes":
        return word
    after = text[word.span.end : span.end].lstrip(" \"'”’)*")
    if not after or not after[0].isalnum():
        return word
    named = (m for m in mentions if m.kind == "condition" or (m.kind, m.id) == ("regulator", "fda"))
    condition = next(named, None)
    return word if condition and len(text[word.span.end : condition.span.start].split()) <= 1 else None


def only_denies(text: str, span: Span, mentions: tuple[Mention, ...]) -> bool:
    """Whether a clause only denies what was asked: "It is not.", "It hasn't."."""
    if span.end - span.start > _LONG:
        return False
    for word in mentions:
        if word.kind == "negation":
            before = text[span.start : word.span.start].split()
            whole = 0 < len(before) <= _FEW_WORDS and all(len(one) <= _SHORT for one in before)
            return whole and not text[word.span.end : span.end].strip(" .!*")
    return False
