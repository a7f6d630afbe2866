"""YAML as a tree that keeps the place of every key and value, and refuses what a data file has no use for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn, TypeAlias

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML built without libyaml: slower, the same events
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_DEPTH = 12
MAX_NODES = 20_000
# What YAML refuses, and the line ends that it knows and no editor shows.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


class Span(NamedTuple):
    """A piece of a text: offsets in characters from 0, `end` exclusive."""

    start: int
    end: int


class Scalar(NamedTuple):
    """A value as its author typed it (quotes and folding resolved, never another type)."""

    text: str
    span: Span


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Keys and values in the order of the file; no key stands twice."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)

    def entry(self, key: str) -> Entry | None:
        """The key itself with its value, or None."""
        return next((entry for entry in self.entries if entry.key.text == key), None)


class Sequence(NamedTuple):
    """A list of values."""

    items: tuple[Node, ...]
    span: Span


Node: TypeAlias = Scalar | Mapping | Sequence


def words_of(node: Node | None) -> str:
    """The text of a scalar without the blanks around it; "" for anything else."""
    return node.text.strip() if isinstance(node, Scalar) else ""


class YamlProblem(Exception):
    """YAML that cannot or may not be read: what is wrong, and where."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


def parse(text: str) -> Node | None:
    """The one document in `text`, or None when there is nothing but blanks and comments.

    Raises YamlProblem on a syntax error, a duplicate key, an alias, an anchor, a tag, a second document,
    a key that is no plain text, nesting deeper than MAX_DEPTH, or more than MAX_NODES values.
    """
    if refused := _REFUSED.search(text):
        character = f"U+{ord(refused.group()):04X}"
        raise YamlProblem(f"a character that has no place here ({character}); delete it", Span(*refused.span()))
    try:
        return _Builder(text).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.problem in (_UNCLOSED, _NO_COLON):  # noticed far behind the place that is to be mended
            mark = error.context_mark or mark
        start = min(mark.index if mark else 0, len(text))
        raise YamlProblem(_plainly(error), Span(start, min(start + 1, len(text)))) from None


def plain(node: Node) -> Any:
    """The tree as dicts, lists and strings."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def locate(node: Node, pointer: tuple[str | int, ...]) -> Span:
    """Where the value at `pointer` stands; the nearest value above it where there is none."""
    for step in pointer:
        inner = None
        if isinstance(node, Mapping):
            inner = node.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        if inner is None:
            return node.span
        node = inner
    return node.span


def _plainly(error: yaml.MarkedYAMLError) -> str:
    problem = (error.problem or "it is not YAML").strip()
    return _IN_PLAIN_WORDS.get(problem, problem)


_UNCLOSED = "found unexpected end of stream"
_NO_COLON = "could not find expected ':'"
_IN_PLAIN_WORDS = {
    "mapping values are not allowed in this context": (
        "a colon where none can stand; put text that contains ': ' in quotes"
    ),
    _NO_COLON: "a line that is no 'key: value'; is a colon missing?",
    "found character that cannot start any token": (
        "a character that cannot start a value (a tab, @ or `); put the text in quotes"
    ),
    _UNCLOSED: "a quote or bracket that is opened here is never closed",
    "did not find expected ',' or '}'": "a comma or the closing } is missing",
    "did not find expected ',' or ']'": "a comma or the closing ] is missing",
    "did not find expected key": "this line is not indented like the lines above it, or a quote is out of place",
    "did not find expected '-' indicator": "this line is not indented like the list items above it",
    "found a tab character that violates indentation": "a tab at the start of a line; indent with spaces",
    "found unknown escape character": "a backslash that stands for no character; put the text in single quotes",
    "block sequence entries are not allowed in this context": "a list item where none can stand; begin a new line",
    "did not find expected <document start>": "text after the end of the data",
}


def _at(mark: Any) -> int:
    return int(mark.index)


class _Builder:
    """Builds nodes from parser events, each event looked at before anything is made of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        self.count = 0

    def document(self) -> Node | None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        root = self.node(next(self.events), 0)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.refuse("a second document starts here; keep one", after)
        if isinstance(root, Scalar) and not root.text:
            return None
        return root

    def node(self, event: Any, depth: int) -> Node:
        self.guard(event, depth)
        start = _at(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, Span(start, _at(event.end_mark)))
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(inner, depth + 1))
            return Sequence(tuple(items), self.trimmed(start, _at(inner.end_mark)))
        return self.mapping(start, depth)

    def mapping(self, start: int, depth: int) -> Mapping:
        entries: list[Entry] = []
        seen: set[str] = set()
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.guard(event, depth)
                self.refuse("a key must be a plain word", event)
            key = self.node(event, depth + 1)
            assert isinstance(key, Scalar)
            if key.text in seen:
                raise YamlProblem(f"the key {key.text!r} stands twice; keep one of them", key.span)
            seen.add(key.text)
            entries.append(Entry(key, self.node(next(self.events), depth + 1)))
        return Mapping(tuple(entries), self.trimmed(start, _at(event.end_mark)))

    def guard(self, event: Any, depth: int) -> None:
        self.count += 1
        if isinstance(event, yaml.AliasEvent):
            self.refuse("an alias (*name) is not allowed; write the value out", event)
        if event.anchor is not None:
            self.refuse("an anchor (&name) is not allowed; write the value out", event)
        if event.tag is not None:
            self.refuse("a tag (!name) is not allowed; write the plain value", event)
        if depth > MAX_DEPTH:
            self.refuse(f"nested deeper than {MAX_DEPTH} levels", event)
        if self.count > MAX_NODES:
            self.refuse(f"more than {MAX_NODES} values", event)

    def refuse(self, message: str, event: Any) -> NoReturn:
        start, end = _at(event.start_mark), _at(event.end_mark)
        raise YamlProblem(message, Span(start, min(max(end, start + 1), len(self.text))))

    def trimmed(self, start: int, end: int) -> Span:
        """A block ends where its last value does, not where the parser noticed."""
        return Span(start, start + len(self.text[start:end].rstrip()))
