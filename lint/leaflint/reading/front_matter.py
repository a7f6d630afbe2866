"""The front matter of a sheet: where it ends, and what it declares."""

from __future__ import annotations

import re

from leaflint.nodes import Mapping, Span, YamlProblem, parse
from leaflint.reading.text import Text, Unreadable

_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*[\"']?[\w-][\w .\t-]*[\"']?[ \t]{0,9}:(?:[ \t]|$)", re.MULTILINE)
_FIRST_LINES = re.compile(r"(?:[ \t]*(?:#.*)?\n)*((?:[ \t]*\S.*(?:\n|$))*)")
_HINT = "front matter is a list of 'key: value' lines between two lines of three dashes"


def read_front_matter(text: Text) -> tuple[Mapping | None, int] | Unreadable:
    """The declared facts (None where there are none) and the offset at which the body starts.

    A first line of dashes with no `key: value` line among the first lines below it is a rule of the page, not front
    matter.
    """
    content = text.content
    fence = _FENCE.match(content)
    if not fence:
        return None, 0
    end = _END.search(content, fence.end())
    inner = content[fence.end() : end.start() if end else len(content)]
    opening = _FIRST_LINES.match(inner)
    first = opening.group(1) if opening else ""
    if not end:
        if not _KEY.match(first):
            return None, 0
        return Unreadable("the front matter is never closed", _HINT, text.place(Span(0, 3)))
    if not _KEY.search(first) and not first.startswith(("{", "[", "&", "!", "?")):
        return None, 0
    # Blank lines in place of the fence keep every offset that of the file.
    try:
        node = parse(" " * (fence.end() - 1) + "\n" + inner)
    except YamlProblem as problem:
        return Unreadable(f"broken front matter: {problem.message}", _HINT, text.place(problem.span))
    if node is not None and not isinstance(node, Mapping):
        return Unreadable("the front matter holds no 'key: value' lines", _HINT, text.place(node.span))
    return node, min(end.end() + 1, len(content))
