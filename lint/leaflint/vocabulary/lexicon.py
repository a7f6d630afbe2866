"""The words of one language, found in a text in a single pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from leaflint.nodes import Span
from leaflint.vocabulary.folding import fold


class Mention(NamedTuple):
    """A word or phrase met in a text: what kind of thing it names, which one, and where."""

    kind: str
    id: str
    span: Span


class Lexicon:
    """All wordings of one language, each with its meanings: pairs of a kind ("drug", "period" …) and an id."""

    def __init__(self, meanings: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """`meanings` maps a wording, as written in the vocabulary, to what it can mean."""
        folded: dict[str, dict[tuple[str, str], None]] = {}
        for wording, means in meanings.items():
            form = " ".join(fold(wording).split())
            for variant in {form, form.replace("-", " ")}:
                folded.setdefault(variant, {}).update(dict.fromkeys(means))
        self._meanings = [tuple(means) for means in folded.values()]
        self._automaton = AhoCorasick(list(folded))
        self.wordings = tuple(folded)

    def find(self, text: str) -> list[Mention]:
        """The mentions in `text`, in its order. The longest wording wins; of equals, every meaning is kept."""
        folded = fold(text)
        end_of_text = len(folded)
        hits = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if not (start and folded[start - 1].isalnum() and folded[start].isalnum())
            and not (end < end_of_text and folded[end].isalnum() and folded[end - 1].isalnum())
        ]
        hits.sort()
        mentions: list[Mention] = []
        reached = 0
        for start, minus_end, index in hits:
            if start >= reached:
                reached = -minus_end
                span = Span(start, reached)
                mentions.extend(Mention(kind, id_, span) for kind, id_ in self._meanings[index])
        return mentions
