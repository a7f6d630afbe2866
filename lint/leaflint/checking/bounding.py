"""The end of a list that nobody would read: a rule's findings in one sheet, bounded."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from leaflint.checking.judging import Judged
from leaflint.checking.selection import Selection
from leaflint.finding import Place
from leaflint.reading import Text, Unreadable
from leaflint.rules.rule import Problem, Rule

MOST = 500
_HINT = "mend these first, or leave the file out with 'exclude' if it is no fact sheet"


class Bounded(NamedTuple):
    """The first problems that rules found, and the word of unreadable-sheet where a rule found more than MOST."""

    judged: list[Judged]
    cut: list[Judged]


def bounded(found: Iterable[tuple[Rule, Iterable[Problem]]], text: Text, selection: Selection) -> Bounded:
    """At most MOST problems of each rule; the work for those beyond is not done."""
    judged: list[Judged] = []
    cut: list[Judged] = []
    for rule, problems in found:
        first = list(islice(problems, MOST + 1))
        judged += [Judged(rule, problem) for problem in first[:MOST]]
        if len(first) > MOST:
            where = first[MOST].where
            place = where if isinstance(where, Place) else text.place(where)
            cut += unread(
                Unreadable(f"more than {MOST} findings of {rule.name}; the rest is not shown", _HINT, place), selection
            )
    return Bounded(judged, cut)


def unread(why: Unreadable, selection: Selection) -> list[Judged]:
    """What is found where a file, or the rest of one, is not read."""
    rules = [rule for rule in selection.rules if rule.takes == "file"]
    return [Judged(rule, problem) for rule in rules for problem in rule.check(why)]
