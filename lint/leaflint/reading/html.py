"""HTML in Markdown: the words that a reader sees, and the comments that none does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.nodes import Span

_TAG = re.compile(r"</?([A-Za-z][\w-]*+)[^<>]*+>")
_WORDS = re.compile(r"(?:[^<&]++|<(?!/?[A-Za-z][^<>]*+>|[!?])|&(?!#?\w{1,32};))++|&#?\w{1,32};")
# What opens text that is no words, and what closes it; never closed, it goes on to the end.
_HIDDEN = {"<!--": "-->", "<![CDATA[": "]]>", "<!": ">", "<?": "?>"}
_UNSEEN = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "template", "title")}
_IN_LINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt"
        " u var wbr",
    )
)


def visible_lines(content: str, span: Span) -> Iterator[list[Span]]:
    """The words of the HTML in `span`, line by line as a browser breaks it; each line is the spans of its pieces."""
    line: list[Span] = []
    at, end = span
    while at < end:
        opening = next((mark for mark in _HIDDEN if content.startswith(mark, at)), None)
        if opening:
            close = content.find(_HIDDEN[opening], at + len(opening), end)
            at = close + len(_HIDDEN[opening]) if close >= 0 else end
        elif tag := _TAG.match(content, at, end):
            name = tag.group(1).lower()
            at = tag.end()
            if name in _UNSEEN and not tag.group().startswith("</"):
                closing = _UNSEEN[name].search(content, at, end)
                at = closing.start() if closing else end
            if name not in _IN_LINE:
                yield from _without_margins(content, line)
                line = []
        else:
            words = _WORDS.match(content, at, end)
            after = words.end() if words else at + 1
            line.append(Span(at, after))
            at = after
    yield from _without_margins(content, line)


def comments(content: str, span: Span) -> Iterator[Span]:
    """The comments in the HTML in `span`, from `<!--` to `-->`; one that is never closed is none."""
    at, end = span
    while (start := content.find("<!--", at, end)) >= 0:
        close = content.find("-->", start + 4, end)
        if close < 0:
            return
        at = close + 3
        yield Span(start, at)


def _without_margins(content: str, line: list[Span]) -> Iterator[list[Span]]:
    """The line without blanks before its first words, or nothing where it holds none."""
    for index, (start, end) in enumerate(line):
        words = content[start:end]
        if not words.isspace():
            yield [Span(end - len(words.lstrip()), end), *line[index + 1 :]]
            return
