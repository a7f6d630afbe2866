"""One way in which data does not conform to its schema, and where it stands in a YAML tree."""

from __future__ import annotations

from typing import NamedTuple

from leaflint import nodes

Pointer = tuple[str | int, ...]


class Violation(NamedTuple):
    """What is wrong at `pointer`, in a sentence, and what to write instead.

    `pointer` leads to the value that is wrong; for a key that is missing or unknown to the mapping that lacks or
    holds it, and `name` is that key (else ""). `keyword` is the keyword of JSON Schema that failed.
    `about` is short and stays the same when lines or list items move. `meant` is the known key that an unknown one
    is nearest to (else "").
    """

    pointer: Pointer
    keyword: str
    name: str
    message: str
    hint: str
    about: str
    meant: str = ""

    @property
    def is_about_key(self) -> bool:
        """Whether the key `name` itself is wrong, not a value."""
        return bool(self.name) and self.keyword != "required"

    @property
    def order(self) -> tuple[tuple[tuple[int, str], ...], str, str, str]:
        """Sorts violations by place, then by what is wrong: the same on every machine."""
        steps = tuple((step, "") if isinstance(step, int) else (-1, step) for step in self.pointer)
        return (steps, self.keyword, self.name, self.message)


def spot(tree: nodes.Node, violation: Violation) -> nodes.Span:
    """Where to mark `violation` in `tree`: the unknown key, the wrong value, or the key of what lacks one."""
    pointer = violation.pointer
    if violation.is_about_key:
        return _key(tree, (*pointer, violation.name)) or nodes.locate(tree, pointer)
    span = nodes.locate(tree, pointer)
    if violation.keyword == "required" or span.start == span.end:
        return _key(tree, pointer) or _first_key(_at(tree, pointer)) or span
    return span


def _key(tree: nodes.Node, pointer: Pointer) -> nodes.Span | None:
    """The key under which the value at `pointer` stands; None at the top, in lists, and where there is none."""
    above = _at(tree, pointer[:-1]) if pointer else None
    entry = above.entry(str(pointer[-1])) if isinstance(above, nodes.Mapping) else None
    return entry.key.span if entry else None


def _first_key(node: nodes.Node | None) -> nodes.Span | None:
    return node.entries[0].key.span if isinstance(node, nodes.Mapping) and node.entries else None


def _at(tree: nodes.Node, pointer: Pointer) -> nodes.Node | None:
    node: nodes.Node | None = tree
    for step in pointer:
        if isinstance(node, nodes.Mapping):
            node = node.get(str(step))
        elif isinstance(node, nodes.Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node
