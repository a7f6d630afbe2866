"""The prose of a sheet as it is written, piece by piece, each with its place."""

from __future__ import annotations

import re

from leaflint.nodes import Span
from leaflint.reading.sheet import Prose

_BLANKS = " \t\n\r\f\v"
# What does not read as it stands: all blanks but a single space.
_RUN = re.compile(f"[{_BLANKS}]{{2,}}|[{_BLANKS[1:]}]")


class ProseWriter:
    """Writes words one after another: every run of blanks as one, and none at the start of a block."""

    def __init__(self) -> None:
        self.length = 0
        self.starts: list[int] = []
        self.origins: list[Span] = []
        self._words: list[str] = []

    def add(self, words: str, origin: Span) -> None:
        """Write `words` as they are."""
        if words:
            self._words.append(words)
            self.starts.append(self.length)
            self.origins.append(origin)
            self.length += len(words)

    def text(self, value: str, origin: Span) -> None:
        """Write `value`, which stands at `origin`."""
        if value[:1] in _BLANKS and (not self._words or self._words[-1][-1].isspace()):
            blanks = len(value) - len(value.lstrip(_BLANKS))
            if len(value) == origin.end - origin.start:
                origin = Span(origin.start + blanks, origin.end)
            value = value[blanks:]
        if len(value) != origin.end - origin.start:
            self.add(_RUN.sub(" ", value), origin)
            return
        reached = 0
        for run in _RUN.finditer(value):
            start, end = run.span()
            self.add(value[reached:start], Span(origin.start + reached, origin.start + start))
            self.add(" ", Span(origin.start + start, origin.start + end))
            reached = end
        self.add(value[reached:], Span(origin.start + reached, origin.end))

    def drop_blanks(self, first: int) -> None:
        """Take back the blanks at the end, as far as `first`."""
        while self.length > first and self._words[-1][-1].isspace():
            words, origin = self._words.pop(), self.origins.pop()
            self.length = self.starts.pop()
            kept = words.rstrip()
            in_step = len(words) == origin.end - origin.start
            self.add(kept, Span(origin.start, origin.start + len(kept)) if in_step else origin)

    def prose(self) -> Prose:
        """What was written."""
        return Prose("".join(self._words), tuple(self.starts), tuple(self.origins))
