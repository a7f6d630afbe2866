"""Comments addressed to leaflint, in Markdown and in front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaflint.nodes import Mapping, Node, Scalar, Sequence, Span
from leaflint.reading.sheet import Block, Comment
from leaflint.reading.text import Text

_HTML = re.compile(r"<!--\s*leaflint\s*:(.*?)-->", re.DOTALL | re.IGNORECASE)
_YAML = re.compile(r"(?:(?<=\s)|^)#[ \t]*leaflint[ \t]*:(.*)$", re.MULTILINE | re.IGNORECASE)


def read_comments(
    text: Text, front: Mapping | None, body: int, blocks: tuple[Block, ...], html: Iterable[Span]
) -> tuple[Comment, ...]:
    """The comments in the order of the sheet, each with the lines of which it speaks.

    In Markdown that is the next block, or the whole sheet for a comment above everything else; in front matter
    the comment's own line or, where it stands alone, the next.
    """
    return (*_in_front_matter(text, front, body), *_in_markdown(text, blocks, html))


def _in_front_matter(text: Text, front: Mapping | None, body: int) -> Iterator[Comment]:
    if front is None:
        return
    values = list(_scalars(front))
    for match in _YAML.finditer(text.content, 0, body):
        span = Span(match.start(), match.end())
        if not any(value.start <= span.start < value.end for value in values):
            line = text.line_of(span.start)
            alone = not text.content[text.line_span(line).start : span.start].strip()
            yield Comment(match.group(1).strip(), span, (line + alone, line + alone))


def _in_markdown(text: Text, blocks: tuple[Block, ...], html: Iterable[Span]) -> Iterator[Comment]:
    first = min((block.span.start for block in blocks), default=len(text.content))
    seen: set[int] = set()
    for piece in html:
        for match in _HTML.finditer(text.content, piece.start):
            if match.start() >= max(piece.end, piece.start + 1) or match.start() in seen:
                break
            seen.add(match.start())
            span = Span(match.start(), match.end())
            yield Comment(" ".join(match.group(1).split()), span, _lines(text, blocks, span, first))


def _lines(text: Text, blocks: tuple[Block, ...], span: Span, first: int) -> tuple[int, int] | None:
    if span.start < first:
        return None
    inside = next((block.span for block in blocks if block.span.start <= span.start < block.span.end), None)
    following = inside or next((block.span for block in blocks if block.span.start >= span.end), span)
    return text.line_of(following.start), text.line_of(max(following.end - 1, following.start))


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
