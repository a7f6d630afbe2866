"""How hard a text is to read: counts of its sentences, words and syllables, and the grades that formulas make of them.

English: Kincaid et al. 1975 (grade), McLaughlin 1969 (SMOG, for 30 sentences and more). Spanish: Fernández Huerta 1959
(ease, with the school grades of his table; words a sentence and syllables a hundred words).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import NamedTuple

LEAST_FOR_SMOG = 30

# From which ease on a text can be read in which grade: 4th, 5th, 6th, 7th to 8th, before university, university.
_SPANISH_GRADES = ((90, 4.0), (80, 5.0), (70, 6.0), (60, 8.0), (50, 12.0), (30, 14.0))
_SPANISH_HARDEST = 16.0


class Counts(NamedTuple):
    """Sentences, words and syllables of a text, and its words of three or more syllables."""

    sentences: int
    words: int
    syllables: int
    long_words: int = 0


def together(counts: Iterable[Counts]) -> Counts:
    """The counts of several texts as those of one."""
    return Counts(*(sum(column) for column in zip(Counts(0, 0, 0), *counts, strict=True)))


def school_grade(language: str) -> Callable[[Counts], float] | None:
    """What makes a school grade of a text's counts, at least one word, in `language`; None where nothing does."""
    return {"en": _flesch_kincaid, "es": _fernandez_huerta}.get(language)


def smog(counts: Counts) -> float:
    """The SMOG grade of an English text of at least LEAST_FOR_SMOG sentences."""
    return 1.043 * math.sqrt(counts.long_words * 30 / counts.sentences) + 3.1291


def _flesch_kincaid(counts: Counts) -> float:
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def _fernandez_huerta(counts: Counts) -> float:
    ease = 206.84 - 60 * counts.syllables / counts.words - 1.02 * counts.words / counts.sentences
    return next((grade for least, grade in _SPANISH_GRADES if ease >= least), _SPANISH_HARDEST)
