"""claims, as the front matter declares them."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.fact import Fact
from leaflint.facts.readers.context import Reading


def declared_claims(reading: Reading) -> Iterator[Fact]:
    """What the front matter declares of them."""
    yield from ()
