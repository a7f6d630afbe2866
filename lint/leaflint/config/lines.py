"""The line of every key in a TOML text, which the standard parser does not tell."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Mapping

Key = tuple[str | int, ...]

# Each kind of string also matches without its end, so that broken text is scanned in linear time too.
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.?|"{1,2}(?!"))*(?:"{3,5}|\Z)'
    r"|'''(?:[^']|'{1,2}(?!'))*(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.?)*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*|\n|[\[\]{},=.]|[ \t\r]+|[^\s\[\]{},=.\"'#]+",
    re.DOTALL,
)


def long_key(text: str, dots: int) -> int | None:
    """The line, from 1, of the first dotted key in `text` with more than `dots` dots; `text` may be broken."""
    line, run = 1, 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        run = run + 1 if token == "." else 0 if token in ("=", "[", "]", "{", "}", ",", "\n") else run
        if run > dots:
            return line
        line += token.count("\n")
    return None


@functools.lru_cache(maxsize=4)
def lines_of(text: str) -> Mapping[Key, int]:
    """The line, from 1, of every key and list item of `text`, which must be valid TOML, by its path."""
    return _Lines(text).read()


class _Lines:
    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, int]] = []
        line = 1
        for match in _TOKEN.finditer(text):
            token = match.group()
            if token.strip(" \t\r") and not token.startswith("#"):
                self.tokens.append((token, line))
            line += token.count("\n")
        self.tokens.append(("\n", line))
        self.at = 0
        self.lines: dict[Key, int] = {}
        self.counts: dict[Key, int] = {}

    def read(self) -> dict[Key, int]:
        table: Key = ()
        while self.at < len(self.tokens):
            if self.token == "\n":
                self.at += 1
            elif self.token == "[":
                table = self.header()
            else:
                self.pair(table)
        return self.lines

    @property
    def token(self) -> str:
        return self.tokens[self.at][0]

    def header(self) -> Key:
        """A `[table]` or `[[list of tables]]`, and where the lines below it belong."""
        depth = 0
        while self.token == "[":
            depth += 1
            self.at += 1
        path = self.key(())
        self.at += depth
        if depth == 1:
            return path
        number = self.counts.get(path, 0)
        self.counts[path] = number + 1
        self.lines.setdefault((*path, number), self.tokens[self.at - 1][1])
        return (*path, number)

    def pair(self, table: Key) -> None:
        path = self.key(table)
        self.at += 1  # the equals sign
        self.value(path)

    def key(self, table: Key) -> Key:
        """A dotted key, each part of it noted; a part that is a list of tables means its last one."""
        path = table
        while self.token not in ("=", "]", "\n"):
            if self.token != ".":
                path = (*path, _plain(self.token))
                self.lines.setdefault(path, self.tokens[self.at][1])
            self.at += 1
            if self.token == "." and path in self.counts:
                path = (*path, self.counts[path] - 1)
        return path

    def value(self, path: Key) -> None:
        opening = self.token
        if opening == "[":
            self.items(path)
        elif opening == "{":
            self.at += 1
            while self.token != "}":
                if self.token in (",", "\n"):
                    self.at += 1
                else:
                    self.pair(path)
            self.at += 1
        else:
            while self.token not in (",", "]", "}", "\n"):
                self.at += 1

    def items(self, path: Key) -> None:
        self.at += 1
        number = 0
        while self.token != "]":
            if self.token in (",", "\n"):
                self.at += 1
            else:
                self.lines[(*path, number)] = self.tokens[self.at][1]
                self.value((*path, number))
                number += 1
        self.at += 1


def _plain(token: str) -> str:
    """A key without its quotes."""
    if token.startswith("'"):
        return token[1:-1]
    if token.startswith('"'):
        escaped = re.sub(r"\\e", r"\\x1b", token)
        return str(ast.literal_eval(escaped)) if "\\" in escaped else token[1:-1]
    return token
