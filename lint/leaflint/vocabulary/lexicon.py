"""The words of one language, found in a text in a single pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from leaflint.nodes import Span
from leaflint.vocabulary.folding import fold

#: Kinds found within longer wordings too: they say what a clause is about, not what it states.
_LAID_OVER = frozenset({"topic", "again", "cue", "organ", "infection-tested", "sole", "single"})


class Mention(NamedTuple):
    """A word or phrase met in a text: what kind of thing it names, which one, and where."""

    kind: str
    id: str
    span: Span


_Meanings = tuple[tuple[str, str], ...]


def folded_wordings(wordings: Iterable[tuple[str, str, str]]) -> dict[str, _Meanings]:
    """What each wording can mean, by the form in which it is sought; `wordings` are given with their kind and id."""
    folded: dict[str, dict[tuple[str, str], None]] = {}
    for wording, kind, id_ in wordings:
        folded.setdefault(_loosened(" ".join(wording.split())), {})[kind, id_] = None
    return {form: tuple(means) for form, means in folded.items()}


class Lexicon:
    """All wordings of one language, each with its meanings: pairs of a kind ("drug", "period" …) and an id."""

    def __init__(self, folded: Mapping[str, _Meanings]) -> None:
        """`folded` is what `folded_wordings` gives."""
        layers = [_layers(means) for means in folded.values()]
        self._stated = [stated for stated, _ in layers]
        self._laid_over = [laid_over for _, laid_over in layers]
        self._automaton = AhoCorasick(list(folded))
        self.wordings = tuple(folded)

    def find(self, text: str) -> list[Mention]:
        """The mentions in `text`, in its order. The longest wording wins; of equals, every meaning is kept.

        Topics are found within longer wordings too: "if you are pregnant" is a condition, and about pregnancy.
        """
        folded = _loosened(text)
        end_of_text = len(folded)
        hits = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if not (start and folded[start - 1].isalnum() and folded[start].isalnum())
            and not (end < end_of_text and folded[end].isalnum() and folded[end - 1].isalnum())
        ]
        hits.sort()
        mentions: list[Mention] = []
        stated = laid_over = 0
        for start, minus_end, index in hits:
            if start >= stated and (meanings := self._stated[index]):
                stated = -minus_end
                span = Span(start, stated)
                mentions.extend([Mention(kind, id_, span) for kind, id_ in meanings])
            if start >= laid_over and (meanings := self._laid_over[index]):
                laid_over = -minus_end
                span = Span(start, laid_over)
                mentions.extend([Mention(kind, id_, span) for kind, id_ in meanings])
        return mentions


def _layers(means: _Meanings) -> tuple[_Meanings, _Meanings]:
    """What a wording states, and what it is laid over."""
    laid_over = tuple(meaning for meaning in means if meaning[0] in _LAID_OVER)
    return tuple(meaning for meaning in means if meaning not in laid_over), laid_over


def _loosened(text: str) -> str:
    """`text` folded, with a blank for each dash: "FDA-approved" and "FDA approved" are the same words."""
    return fold(text).replace("-", " ")
