"""Text from sheets made harmless once, for every format."""

from __future__ import annotations

from typing import Any

from leaflint.council.blocks import Document, Figure
from leaflint.reporters.visible import visible


def harmless(document: Document) -> Document:
    """The document with every character that cannot be seen written out ("\\\\u202e"); line ends stay."""
    made: Document = _mapped(document)
    return made


def _mapped(value: Any) -> Any:
    if isinstance(value, str):
        return "\n".join(map(visible, value.split("\n")))
    if isinstance(value, Figure):
        return value
    if isinstance(value, tuple):
        parts = (_mapped(part) for part in value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value
