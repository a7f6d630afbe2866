"""The words of one language, found in a text in a single pass."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick

from leaflint.nodes import Span
from leaflint.vocabulary.folding import fold


class Mention(NamedTuple):
    """A word or phrase met in a text: what kind of thing it names, which one, and where."""

    kind: str
    id: str
    span: Span


# There are hundreds in a sheet: half the time of the constructor with names.
_made = tuple.__new__

#: What a wording can mean, layer by layer: the number of a layer, and pairs of a kind and an id.
Meant = tuple[tuple[int, tuple[tuple[str, str], ...]], ...]


class Folded(msgspec.Struct, frozen=True):
    """Wordings in the form in which they are sought; `which` has the number of each one's meaning in `meanings`.

    Many wordings mean the same: this way thousands of them are read from a record at once.
    """

    wordings: tuple[str, ...]
    which: tuple[int, ...]
    meanings: tuple[Meant, ...]


def folded_wordings(wordings: Iterable[tuple[str, str, str]], layers: Mapping[str, int] | None = None) -> Folded:
    """What each wording can mean, by the form in which it is sought; `wordings` are given with their kind and id.

    Wordings whose kinds are of different `layers` do not hide one another, however long they are; a kind that is not
    named is of the layer 0.
    """
    of_kind = layers or {}
    folded: dict[str, dict[int, dict[tuple[str, str], None]]] = {}
    for wording, kind, id_ in wordings:
        means = folded.setdefault(_loosened(" ".join(wording.split())), {})
        means.setdefault(of_kind.get(kind, 0), {})[kind, id_] = None
    number: dict[Meant, int] = {}
    meant = (tuple((layer, tuple(means[layer])) for layer in sorted(means)) for means in folded.values())
    which = tuple([number.setdefault(one, len(number)) for one in meant])
    return Folded(tuple(folded), which, tuple(number))


class Lexicon:
    """All wordings of one language, each with its meanings: pairs of a kind ("drug", "period" …) and an id."""

    def __init__(self, folded: Folded) -> None:
        """`folded` is what `folded_wordings` gives."""
        self._meant = [folded.meanings[number] for number in folded.which]
        self._count = 1 + max((layer for meant in folded.meanings for layer, _ in meant), default=0)
        self.wordings = folded.wordings

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self.wordings)

    def wordings_of(self, kinds: Container[str]) -> Iterator[str]:
        """The wordings, as they are sought, that can mean something of one of `kinds`."""
        for wording, meant in zip(self.wordings, self._meant, strict=True):
            if any(kind in kinds for _, meanings in meant for kind, _ in meanings):
                yield wording

    def find(self, text: str) -> list[Mention]:
        """The mentions in `text`, in its order. In each layer the longest wording wins; equals keep all meanings."""
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
        reached = [0] * self._count
        for start, minus_end, index in hits:
            for layer, meanings in self._meant[index]:
                if start >= reached[layer]:
                    reached[layer] = -minus_end
                    span = Span(start, -minus_end)
                    mentions.extend([_made(Mention, (kind, id_, span)) for kind, id_ in meanings])
        return mentions


def _loosened(text: str) -> str:
    """`text` folded, with a blank for each dash: "FDA-approved" and "FDA approved" are the same words."""
    return fold(text).replace("-", " ")
