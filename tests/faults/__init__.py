"""Single faults of the clean sheets, and what only looks like one."""

from __future__ import annotations

from .answers import ANSWERS, FAIR_ANSWERS
from .characters import FAIR_CHARACTERS, HIDDEN
from .dates import DATES, FAIR_DATES
from .fault import Fault
from .front_matter import FAIR_FRONT, FRONT
from .non_answers import FAIR_NON_ANSWERS, NON_ANSWERS
from .questions import FAIR_QUESTIONS, QUESTIONS
from .suppressions import FAIR_SUPPRESSIONS, SUPPRESSIONS

__all__ = ["FAULTS", "SILENT", "Fault"]

FAULTS = [*DATES, *QUESTIONS, *ANSWERS, *NON_ANSWERS, *HIDDEN, *FRONT, *SUPPRESSIONS]
SILENT = [
    *FAIR_DATES,
    *FAIR_QUESTIONS,
    *FAIR_ANSWERS,
    *FAIR_NON_ANSWERS,
    *FAIR_CHARACTERS,
    *FAIR_FRONT,
    *FAIR_SUPPRESSIONS,
]
