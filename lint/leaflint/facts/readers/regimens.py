"""route, dose and frequency: how a drug is taken, how much of it and how often, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.fact import Fact
from leaflint.facts.readers.context import Reading


def read_regimens(reading: Reading) -> Iterator[Fact]:
    """What the prose says of them."""
    yield from ()
