"""dropped-population: approved, but not for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Property, Witness
from leaflint.facts.comparing import people
from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, untouched, whole
from leaflint.rules.on_record.asking import applying, cited, own_words, quoted
from leaflint.rules.on_record.status import people_of
from leaflint.rules.rule import Group, Problem, sheet_rule

#: Who names one of these names an age; whether it is the right one is another rule's.
_AGES = frozenset(("adults", "adolescents", "children", "older-adults"))


@sheet_rule(
    group=Group.FACTS_OF_RECORD,
    severity=Severity.WARNING,
    good=[
        untouched("eculizumab"),
        answer("fda-approval", "Yes. The FDA approved it on June 27, 2019.").of("eculizumab"),
        answer("fda-approval", "No, it is used off-label."),
    ],
    bad=[
        whole(
            "# Eculizumab for NMOSD\n\n## Is it FDA approved for NMOSD?\n\nYes. «The FDA approved it in June 2019.»\n"
        ),
    ],
)
def dropped_population(sheet: Examined) -> Iterator[Problem]:
    """The sheet says that the drug is approved, and not for whom.

    Those who are not meant hope for a drug that they will not get, or pay for it themselves. Write for whom it is
    approved, as the label does, with their age and their antibodies where it names both; once in the sheet, in its
    title or where it speaks of the approval, is enough.
    """
    if not sheet.drug or sheet.jurisdiction != "US":
        return
    recorded = [one for one in applying(sheet, "fda-status", sheet.drug, "") if one.value == "approved"]
    wanted = people(recorded[0].qualifier("population") or "") if recorded else frozenset()
    stated = [
        fact
        for fact in sheet.facts(Property.FDA_STATUS)
        if fact.value == "approved"
        and (fact.drug, fact.condition) == (sheet.drug, sheet.condition)
        and fact.witness is Witness.PROSE
    ]
    named = _named(sheet)
    ages = frozenset((recorded[0].qualifier("age") or "").split()) if recorded else frozenset()
    if stated and ((wanted and not wanted & named) or (ages and not _AGES & named)):
        fact, whom = stated[-1], people_of(sheet, recorded[0])
        yield Problem(
            fact.place,
            f"says that {own_words(sheet)} is approved, and not for whom: {quoted(fact)}; the approval is for {whom} "
            f"{cited(sheet, recorded)}",
            f"write that it is approved for {whom}",
            property=Property.FDA_STATUS,
        )


def _named(sheet: Examined) -> frozenset[str]:
    """The people named where readers meet the approval: in the title and under that question."""
    read = sheet.sheet
    places = [block.prose for block in read.header] + [s.answer for s in read.sections if s.id == "fda-approval"]
    return frozenset(m.id for place in places for m in read.within(place) if m.kind == "population")
