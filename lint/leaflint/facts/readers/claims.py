"""Claims: makers, trials, figures, counts, and what a drug alone is said to be."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.fact import Fact
from leaflint.facts.readers.context import Reading


def read_claims(reading: Reading) -> Iterator[Fact]:
    """What the prose says of them."""
    yield from ()
