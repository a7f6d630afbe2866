"""What each failing keyword means to an author: one sentence on what is wrong, one on what to write instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leaflint.conformity.violation import Pointer
from leaflint.conformity.words import actual, kinds, listing, named, nearest, quoted, sentence

_LIMITS = {
    "minLength": "has fewer than {} characters",
    "maxLength": "has more than {} characters",
    "minItems": "lists fewer than {} entries",
    "maxItems": "lists more than {} entries",
    "minProperties": "has fewer than {} keys",
    "maxProperties": "has more than {} keys",
    "minimum": "is less than {}",
    "maximum": "is more than {}",
    "exclusiveMinimum": "is not more than {}",
    "exclusiveMaximum": "is not less than {}",
    "multipleOf": "is not a multiple of {}",
    "minContains": "has too few entries of the kind it must have",
    "contains": "has no entry of the kind it must have",
}
_FORMATS = {
    "date": "no date of the calendar, such as 2021-07-13",
    "uri": "no web address, such as https://example.org/label",
    "email": "no e-mail address",
    "uuid": "no UUID",
}


def wrong(keyword: str, details: dict[str, Any], pointer: Pointer, value: Any) -> str:
    """What is wrong with `value` at `pointer`, as `keyword` with its `details` found."""
    place = named(pointer)
    if value in ("", None, [], {}) and keyword not in ("not", "false schema", "falseSchema"):
        return sentence(f"{place} is empty.")
    if keyword == "type":
        return sentence(f"{place} should be {kinds(details['types'])}, not {actual(value)}.")
    if keyword in ("enum", "const"):
        return sentence(f"{place} says {quoted(value)}, which is not one of the words allowed here.")
    if keyword == "uniqueItems":
        return sentence(f"{place} lists {_repeated(value)} twice; keep one.")
    if keyword == "format":
        form = _FORMATS.get(details["format"], f"no {details['format']}")
        return sentence(f"{place} says {quoted(value)}, which is {form}.")
    if keyword in _LIMITS:
        limit = next(iter(details.values()), "")
        return sentence(f"{place} {_LIMITS[keyword].format(limit)}.")
    if keyword == "pattern":
        return sentence(f"{place} says {quoted(value)}, which is not the form it must have.")
    if keyword == "oneOf":
        return sentence(f"{place} is written in two ways at once; only one may be used.")
    if keyword == "anyOf":
        return sentence(f"{place} is written in none of the ways that are allowed here.")
    return sentence(f"{place} may not stand here.")


def instead(keyword: str, details: dict[str, Any], value: Any, advice: str, examples: Sequence[Any]) -> str:
    """What to write in place of `value`; `advice` is the schema's own, `examples` are values that conform."""
    parts = []
    allowed = [text(option) for option in details.get("options", [details.get("expected_value")])]
    if keyword in ("enum", "const"):
        near = nearest(value, tuple(allowed)) if isinstance(value, str) else ""
        parts.append(f"Did you mean {near!r}?" if near else "")
        if not all(option in advice for option in allowed):
            parts.append(f"Write {'one of ' if allowed[1:] else ''}{listing(allowed, 'or')}.")
    if not advice and not any(parts) and examples:
        advice = f"Write it like {text(examples[0])}."
    if not advice and not any(parts) and keyword == "pattern":
        advice = f"It must match {details['pattern'][:80]}."
    return " ".join(part for part in (*parts, advice) if part)


def unknown(name: str, pointer: Pointer, known: tuple[str, ...]) -> tuple[str, str]:
    """The message and the hint for the key `name`, which the mapping at `pointer` does not know."""
    where = f" in {named(pointer)}" if pointer else ""
    near = nearest(name, known)
    if near:
        hint = f"Did you mean `{near}`?"
    else:
        hint = f"Known here are {listing(known, 'and')}." if known else "No key may stand here."
    return f"The key {named((name,))} is not known{where}.", hint


def missing(name: str, pointer: Pointer, title: str) -> str:
    """The message for the key `name`, which is missing at `pointer`."""
    place = named((*pointer, name))
    return sentence(f"{title} ({place}) is missing." if title else f"{place} is missing.")


def text(value: Any) -> str:
    """`value` as it would be typed in a YAML line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {text(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(text(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _repeated(items: Any) -> str:
    seen: list[Any] = []
    for item in items[:2000]:
        if item in seen:
            return quoted(item)
        seen.append(item)
    return "an entry"
