"""What says that a drug is approved without a fixed phrase: "the FDA finally approved it", "got the go-ahead"."""

from __future__ import annotations

import re

from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_WORD = re.compile(r"\w+")
#: Kinds of words that make a clause worth looking at.
APPROVING = frozenset({"participle", "grant"})
_BETWEEN = ("negation", "auxiliary", "regulator")
#: So long are the words that help a verb and that no list names, at most: "has", "did", "also".
_SHORT = 4
#: So many words stand between an approval and that it was given, at most.
_FEW_WORDS = 5
#: And between a denial and the approval that it denies: "without the FDA's formal approval".
_NEAR = 3


def with_status(text: str, start: int, mentions: tuple[Mention, ...], *, asked: bool) -> tuple[Mention, ...]:
    """The mentions of a clause, with what speaks of an approval in other words as a status.

    A participle is one that opens what is said ("Approved in 2019", "Yes, approved"), or says what a regulator did:
    "The Food and Drug Administration (FDA) has so far approved it". A noun ("go-ahead", "licence") is one where a verb
    says that it was given, and a regulator or the question (`asked`) whose it is.
    """
    found = [*mentions]
    for at, mention in enumerate(mentions):
        if mention.kind == "participle" and _opens(text, start, mentions, mention):
            found[at] = mention._replace(kind="status")
        elif mention.kind == "grant" and not _is_told(mentions, mention):
            whose = asked or any(m.kind == "regulator" for m in mentions)
            found[at] = (_granted(text, mentions, mention) if whose else None) or mention
    return tuple(found)


def _opens(text: str, start: int, mentions: tuple[Mention, ...], participle: Mention) -> bool:
    """Whether only words that help a verb stand between the start, or a regulator, and a participle."""
    ends = [start, *(m.span.end for m in mentions if m.kind == "regulator")]
    helping = [m.span for m in mentions if m.kind in _BETWEEN]
    for end in (end for end in ends if end <= participle.span.start):
        # What opens a sentence helps no verb: "It was also approved" is told by its own wording.
        short = _SHORT if end != start else 0
        words = [Span(end + w.start(), end + w.end()) for w in _WORD.finditer(text[end : participle.span.start])]
        if all(w.end - w.start <= short or any(h.start <= w.start < h.end for h in helping) for w in words):
            return True
    return False


def _granted(text: str, mentions: tuple[Mention, ...], noun: Mention) -> Mention | None:
    """The status that an approval has by the verb beside it: given, or denied behind it ("has not been given")."""
    for denial in mentions:
        between = text[denial.span.end : noun.span.start]
        near = "," not in between and len(between.split()) <= _NEAR
        if denial.kind == "negation" and denial.span.end <= noun.span.start and near:
            return noun._replace(kind="status", id="approved")
    if noun.id == "theirs":
        return noun._replace(kind="status", id="approved")
    for verb in mentions:
        if verb.kind in ("granting", "existing") and (verb.id != "having" or verb.span.end <= noun.span.start):
            first, second = sorted((verb.span, noun.span))
            between = text[first.end : second.start]
            if first.end <= second.start and "," not in between and len(between.split()) <= _FEW_WORDS:
                behind = noun.span.end <= verb.span.start
                denied = behind and any(
                    m.kind == "negation" and noun.span.end <= m.span.start < verb.span.start for m in mentions
                )
                return noun._replace(kind="status", id="off-label" if denied else "approved")
    return None


def _is_told(mentions: tuple[Mention, ...], noun: Mention) -> bool:
    """Whether a fixed phrase says it already: "received FDA approval"."""
    return any(m.kind == "status" and m.span.start < noun.span.end and noun.span.start < m.span.end for m in mentions)
