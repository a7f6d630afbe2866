"""US labels as the openFDA label endpoint tells of them, asked for by set id."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from leaflint.errors import InputError

ENDPOINT = "https://api.fda.gov"
MAX_NAME = 200
NO_BOX = "none"


class Label(NamedTuple):
    """One label in effect: `effective` is an ISO date, `boxed_warning` the digest of its text, or "none"."""

    set_id: str
    effective: str
    manufacturer: str
    brand: str
    boxed_warning: str


def address_of(set_id: str, base: str, key: str = "") -> str:
    """Where a label is asked for: `base` is the API's address, with or without the endpoint's path."""
    from urllib.parse import quote

    endpoint = base if base.endswith(".json") else f"{base.rstrip('/')}/drug/label.json"
    search = quote(f'set_id:"{set_id}"', safe=":")
    return f"{endpoint}?search={search}&limit=1" + (f"&api_key={quote(key, safe='')}" if key else "")


def label_in(answer: bytes, set_id: str) -> Label:
    """The label that an answer of the API tells of.

    Raises InputError where the answer is no JSON, has no such label, or gives it no date.
    """
    try:
        content = json.loads(answer)
    except (ValueError, RecursionError):
        raise InputError(f"the label API answers something that is no JSON (set id {set_id})") from None
    results = content.get("results") if isinstance(content, dict) else None
    found = results[0] if isinstance(results, list) and results and isinstance(results[0], dict) else None
    if found is None:
        raise InputError(f"the label API answers without a label (set id {set_id})")
    openfda = found.get("openfda")
    about: Mapping[str, Any] = openfda if isinstance(openfda, dict) else {}
    if found.get("set_id") != set_id:
        raise InputError(f"the label API answers about another label than the one asked for (set id {set_id})")
    return Label(
        set_id=set_id,
        effective=_day(found.get("effective_time"), set_id),
        manufacturer=_first(about.get("manufacturer_name")),
        brand=_first(about.get("brand_name")),
        boxed_warning=_digest(found.get("boxed_warning")),
    )


def _day(written: object, set_id: str) -> str:
    """`20250519` as an ISO date."""
    if isinstance(written, str) and len(written) == 8 and written.isascii() and written.isdigit():
        try:
            return datetime.strptime(written, "%Y%m%d").date().isoformat()
        except ValueError:
            pass
    raise InputError(f"the label API gives no day on which the label took effect (set id {set_id})")


def _first(values: object) -> str:
    """The first of a list of names, on one line and without characters that a terminal obeys."""
    value = values[0] if isinstance(values, list) and values else values
    if not isinstance(value, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in value[: MAX_NAME * 2]).split())[:MAX_NAME]


def _digest(values: object) -> str:
    """The SHA-256 of a text whatever its spaces, or "none" where there is no text."""
    parts = values if isinstance(values, list) else [values]
    text = " ".join(" ".join(part.split()) for part in parts if isinstance(part, str)).strip()
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}" if text else NO_BOX
