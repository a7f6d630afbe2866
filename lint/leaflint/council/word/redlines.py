"""What became of the changes that a redline showed, once reviewers have been at it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from leaflint.council.word.elements import AUTHOR

#: Kind, by whom, and the words: what is told of one change.
Verdict: TypeAlias = tuple[str, str, str]


_CHANGES = {"gone": "deletion", "new": "insertion"}


class Segment(NamedTuple):
    """Text of a redline that came back; `state` is "" (plain), "ins" or "del", `who` made that change."""

    text: str
    state: str
    who: str


class _Word(NamedTuple):
    text: str
    segment: Segment


def verdicts(pieces: Sequence[tuple[str, str]], segments: Sequence[Segment]) -> Iterator[Verdict]:
    """What became of each change: accepted, rejected, still open, or reworded; then what reviewers changed themselves.

    `pieces` are pairs of kind and words as the report showed them. The words that came back are laid beside them: a
    deletion whose words are gone was accepted, one whose words are there as plain text was rejected.
    """
    shown = [(word, at) for at, (_, words) in enumerate(pieces) for word in words.split()]
    back = [
        _Word(word, one)
        for one in _merged(segments)
        if not (one.state == "ins" and one.who != AUTHOR)
        for word in one.text.split()
    ]
    kept: dict[int, list[Segment]] = {}
    matcher = difflib.SequenceMatcher(None, [word for word, _ in shown], [word.text for word in back], autojunk=False)
    for i, k, count in matcher.get_matching_blocks():
        for step in range(count):
            kept.setdefault(shown[i + step][1], []).append(back[k + step].segment)
    for at, (kind, words) in enumerate(pieces):
        if kind != "same" and words.strip():
            verdict = _verdict(kind, len(words.split()), kept.get(at, ()))
            yield f"{_CHANGES[kind]} {verdict}", "", " ".join(words.split())
    for one in _merged(segments):
        if one.state and one.who != AUTHOR and one.text.strip():
            yield "inserted" if one.state == "ins" else "deleted", one.who, " ".join(one.text.split())


def _verdict(kind: str, count: int, kept: Sequence[Segment]) -> str:
    """What became of a change of so many words, of which these came back."""
    if not kept:
        return "accepted" if kind == "gone" else "rejected"
    if len(kept) < count:
        return "reworded"
    states = {"open" if one.state and one.who == AUTHOR else "plain" for one in kept}
    if states == {"open"}:
        return "open"
    if len(states) > 1:
        return "reworded"
    return "rejected" if kind == "gone" else "accepted"


def _merged(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, those of one kind that follow each other as one, so that no word is cut by a run's end."""
    found: list[Segment] = []
    for one in segments:
        if found and found[-1][1:] == one[1:]:
            found[-1] = found[-1]._replace(text=found[-1].text + one.text)
        else:
            found.append(one)
    return found
