"""pregnancy-letter and pregnancy-advice against the record."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property
from leaflint.facts.comparing import apart, departs
from leaflint.reference import Recorded
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import about_whom, applying, cited, quoted, stated
from leaflint.rules.on_record.conflict import Conflict

_HARM = "embryofetal-toxicity"


def pregnancy_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Letters that the drug never had while it had another, and leave where the label forbids or warns in a box."""
    for property in (Property.PREGNANCY_LETTER, Property.PREGNANCY_ADVICE):
        for fact in stated(sheet, property):
            recorded = [one for one in applying(sheet, property, fact.drug, fact.condition) if not apart(fact, one)]
            if recorded and all(departs(fact, one) for one in recorded):
                known = recorded[0]
                truth = f"letter {known.value}" if property is Property.PREGNANCY_LETTER else known.in_words()
                if known.qualifier("history") == "former":
                    truth = f"former {truth}"
                said = fact.value.replace("-", " ")
                message = (
                    f"says {said}{about_whom(sheet, fact)} in pregnancy: {quoted(fact)}, but on record is: {truth} "
                    f"{cited(sheet, [known])}"
                )
                yield Conflict(fact, message, f"write what is on record: {truth}", fact.value)
            elif fact.value == "compatible" and (harms := _boxed_harms(sheet, fact)):
                truth = harms[0].in_words()
                message = (
                    f"says compatible{about_whom(sheet, fact)} in pregnancy: {quoted(fact)}, but its label warns in a "
                    f"box of {truth} {cited(sheet, harms)}"
                )
                yield Conflict(fact, message, f"write that the label warns of {truth}", fact.value)


def _boxed_harms(sheet: Examined, fact: Fact) -> list[Recorded]:
    """What the drug's label warns of in a box as a harm to the unborn."""
    boxed = applying(sheet, "boxed-warning", fact.drug, "")
    return [one for one in boxed if sheet.vocabulary.covers(one.value, _HARM)]
