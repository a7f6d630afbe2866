"""Terms and names: preparation, effects, warnings, contraindications, risks in pregnancy, mechanism, similar drugs."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.fact import Fact
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.contraindications import read_contraindications
from leaflint.facts.readers.effects import read_effects
from leaflint.facts.readers.mechanism import read_mechanism, read_similar
from leaflint.facts.readers.preparation import read_preparation
from leaflint.facts.readers.stating import once

_READERS = (read_preparation, read_effects, read_contraindications, read_mechanism, read_similar)


def read_terms(reading: Reading) -> Iterator[Fact]:
    """Each property of each drug with each value once, at the words that first state it."""
    yield from once(fact for read in _READERS for fact in read(reading))
