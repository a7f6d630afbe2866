"""Claims: makers, trials, figures, counts, and what a drug alone is said to be."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.fact import Fact
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.counts import read_counts
from leaflint.facts.readers.exclusive import read_exclusive
from leaflint.facts.readers.figures import read_figures
from leaflint.facts.readers.makers import read_makers
from leaflint.facts.readers.stating import once
from leaflint.facts.readers.trials import read_trials

_READERS = (read_figures, read_trials, read_makers, read_counts, read_exclusive)


def read_claims(reading: Reading) -> Iterator[Fact]:
    """What the prose claims of a drug beside its regimen and its effects."""
    yield from once(fact for read in _READERS for fact in read(reading))
