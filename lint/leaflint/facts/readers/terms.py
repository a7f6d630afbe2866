"""Terms and names: preparation, effects, warnings, contraindications, risks in pregnancy, mechanism, similar drugs."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.fact import Fact
from leaflint.facts.readers.context import Reading


def read_terms(reading: Reading) -> Iterator[Fact]:
    """What the prose says of them."""
    yield from ()
