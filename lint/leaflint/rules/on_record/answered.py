"""Questions that are answered: what a missing, empty or evasive answer lacks is no fault beside that one."""

from __future__ import annotations

from leaflint.reading import Section
from leaflint.rules.examined import Examined
from leaflint.rules.structure.non_answer import non_answer
from leaflint.rules.unwritten import is_unwritten


def answered(sheet: Examined, id_: str) -> Section | None:
    """The section of this question, where it says something: not where another rule reports that it does not."""
    section = sheet.sheet.section(id_)
    if section is None or is_unwritten(sheet, section):
        return None
    return None if any(problem.about == id_ for problem in non_answer.check(sheet)) else section
