"""Subjects: which drugs, and which conditions, the words of a clause are about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from leaflint.facts.clauses import COMMA, Clause
from leaflint.vocabulary import Mention


def drugs_of(clause: Clause, mention: Mention, own: str | None) -> list[str | None]:
    """The drugs that `mention` is said of: those named last before it, or right behind it, else the sheet's own.

    A drug that is only set beside another ("unlike rituximab, …") is none of them, but in what is said of it alone
    ("unlike rituximab, which …, …").
    """
    named = [drug for drug in clause.of("drug") if _counts(clause, drug, mention)]
    before = [drug for drug in named if drug.span.end <= mention.span.start]
    behind = [drug for drug in named if drug.span.start >= mention.span.end]
    if behind and _belongs_to(clause, mention, behind[0]):
        return _listed(clause, behind)
    if before:
        return _listed(clause, before[::-1])
    if behind and clause.listed(mention, behind[0]) and not _is_beside(clause, mention, behind[0]):
        return _listed(clause, behind)
    return [own]


def _belongs_to(clause: Clause, mention: Mention, drug: Mention) -> bool:
    """Whether nothing but a word for that stands between: "every 8 weeks for ravulizumab"."""
    words = [
        m.span
        for m in clause.of("meant-for", "lasting")
        if mention.span.end <= m.span.start and m.span.end <= drug.span.start
    ]
    if not words:
        return False
    before, behind = clause.text[mention.span.end : words[0].start], clause.text[words[0].end : drug.span.start]
    return before in (" ", ", ", " (") and not behind.strip(" ")


def _is_beside(clause: Clause, mention: Mention, drug: Mention) -> bool:
    """Whether the drug is taken with what stands before it: "25 mg a week plus folic acid"."""
    return any(
        mention.span.end <= word.span.start and word.span.end <= drug.span.start for word in clause.of("company")
    )


def conditions_of(clause: Clause, mention: Mention, own: str | None) -> list[Mention | None]:
    """The conditions that `mention` is said of: those behind it, or those before it; None is the sheet's own.

    Empty where the clause says several things of several conditions and it cannot be told which of which.
    """
    conditions, others = clause.of("condition"), clause.of(mention.kind)
    if not conditions:
        return [None]
    first, last = conditions[0].span < others[0].span, conditions[-1].span > others[-1].span
    if len({other.span for other in others}) > 1 and first and last:
        return []
    behind = _between(conditions, mention, [other for other in others if other.span > mention.span][:1])
    before = _before(conditions, [other for other in others if other.span < mention.span], mention)
    if len({other.span for other in others}) == 1:
        return [*(behind or before)]
    return [*(before if first else behind)] or [None]


def _before(conditions: Sequence[Mention], earlier: Sequence[Mention], mention: Mention) -> list[Mention]:
    """The conditions named last before a mention: "for PNH the dose is 600 mg, then 900 mg" is all of PNH."""
    end = mention
    for other in (*reversed(earlier), None):
        if found := _between(conditions, other, [end]):
            return found
        end = other or end
    return []


def _between(conditions: Sequence[Mention], start: Mention | None, end: Sequence[Mention]) -> list[Mention]:
    first = start.span.end if start else -1
    return [c for c in conditions if c.span.start >= first and not (end and c.span.start >= end[0].span.start)]


def _listed(clause: Clause, named: Sequence[Mention]) -> list[str | None]:
    """The first of these mentions, and those that are neighbours of it in a list."""
    found = [named[0]]
    for drug in named[1:]:
        one, next_ = sorted((found[-1], drug), key=lambda mention: mention.span)
        if not clause.listed(one, next_):
            break
        found.append(drug)
    return [*dict.fromkeys(drug.id for drug in found)]


def _counts(clause: Clause, drug: Mention, mention: Mention) -> bool:
    beside = [word for word in clause.of("beside") if word.span.end <= drug.span.start]
    if not beside or not _is_listed_from(clause, beside[-1], drug):
        return True
    relatives = [word for word in clause.of("relative") if drug.span.end <= word.span.start < mention.span.start]
    return bool(relatives) and not COMMA.search(clause.text, relatives[0].span.end, mention.span.start)


def _is_listed_from(clause: Clause, word: Mention, drug: Mention) -> bool:
    """Whether a drug stands behind a word, or in the list of drugs that does: "unlike A, B and C"."""
    row = [m for m in clause.of("drug") if word.span.end <= m.span.start <= drug.span.start]
    return all(clause.listed(one, next_) for one, next_ in pairwise([word, *row]))
