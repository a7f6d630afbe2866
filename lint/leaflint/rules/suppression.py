"""Suppressions: an author's reasoned word that a finding is known, for a while or for good."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from leaflint.nodes import Span
from leaflint.reading import Comment

_WORDS = re.compile(
    r"ignore\s+(?P<rules>[\w:-]+(?:\s*,\s*[\w:-]+)*)(?:\s+until\s+(?P<until>\S+))?\s*(?:(?:--|—|–)\s*(?P<reason>.*))?"
)
FORM = "<!-- leaflint: ignore RULE -- why -->"


class Suppression(NamedTuple):
    """A comment that suppresses findings of `rules` (names, or `rule:property`) on `lines` (None: the whole sheet).

    `until` is its last day; `malformed` says what is wrong with a comment that cannot be read.
    """

    rules: tuple[str, ...]
    reason: str
    until: datetime.date | None
    lines: tuple[int, int] | None
    span: Span
    malformed: str = ""

    def covers(self, rule: str, property: str | None, line: int) -> bool:
        """Whether it speaks of a finding of this rule on this line."""
        named = rule in self.rules or (property is not None and f"{rule}:{property}" in self.rules)
        return named and (self.lines is None or self.lines[0] <= line <= self.lines[1])

    def holds(self, as_of: datetime.date) -> bool:
        """Whether it takes effect: with a reason, and not past its last day."""
        return not self.malformed and bool(self.reason) and (self.until is None or as_of <= self.until)


def read_suppression(comment: Comment) -> Suppression:
    """What a comment after `leaflint:` says."""
    match = _WORDS.fullmatch(comment.words)
    if not match:
        return Suppression((), "", None, comment.lines, comment.span, f"it does not have the form {FORM}")
    rules = tuple(name.strip() for name in match["rules"].split(","))
    until: datetime.date | None = None
    malformed = ""
    if match["until"]:
        try:
            until = datetime.date.fromisoformat(match["until"])
        except ValueError:
            malformed = f"'until {match['until']}' is no date like 2027-03-01"
    return Suppression(rules, (match["reason"] or "").strip(), until, comment.lines, comment.span, malformed)
