"""Where each setting of the configuration stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from leaflint.config.lines import lines_of


def test_lines_are_found_in_every_notation() -> None:
    text = (
        'a.b = 1\n"c d"."e\\u0066" = """\nx = 1\n[y]\n"""\n'
        "'l' = [ # [z]\n  'one', # 'two'\n  {p = 1, q.r = 2},\n]\n"
        "[t.u] # ]\nv = {w = [1, {x = 2}]}\n[[m]]\nn = 1\n[[m]]\nn = 2\n[m.o]\nk = 2021-01-01T00:00:00Z\n"
    )
    assert tomllib.loads(text)["c d"]["ef"] == "x = 1\n[y]\n"
    lines = {
        ("a", "b"): 1,
        ("c d", "ef"): 2,
        ("l",): 6,
        ("l", 0): 7,
        ("l", 1): 8,
        ("l", 1, "q", "r"): 8,
        ("t",): 10,
        ("t", "u", "v"): 11,
        ("t", "u", "v", "w", 1, "x"): 11,
        ("m", 0, "n"): 13,
        ("m", 1): 14,
        ("m", 1, "n"): 15,
        ("m", 1, "o", "k"): 17,
    }
    found = lines_of(text)
    assert {key: found.get(key) for key in lines} == lines
    assert ("x",) not in found
    assert ("y",) not in found


TEXTS = some.text(some.sampled_from("ab\"'\\#[]{}=., \té"), max_size=6)
VALUES = some.recursive(
    TEXTS | some.integers(0, 9) | some.booleans(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@given(some.dictionaries(TEXTS, VALUES, max_size=4))
def test_each_setting_is_found_on_the_line_on_which_it_was_written(settings: dict[str, Any]) -> None:
    text = "\n".join(f"{_typed(key)} = {_typed(value)}" for key, value in settings.items())
    assert tomllib.loads(text) == settings
    found = lines_of(text)
    for number, (key, value) in enumerate(settings.items(), 1):
        assert all(found[(key, *path)] == number for path in _paths(value))


def _paths(value: Any) -> Iterator[tuple[str | int, ...]]:
    yield ()
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in inner:
        yield from ((step, *path) for path in _paths(below))


def _typed(value: Any) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_typed(key)} = {_typed(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_typed, value)) + "]"
    return str(value).lower()
