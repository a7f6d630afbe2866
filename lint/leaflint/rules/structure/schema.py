"""schema: the sheet does not say what every sheet must say, or says it in a form that cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.conformity import Violation
from leaflint.finding import Severity
from leaflint.nodes import Span
from leaflint.rules.examined import ANSWERING, Examined
from leaflint.rules.examples import front
from leaflint.rules.impossible import is_impossible
from leaflint.rules.rule import Group, Problem, sheet_rule
from leaflint.rules.unwritten import is_unwritten


@sheet_rule(
    group=Group.STRUCTURE,
    severity=Severity.ERROR,
    good=[front("pregnancy", "pregnancy: {advice: avoid, letter: D}"), front("monitoring", "monitoring: []")],
    bad=[
        front("pregnancy", "pregnancy: {advice: «avoyd», letter: D}"),
        front("jurisdiction", "«jurisdicton»: US"),
        front("monitoring", "monitoring: «skin examination»"),
        front("fda", "«fda»: {status: approved, approved_on: 2020-06-11}"),
    ],
)
def schema(sheet: Examined) -> Iterator[Problem]:
    """The sheet does not conform to the schema: a fact is missing, misspelt, or in a form that cannot be compared.

    What leaflint cannot read it cannot check, and neither can the next person. Write the key or the answer as the
    message says; `schema/fact-sheet.schema.json` describes every field.
    """
    for violation in sheet.violations:
        if not _is_reported(sheet, violation):
            yield Problem(sheet.where(violation), violation.message, violation.hint, about=violation.about)


def _is_reported(sheet: Examined, violation: Violation) -> bool:
    """Whether another rule reports the same fault: one fault is one finding."""
    if violation.keyword == "required":
        return _is_missed(sheet, violation)
    if violation.pointer == ("revised",) and any(line.declared and line.missing for line in sheet.dates):
        return True  # missing-revision-date
    where = sheet.where(violation)
    return isinstance(where, Span) and is_impossible(sheet.sheet.text.content[slice(*where)])  # invalid-date


def _is_missed(sheet: Examined, missing: Violation) -> bool:
    if missing.pointer:
        return missing.pointer == ("sections",)  # missing-section
    if id_ := ANSWERING.get(missing.name):
        section = sheet.sheet.section(id_)
        return section is None or is_unwritten(sheet, section)  # missing-section, empty-section
    return missing.name == "revised"  # missing-revision-date
