"""Configuration from a file: found, read, and held to its schema, with a line for every error."""

from __future__ import annotations

import datetime
import os
import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from leaflint.config.lines import Key, lines_of, long_key
from leaflint.errors import InputError
from leaflint.text_files import read_text

NAMES = ("leaflint.toml", "pyproject.toml")
_TABLE = ("tool", "leaflint")
_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_MAX_LEVELS = 8


class Source(NamedTuple):
    """A configuration file: its path, its name in messages, its text, its settings, and the table they stand under."""

    path: Path
    name: str
    text: str
    values: dict[str, Any]
    table: tuple[str, ...]

    def line_of(self, key: Key) -> int | None:
        """The line, from 1, of the setting `key`, or of the nearest above it; None where none of it is there."""
        lines = lines_of(self.text)
        path: Key = (*self.table, *key)
        while len(path) > len(self.table) and path not in lines:
            path = path[:-1]
        return lines.get(path) if path else None

    def refuse(self, message: str, key: Key) -> NoReturn:
        """Raises the InputError for the setting `key`, with its line."""
        raise InputError(message, self.name, self.line_of(key))


def find_source(folder: Path) -> Source | None:
    """The nearest configuration from `folder` upwards, not beyond the top of its repository; None where there is none.

    In one folder leaflint.toml comes before pyproject.toml, which counts only with a [tool.leaflint].
    Raises InputError as `read_source` does.
    """
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            if path.is_symlink() or path.exists():
                source = read_source(path, Path(os.path.relpath(path, folder)).as_posix())
                if source is not None:
                    return source
        if (place / ".git").exists():
            return None
    return None


def read_source(path: Path, name: str) -> Source | None:
    """The configuration in `path`, which conforms to its schema; None for a pyproject.toml without [tool.leaflint].

    Messages call the file `name`.

    Raises InputError, with the line, where it cannot be read, is no TOML, or does not conform.
    """
    return parse_source(read_text(path), path, name)


def parse_source(text: str, path: Path, name: str) -> Source | None:
    """The configuration `text` of the file `path`, which messages call `name`, as `read_source` does."""
    values = _parsed(text, name)
    table: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        table = _TABLE
        tool = values.get("tool")
        if not isinstance(tool, dict) or "leaflint" not in tool:
            return None
        values = tool["leaflint"]
    source = Source(path, name, text, values, table)
    _hold_to_data(source)
    _hold_to_schema(source)
    return source


def _parsed(text: str, name: str) -> dict[str, Any]:
    if line := long_key(text, _MAX_LEVELS):  # the parser's time grows with the square of a key's length
        raise InputError("is nested too deep", name, line)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        position = _POSITION.search(said)
        line = int(position[1]) if position and position[1] else text.count("\n") + 1
        reason = _POSITION.sub("", said)
        raise InputError(f"is not TOML: {reason[:1].lower()}{reason[1:120]}", name, line) from None
    except ValueError:  # Python's own limit on the digits of a number
        raise InputError("holds a number with too many digits", name) from None
    except RecursionError:
        raise InputError("is nested too deep", name) from None


def _hold_to_data(source: Source) -> None:
    """TOML has dates and infinite numbers, which no setting has a use for."""
    waiting: list[tuple[Key, Any]] = [((), source.values)]
    while waiting:
        key, value = waiting.pop()
        if len(key) > _MAX_LEVELS:
            raise InputError("is nested too deep", source.name)
        if isinstance(value, dict):
            waiting.extend(((*key, name), inner) for name, inner in value.items())
        elif isinstance(value, list):
            waiting.extend(((*key, index), inner) for index, inner in enumerate(value))
        elif isinstance(value, (datetime.date, datetime.time)):
            source.refuse("A date stands here, and no setting is a date; put text in quotes.", key)
        elif isinstance(value, float) and not abs(value) < 1e15:
            source.refuse("This number is no setting's.", key)
        elif isinstance(value, int) and abs(value) > 1 << 53:
            source.refuse("This number is too large.", key)


def _hold_to_schema(source: Source) -> None:
    from leaflint.conformity.ready import checker_named

    violations = checker_named("leaflint").violations(source.values)
    if not violations:
        return
    keys = [(*one.pointer, one.name) if one.is_about_key else one.pointer for one in violations]
    at = min(range(len(keys)), key=lambda index: (source.line_of(keys[index]) or 0, index))
    source.refuse(f"{violations[at].message} {violations[at].hint}".strip(), keys[at])
