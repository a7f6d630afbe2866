"""The small words of messages: what a place is called, a value quoted, a near miss."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Sequence
from typing import Any

from leaflint.conformity.violation import Pointer

MAX_QUOTE = 80
_MAX_LISTED = 30

_KINDS = {
    "string": "text",
    "array": "a list, such as [a, b]",
    "object": "keys with values, such as {key: value}",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


def named(pointer: Pointer) -> str:
    """The place as a person would call it: `fda.status`, or `what` in entry 2 of `monitoring`."""
    if not pointer:
        return "what stands here"
    index = next((at for at in reversed(range(len(pointer))) if isinstance(pointer[at], int)), None)
    if index is None:
        return f"`{short('.'.join(map(str, pointer)))}`"
    number = int(pointer[index]) + 1
    entry = f"entry {number} of {named(pointer[:index])}"
    return entry if index == len(pointer) - 1 else f"{named(pointer[index + 1 :])} in {entry}"


def sentence(text: str) -> str:
    """`text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def short(text: str) -> str:
    """At most 80 characters of `text`, on one line, with what a terminal would obey made visible."""
    cut = text if len(text) <= MAX_QUOTE else text[: MAX_QUOTE - 1] + "…"
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in cut)


def quoted(value: Any) -> str:
    """A value as it may stand in a message."""
    if isinstance(value, str):
        return f"'{short(value)}'"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return short(str(value))
    return "a list" if isinstance(value, list) else "nothing" if value is None else "keys with values"


def actual(value: Any) -> str:
    """What `value` is, for a sentence that says what it should be instead."""
    return f"the text {quoted(value)}" if isinstance(value, str) else quoted(value)


def kinds(types: Sequence[str]) -> str:
    """The types of JSON Schema in an author's words."""
    return listing([_KINDS.get(name, name) for name in types], "or")


def listing(words: Sequence[str], last: str) -> str:
    """`a, b or c`, at most 30 of them."""
    if len(words) > _MAX_LISTED:
        words = [*words[:_MAX_LISTED], "others"]
    return f" {last} ".join([*([", ".join(words[:-1])] if words[1:] else []), *words[-1:]])


@functools.lru_cache(maxsize=4096)
def nearest(word: str, known: tuple[str, ...]) -> str:
    """The word of `known` that `word` is most likely meant to be, or an empty text."""
    if len(word) > MAX_QUOTE:
        return ""
    folded = {_fold(name): name for name in reversed(known)}
    close = difflib.get_close_matches(_fold(word), list(folded)[::-1], n=1, cutoff=0.6)
    if not close or _fold(word) in (denial + close[0] for denial in ("un", "non")):
        return ""  # "unapproved" is not meant to be "approved"
    return folded[close[0]]


def _fold(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")
