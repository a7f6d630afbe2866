"""schema: the sheet does not say what every sheet must say, or says it in a form that cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import front
from leaflint.rules.rule import Group, Problem, sheet_rule


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
        if violation.keyword == "required" and (violation.pointer, violation.name) == ((), "revised"):
            continue  # missing-revision-date says where
        if violation.keyword == "required" and violation.pointer == ("sections",):
            continue  # missing-section says where
        yield Problem(sheet.where(violation), violation.message, violation.hint, about=violation.about)
