"""A schema made ready: it decides whether data conforms and, where it does not, has it explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jsonschema_rs

from leaflint.conformity.documents import DRAFT, Document
from leaflint.conformity.fields import Field
from leaflint.conformity.violation import Violation

PATTERNS = jsonschema_rs.RegexOptions(size_limit=1 << 20)
"""Patterns run in linear time on this engine; the limit (in bytes) bounds what compiling one may take."""

_WRAPPER = "urn:leaflint:as-asked"


class Checker:
    """One schema, compiled."""

    def __init__(self, asked: Mapping[str, Any], documents: Sequence[Document]) -> None:
        """Makes the schema `asked` ready, which refers into `documents`; nothing else is ever looked up."""
        wrapper = {"$schema": DRAFT, "$id": _WRAPPER, **asked}
        schemas = {document.id: document.schema for document in documents}
        self._documents = {**schemas, _WRAPPER: wrapper}
        self._root = Field(_WRAPPER, wrapper)
        self._validator = jsonschema_rs.Draft202012Validator(
            wrapper,
            registry=jsonschema_rs.Registry(list(schemas.items()), draft=jsonschema_rs.Draft202012),
            validate_formats=True,
            ignore_unknown_formats=False,
            pattern_options=PATTERNS,
            offline=True,
        )

    def violations(self, instance: Any) -> tuple[Violation, ...]:
        """What does not conform in `instance`, in the order of the places; empty when all does."""
        if self._validator.is_valid(instance):
            return ()
        from leaflint.conformity.explain import explain  # a conforming sheet needs no words

        return explain(self._validator.iter_errors(instance), self._root, self._documents)
