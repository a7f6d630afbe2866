"""From the engine's errors to violations: the nearest alternative, one thing for one place, in words."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Any

from jsonschema_rs import ValidationError

from leaflint.conformity.documents import Documents, resolve
from leaflint.conformity.fields import Field, describing, known_names, say
from leaflint.conformity.sentences import instead, missing, unknown, wrong
from leaflint.conformity.violation import Pointer, Violation
from leaflint.conformity.words import listing, named, nearest, sentence, short

MAX_ERRORS = 500
"""So many are explained; whoever meets them all has other worries than the next one."""


def explain(errors: Iterable[ValidationError], root: Field, documents: Documents) -> tuple[Violation, ...]:
    """The violations that `errors` amount to, in the order of their places; at least one where there is an error."""
    listed = list(islice(errors, MAX_ERRORS))
    explainer = _Explainer(root, documents)
    found = [violation for error in listed for violation in explainer.of(error)]
    strict = found or [violation for error in listed for violation in explainer.unknown_keys(error, ())]
    return tuple(sorted(_one_for_each(strict), key=lambda violation: violation.order))


_FIRST = ("type", "enum", "const", "minLength", "pattern", "format")


def _one_for_each(violations: list[Violation]) -> list[Violation]:
    """For each key that is wrong its violation, and for each value the one that says most."""
    kept: dict[tuple[Pointer, str, bool], Violation] = {}
    for violation in sorted(violations, key=_telling):
        kept.setdefault((violation.pointer, violation.name, violation.is_about_key), violation)
    return list(kept.values())


def _telling(violation: Violation) -> tuple[int, str]:
    rank = _FIRST.index(violation.keyword) if violation.keyword in _FIRST else len(_FIRST)
    return (rank, violation.message)


class _Explainer:
    def __init__(self, root: Field, documents: Documents) -> None:
        self.root = root
        self.documents = documents

    def of(self, error: ValidationError) -> Iterator[Violation]:
        """What `error` says, or what the errors inside it say."""
        kind: Any = error.kind
        pointer = tuple(error.instance_path)
        if kind.name in ("anyOf", "oneOf") and any(kind.context):
            yield from self.alternatives(error)
        elif kind.name in ("additionalProperties", "unevaluatedProperties"):
            yield from self.unknown_keys(error, self.known(pointer) if kind.name.startswith("un") else ())
        elif kind.name == "required":
            fields = describing(self.root, self.documents, (*pointer, kind.property))
            message = missing(kind.property, pointer, say(fields, "title"))
            yield _violation(error, message, say(fields, "errorMessage"), kind.property)
        elif kind.name == "propertyNames":
            yield self.name(error)
        else:
            yield self.value(error)

    def value(self, error: ValidationError) -> Violation:
        """A value that is wrong in itself."""
        fields = [*self.failing(error), *describing(self.root, self.documents, tuple(error.instance_path))]
        keyword, details = error.kind.name, error.kind.as_dict()
        message = wrong(keyword, details, tuple(error.instance_path), error.instance)
        advice, examples = say(fields, "errorMessage"), say(fields, "examples") or ()
        return _violation(error, message, instead(keyword, details, error.instance, advice, examples))

    def name(self, error: ValidationError) -> Violation:
        """A key that is not written as keys must be."""
        kind: Any = error.kind
        inner: ValidationError = kind.error
        key = str(inner.instance)
        fields = self.failing(error, keep_last=True)
        details = inner.kind.as_dict()
        hint = instead(inner.kind.name, details, key, say(fields, "errorMessage"), say(fields, "examples") or ())
        return _violation(error, f"The key {named((key,))} is not written as keys must be here.", hint, key)

    def unknown_keys(self, error: ValidationError, known_elsewhere: Container[str]) -> Iterator[Violation]:
        """The keys that nothing describes; a key of `known_elsewhere` only seems so, for its value is what is wrong."""
        pointer = tuple(error.instance_path)
        names = getattr(error.kind, "unexpected", ())
        known = tuple(name for name, may_be_written in self.known(pointer).items() if may_be_written)
        for name in names[:MAX_ERRORS]:
            if name not in known_elsewhere:
                message, hint = unknown(str(name), pointer, known)
                yield _violation(error, message, hint, str(name))._replace(meant=nearest(str(name), known))

    def alternatives(self, error: ValidationError) -> Iterator[Violation]:
        """The errors of the alternative that the value comes nearest to, or all alternatives in words."""
        own = len(error.instance_path)
        kind: Any = error.kind
        branches = sorted(kind.context, key=lambda branch: _fit(branch, own), reverse=True)
        best = [branch for branch in branches if _fit(branch, own) == _fit(branches[0], own)]
        if _of_another_type(branches[0], own):
            types = list(dict.fromkeys(kind for branch in branches for inner in branch for kind in _types(inner, own)))
            message = wrong("type", {"types": types}, tuple(error.instance_path), error.instance)
            yield self.value(error)._replace(message=message, keyword="type")
        elif len(best) == 1 or any(len(inner.instance_path) > own for inner in best[0]):
            for inner in best[0]:
                yield from self.of(inner)
        elif all(inner.kind.name == "required" for branch in best for inner in branch):
            names = [" with ".join(f"`{short(_property(inner))}`" for inner in branch) for branch in best]
            message = sentence(f"{named(tuple(error.instance_path))} needs {listing(names, 'or')}.")
            yield self.value(error)._replace(message=message)
        else:
            yield self.either(error, best)

    def either(self, error: ValidationError, branches: list[list[ValidationError]]) -> Violation:
        """One violation for alternatives that are equally near: what each of them asks for."""
        violation = self.value(error)
        if violation.hint:
            return violation
        asked = [next(self.of(branch[0])) for branch in branches]
        hints = list(dict.fromkeys(one.hint or one.message for one in asked))
        return violation._replace(hint=" Or: ".join(hints[:5]))

    def known(self, pointer: Pointer) -> dict[str, bool]:
        """The keys that the schema knows at `pointer`, and whether a person may write each."""
        return known_names(describing(self.root, self.documents, pointer))

    def failing(self, error: ValidationError, keep_last: bool = False) -> list[Field]:
        """The schema whose keyword failed."""
        location = error.absolute_keyword_location or ""
        parent = location if keep_last or error.kind.name == "falseSchema" else location.rpartition("/")[0]
        try:
            identity, schema = resolve(parent, self.root.document, self.documents)
        except KeyError:
            return []
        return [Field(identity, schema)] if isinstance(schema, dict) else []


def _violation(error: ValidationError, message: str, hint: str, name: str = "") -> Violation:
    pointer = tuple(error.instance_path)
    path = "/".join("*" if isinstance(step, int) else step for step in pointer)
    value = error.instance if isinstance(error.instance, str) and not name else ""
    about = " ".join(part for part in (error.kind.name, path, short(name or value)) if part)
    return Violation(pointer, error.kind.name, name, message, hint, about)


def _fit(branch: list[ValidationError], own: int) -> tuple[bool, int, int, int]:
    """How near a value comes to an alternative: larger is nearer."""
    other_words = sum(inner.kind.name in ("const", "enum") for inner in branch)
    deepest = max((len(inner.instance_path) for inner in branch), default=own)
    return (not _of_another_type(branch, own), -other_words, deepest, -len(branch))


def _of_another_type(branch: list[ValidationError], own: int) -> bool:
    return any(_types(inner, own) for inner in branch)


def _types(error: ValidationError, own: int) -> list[str]:
    """The types that a value itself should have had, where that is what `error` says."""
    kind: Any = error.kind
    return list(kind.types) if kind.name == "type" and len(error.instance_path) == own else []


def _property(error: ValidationError) -> str:
    kind: Any = error.kind
    return str(kind.property)
