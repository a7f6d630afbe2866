"""conflict-with-label: what the sheet says is not what is on record."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Property
from leaflint.finding import Related, Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front, heading, untouched
from leaflint.rules.on_record import against_record
from leaflint.rules.on_record.answered import answered
from leaflint.rules.on_record.asking import applying, cited, own_words
from leaflint.rules.on_record.spoken import untested
from leaflint.rules.rule import Group, Problem, sheet_rule

_PREPARATION = "preparation"


@sheet_rule(
    group=Group.FACTS_OF_RECORD,
    severity=Severity.ERROR,
    good=[untouched("azathioprine"), untouched("eculizumab")],
    bad=[
        answer("pregnancy", "Avoid it. It used to be «pregnancy category C».")
        + front("pregnancy", "pregnancy: {advice: avoid}"),
        answer("fda-approval", "«Yes, it is FDA approved for NMOSD.»") + front("fda", "fda: {status: off-label}"),
        answer("dosage", "Most people take «2 to 3 grams a day»."),
        answer("dosage", "A person of 60 kg would take «1,200 to 1,800 mg a day»."),
        answer("preparation", "Have a test of your liver enzymes and a complete blood count.")
        + heading("preparation", "«What should I do to prepare?»"),
    ],
)
def conflict_with_label(sheet: Examined) -> Iterator[Problem]:
    """A statement is not what the facts of record say of this drug, for this condition, on the day of the check.

    The facts of record were read in labels, trials and notices, and each names its source. A dose, an interval or an
    approval that is not there may be another condition's, or a slip of a digit. Write what is on record; where the
    record is wrong or has grown old, mend it there, with its source. Where so much for each kilogram is on record, a
    whole dose must be right for somebody who weighs 25 to 150 kg, or for the weight that it is worked out for. Makers
    and tests before the start are warnings, for the record may lack one.
    """
    for conflicts in against_record(sheet):
        first, *others = conflicts
        yield Problem(
            first.fact.place,
            first.message,
            first.hint,
            about=f"{first.fact.drug} {first.fault}",
            property=first.fact.property,
            severity=first.severity,
            beside=tuple(Related(other.fact.place, "says so too") for other in others),
        )
    yield from _screening(sheet)


def _screening(sheet: Examined) -> Iterator[Problem]:
    """One finding for all tests before the start that are on record and that the sheet never mentions."""
    recorded = [
        one
        for one in applying(sheet, _PREPARATION, sheet.drug or "", "")
        if one.status == "verified" and "test" in sheet.vocabulary.kinds(one.value)
    ]
    missing = untested(sheet, (one.value for one in recorded))
    section = answered(sheet, _PREPARATION) if missing else None
    if section:
        names = " and ".join(sheet.vocabulary.named("term", term, "en") for term in missing)
        sources = [one for one in recorded if one.value in missing]
        yield Problem(
            sheet.heading(section),
            f"the record of {own_words(sheet)} asks for {names} before the start {cited(sheet, sources)}; "
            f"the sheet names {'none' if len(missing) > 2 else 'neither' if len(missing) == 2 else 'it nowhere'}",
            f"write that people need {names} before the first dose",
            about=" ".join(missing),
            property=Property.PREPARATION,
            severity=Severity.WARNING,
        )
