"""Terms that are made of parts: "harm" and "unborn" in one phrase, in whatever order and with whatever between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from leaflint.nodes import Span
from leaflint.vocabulary.lexicon import Mention

#: The kind of the parts. The words of one of them ("not", "before") end a phrase, and so does "and".
PART = "part"
_BARRIER = "barrier"
_AND = "and"
#: How many characters may stand between two parts of one phrase, and what may not.
_NEAR = 30
_BREAK = re.compile(r"[.,;:!?\n]")


class Compounds(NamedTuple):
    """The terms that are made of parts; what each term is, and whether who speaks of one names another.

    A term needs one part out of each of its sets; `having` names the terms that a part is in.
    """

    parts: Mapping[str, tuple[frozenset[str], ...]]
    having: Mapping[str, list[str]]
    kinds: Callable[[str], frozenset[str]]
    covers: Callable[[str, str], bool]


def compounds_of(
    terms: Mapping[str, Mapping[str, Any]],
    kinds: Callable[[str], frozenset[str]],
    covers: Callable[[str, str], bool],
) -> Compounds:
    """The terms that `made-of` gives parts, where one of `harm or danger` is enough."""
    parts = {
        term: tuple(frozenset(str(part).split(" or ")) for part in about["made-of"])
        for term, about in terms.items()
        if "made-of" in about
    }
    having: dict[str, list[str]] = {}
    for term, needed in parts.items():
        for part in frozenset().union(*needed):
            having.setdefault(part, []).append(term)
    return Compounds(parts, having, kinds, covers)


def with_composed(text: str, mentions: Sequence[Mention], compounds: Compounds) -> tuple[Mention, ...]:
    """The mentions of `text`, with the terms that their parts make: those of their kind within them give way."""
    parts = [m._replace(id=_BARRIER) if m.id == _AND else m for m in mentions if m.kind == PART or m.id == _AND]
    made = list(_made(text, parts, compounds))
    if not made:
        return tuple(mentions)
    said = [mention for mention in mentions if mention.kind == "term"]
    shortest = [one for one in made if not any(_holds(one, other) for other in made)]
    new = [one for one in shortest if not any(_is_told(one, other, compounds) for other in said)]
    kept = [m for m in mentions if m.kind != "term" or not any(_is_part(m, one, compounds) for one in new)]
    return tuple(sorted([*kept, *new], key=lambda mention: (mention.span.start, -mention.span.end)))


def _made(text: str, parts: Sequence[Mention], compounds: Compounds) -> Iterator[Mention]:
    """The terms, each at the shortest phrases that have all its parts."""
    for at, first in enumerate(parts[:-1]):
        left = compounds.having.get(first.id)
        if not left or not _is_near(text, first.span.end, parts[at + 1].span.start):
            continue
        found, end = {first.id}, first.span.end
        for last in parts[at + 1 :]:
            if not left or last.id == _BARRIER or not _is_near(text, end, last.span.start):
                break
            end = max(end, last.span.end)
            found.add(last.id)
            made = [term for term in left if all(one & found for one in compounds.parts[term])]
            for term in made:
                left = [other for other in left if other != term]
                yield Mention("term", term, Span(first.span.start, end))


def _is_near(text: str, end: int, start: int) -> bool:
    return start - end <= _NEAR and not (start > end and _BREAK.search(text, end, start))


def _holds(wide: Mention, narrow: Mention) -> bool:
    return wide.id == narrow.id and wide.span != narrow.span and _is_within(narrow.span, wide.span)


def _is_told(made: Mention, said: Mention, compounds: Compounds) -> bool:
    """Whether a wording that stands there says as much: the same, or, where it is no part of it, more closely."""
    apart = said.span.end <= made.span.start or made.span.end <= said.span.start
    part = _is_within(said.span, made.span) and (said.span != made.span or said.id != made.id)
    return not apart and not part and compounds.covers(said.id, made.id)


def _is_part(said: Mention, made: Mention, compounds: Compounds) -> bool:
    shared = not compounds.kinds(said.id).isdisjoint(compounds.kinds(made.id))
    return shared and _is_within(said.span, made.span)


def _is_within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
