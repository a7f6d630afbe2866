"""Small edits of a YAML text by position: comments, order and quotes of all that is not changed stay."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from leaflint import nodes


class Edit(NamedTuple):
    """Characters `start` to `end` of a text become `text`."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """`text` with all edits; those at one place in their order. They must not overlap."""
    parts: list[str] = []
    reached = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        parts += [text[reached : edit.start], edit.text]
        reached = edit.end
    return "".join([*parts, text[reached:]])


def quoted(value: str) -> str:
    """A value in double quotes, as YAML and JSON both read it."""
    return json.dumps(value, ensure_ascii=False)


def set_keys(text: str, node: nodes.Mapping, values: Mapping[str, str]) -> list[Edit]:
    """The edits that give keys of a mapping these values: in place, or as new keys at its end."""
    edits: list[Edit] = []
    new: list[str] = []
    for key, value in values.items():
        entry = node.entry(key)
        if entry is None:
            new.append(f"{key}: {quoted(value)}")
        elif nodes.plain(entry.value) != value:
            edits.append(Edit(*entry.value.span, quoted(value)))
    return [*edits, *_grown(text, node, new)]


def add_entry(text: str, node: nodes.Mapping, key: str, values: Mapping[str, str]) -> list[Edit]:
    """The edit that adds `key` with a mapping of its own at the end of a mapping."""
    return _grown(text, node, [f"{key}: {flow(values)}"])


def add_item(text: str, node: nodes.Sequence, values: str) -> list[Edit]:
    """The edit that adds an item, written in one line, at the end of a list."""
    if _is_flow(text, node):
        return [_before_the_end(text, node, values)]
    return [Edit(*_line_end(text, node), f"{_newline(text)}{_margin(text, node)}- {values}")]


def flow(values: Mapping[str, str | Mapping[str, str] | Sequence[str]]) -> str:
    """A mapping in one line, its values in quotes."""
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in values.items()) + "}"


def _value(value: str | Mapping[str, str] | Sequence[str]) -> str:
    if isinstance(value, str):
        return quoted(value)
    return flow(value) if isinstance(value, Mapping) else f"[{', '.join(value)}]"


def _grown(text: str, node: nodes.Mapping, entries: list[str]) -> list[Edit]:
    if not entries:
        return []
    if _is_flow(text, node):
        return [_before_the_end(text, node, ", ".join(entries))]
    margin = _margin(text, node)
    return [Edit(*_line_end(text, node), "".join(f"{_newline(text)}{margin}{entry}" for entry in entries))]


def _is_flow(text: str, node: nodes.Mapping | nodes.Sequence) -> bool:
    return text[node.span.start] in "{["


def _before_the_end(text: str, node: nodes.Mapping | nodes.Sequence, entry: str) -> Edit:
    """At the closing bracket, behind a comma where there is something before it."""
    inside = text[node.span.start + 1 : node.span.end - 1].rstrip()
    at = node.span.start + 1 + len(inside)
    comma = "" if not inside or inside.endswith(",") else ","
    return Edit(at, at, f"{comma}{' ' if inside else ''}{entry}")


def _line_end(text: str, node: nodes.Mapping | nodes.Sequence) -> tuple[int, int]:
    """Where the last line of a block ends: behind its comment, and before a comment on lines of its own."""
    at = text.find("\n", _end(text, node))
    at = len(text) if at < 0 else at
    at -= at > 0 and text[at - 1] == "\r"
    return at, at


def _end(text: str, node: nodes.Node) -> int:
    """Where the last value within a node ends; a block's own span reaches to what follows, comments and all."""
    if isinstance(node, nodes.Scalar) or _is_flow(text, node):
        return node.span.end
    return _end(text, node.entries[-1].value if isinstance(node, nodes.Mapping) else node.items[-1])


def _margin(text: str, node: nodes.Mapping | nodes.Sequence) -> str:
    """What stands before the first entry of a block: spaces only, for "- key: …" too."""
    start = text.rfind("\n", 0, node.span.start) + 1
    return " " * (node.span.start - start)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
