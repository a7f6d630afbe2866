"""The front matter of a sheet: where it ends, and what it declares."""

from __future__ import annotations

import re

from leaflint.nodes import Mapping, Span, YamlProblem, parse
from leaflint.reading.text import Text, Unreadable

_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*[\"']?[\w-][\w .-]*[\"']?[ \t]*:(?:[ \t]|$)", re.MULTILINE)
_HINT = "front matter is a list of 'key: value' lines between two lines of three dashes"


def read_front_matter(text: Text) -> tuple[Mapping | None, int] | Unreadable:
    """The declared facts (None where there are none) and the offset at which the body starts.

    A first line of dashes that no `key: value` line follows is a rule of the page, not front matter.
    """
    content = text.content
    fence = _FENCE.match(content)
    if not fence:
        return None, 0
    end = _END.search(content, fence.end())
    inner = content[fence.end() : end.start() if end else len(content)]
    if not end:
        first = inner.lstrip("\n").split("\n", 1)[0]
        if not _KEY.match(first):
            return None, 0
        return Unreadable("the front matter is never closed", _HINT, text.place(Span(0, 3)))
    if not _KEY.search(inner) and not inner.lstrip().startswith(("{", "[", "&", "!", "?")):
        return None, 0
    # Blank lines in place of the fence keep every offset that of the file.
    try:
        node = parse(" " * (fence.end() - 1) + "\n" + inner)
    except YamlProblem as problem:
        return Unreadable(f"broken front matter: {problem.message}", _HINT, text.place(problem.span))
    if node is not None and not isinstance(node, Mapping):
        return Unreadable("the front matter holds no 'key: value' lines", _HINT, text.place(node.span))
    return node, min(end.end() + 1, len(content))
