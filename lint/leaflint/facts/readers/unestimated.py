"""That nobody knows by how much a drug lowers the risk of a relapse, in whatever words it is said."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import COMMA, Clause
from leaflint.vocabulary import Mention

#: So many words stand between a figure and its denial, at most; an answer that says no more than "unknown" has three
#: times as many.
_FEW_WORDS = 4


def unestimated(clause: Clause, opening: Clause) -> Iterator[Mention]:
    """What says that no figure is known: "no figure exists", "how much it helps has never been measured".

    How much it helps one person nobody can tell of any drug; that is no word on the figure.
    """
    words = clause.of("quantity")
    if any(word.id == "personal" for word in words):
        return
    untold = [word for word in (*words, *clause.of("pregnancy-advice")) if word.id == "unknown"]
    unknown = [*clause.of("negation", "unsettled"), *untold]
    for word in words:
        if (word.id == "how-much" and unknown) or (word.id == "figure" and _is_missing(clause, word, unknown)):
            yield word
            return
    if clause is opening and len(clause.text[slice(*clause.span)].split()) <= 3 * _FEW_WORDS:
        yield from [word for word in words if word.id == "unknown"][:1]


def _is_missing(clause: Clause, figure: Mention, unknown: list[Mention]) -> bool:
    """Whether a figure is denied, and not one that was told: "this figure is no promise"."""
    for word in (*unknown, *clause.of("wanting")):
        first, second = sorted((word.span, figure.span))
        between = clause.text[first.end : second.start]
        if first.end <= second.start and not COMMA.search(between) and len(between.split()) <= _FEW_WORDS:
            return True
    return False
