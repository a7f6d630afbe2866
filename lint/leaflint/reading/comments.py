"""Comments addressed to leaflint, in Markdown and in front matter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from leaflint.nodes import Mapping, Node, Scalar, Sequence, Span
from leaflint.reading.html import comments
from leaflint.reading.markdown import Body
from leaflint.reading.sheet import Comment
from leaflint.reading.text import Text

_HTML = re.compile(r"<!--\s*leaflint\s*:", re.IGNORECASE)
_YAML = re.compile(r"(?:(?<=\s)|^)#[ \t]*leaflint[ \t]*:(.*)$", re.MULTILINE | re.IGNORECASE)
_NO_VALUES = re.compile(r"(?:[ \t]*(?:#.*)?\n)*+")


def read_comments(text: Text, front: Mapping | None, start: int, body: Body) -> tuple[Comment, ...]:
    """The comments in the order of the sheet, each with the lines of which it speaks; the body begins at `start`.

    In Markdown that is the block that it stands in or the next one, or the whole sheet for a comment above everything
    else; in front matter the comment's own line or, where it stands alone, the next that is no comment.
    """
    return (*_in_front_matter(text, front, start), *_in_markdown(text, body))


def _in_front_matter(text: Text, front: Mapping | None, end: int) -> list[Comment]:
    if front is None:
        return []
    values = sorted(_scalars(front))
    found: list[Comment] = []
    # From the last to the first, so that of a row of comments each learns from the one below it.
    below, line_below = end, text.line_of(end)
    for match in reversed(list(_YAML.finditer(text.content, 0, end))):
        span = Span(*match.span())
        if _holding(values, span.start) is not None:
            continue
        line = text.line_of(span.start)
        start = text.line_span(line).start
        if not text.content[start : span.start].strip():
            passed = _NO_VALUES.match(text.content, start, below)
            after = passed.end() if passed else start
            line = line_below if after == below else text.line_of(after)
            below, line_below = start, line
        found.append(Comment(match.group(1).strip(), span, (line, line)))
    return found[::-1]


def _in_markdown(text: Text, body: Body) -> Iterator[Comment]:
    leaves = [block.span for block in body.blocks]
    first = leaves[0].start if leaves else len(text.content)
    for span in (span for piece in _joined(body.html) for span in comments(text.content, piece)):
        opening = _HTML.match(text.content, *span)
        if opening:
            words = text.content[opening.end() : span.end - len("-->")]
            lines = None if span.start < first else _lines(text, leaves, body.outermost, span)
            yield Comment(" ".join(words.split()), span, lines)


def _lines(text: Text, leaves: list[Span], outermost: tuple[Span, ...], span: Span) -> tuple[int, int]:
    """The lines of the block in which the comment at `span` stands; else of the next in its list, or of all."""
    spoken_of = _holding(leaves, span.start)
    if spoken_of is None:
        blocks = outermost if _holding(outermost, span.start) is None else leaves
        after = bisect_left(blocks, span.end, key=lambda block: block.start)
        spoken_of = blocks[after] if after < len(blocks) else span
    return text.line_of(spoken_of.start), text.line_of(max(spoken_of.end - 1, spoken_of.start))


def _joined(pieces: tuple[Span, ...]) -> Iterator[Span]:
    """The pieces, those that touch as one: the parser divides HTML at its line ends."""
    start = end = -1
    for piece in pieces:
        if piece.start != end:
            if end > start:
                yield Span(start, end)
            start = piece.start
        end = piece.end
    if end > start:
        yield Span(start, end)


def _holding(spans: list[Span] | tuple[Span, ...], offset: int) -> Span | None:
    """The one of the spans, which are in order and apart, that holds `offset`."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None


def _scalars(node: Node) -> Iterator[Span]:
    if isinstance(node, Scalar):
        yield node.span
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for entry in node.entries:
            yield entry.key.span
            yield from _scalars(entry.value)
