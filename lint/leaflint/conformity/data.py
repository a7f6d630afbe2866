"""Data files that are held to a packaged schema: vocabulary and facts of record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from leaflint import nodes
from leaflint.conformity.checker import Checker
from leaflint.conformity.documents import read_document
from leaflint.conformity.violation import spot
from leaflint.errors import InputError
from leaflint.text_files import read_text


def check_data(path: Path, schema: Path) -> Any:
    """The YAML file `path` as dicts, lists and strings, once it conforms to the packaged schema in the file `schema`.

    Every scalar is the text that its author typed. Raises InputError, with the line, for a file that cannot be
    read, is no YAML, holds nothing, or does not conform: the first violation in the order of the file.
    """
    return check_text(read_text(path), schema, str(path))


def check_text(text: str, schema: Path, name: str) -> Any:
    """The YAML `text` of the file `name`, as `check_data` does."""
    try:
        tree = nodes.parse(text)
    except nodes.YamlProblem as problem:
        raise InputError(problem.message, name, _line(text, problem.span)) from None
    if tree is None:
        raise InputError("the file is empty", name)
    data = nodes.plain(tree)
    document = read_document(schema, schema.as_uri())
    violations = Checker({"$ref": document.id, "unevaluatedProperties": False}, [document]).violations(data)
    if violations:
        span, violation = min((spot(tree, violation), violation) for violation in violations)
        raise InputError(f"{violation.message} {violation.hint}".strip(), name, _line(text, span))
    return data


def _line(text: str, span: nodes.Span) -> int:
    return text.count("\n", 0, span.start) + 1
