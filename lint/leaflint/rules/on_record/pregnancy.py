"""pregnancy-letter and pregnancy-advice against the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.facts import Fact, Property
from leaflint.facts.comparing import apart, departs
from leaflint.reference import Recorded
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import about_whom, applying, cited, quoted, stated
from leaflint.rules.on_record.conflict import Conflict

_HARM = "embryofetal-toxicity"
#: The former letters of drugs of which harm to the unborn was shown in people (21 CFR 201.57, as it was until 2015).
_HARMFUL = frozenset(("D", "X"))


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
            elif fact.value == "compatible" and (refuted := _against_leave(sheet, fact)):
                says, truth, records = refuted
                message = (
                    f"says compatible{about_whom(sheet, fact)} in pregnancy: {quoted(fact)}, but {says} {truth} "
                    f"{cited(sheet, records)}"
                )
                yield Conflict(fact, message, f"write that {says} {truth}", fact.value)


def _against_leave(sheet: Examined, fact: Fact) -> tuple[str, str, Sequence[Recorded]] | None:
    """What refutes that a drug may be taken in pregnancy, in the order of its weight.

    A box of the label on harm to the unborn, a risk for them on record, or a former letter that said there is one.
    """
    boxed = [
        one for one in applying(sheet, "boxed-warning", fact.drug, "") if sheet.vocabulary.covers(one.value, _HARM)
    ]
    if boxed:
        return "its label warns in a box of", boxed[0].in_words(), boxed
    risks = applying(sheet, "pregnancy-risk", fact.drug, "")
    if risks:
        return "the risk on record is:", "; ".join(one.in_words() for one in risks), risks
    letters = [one for one in applying(sheet, "pregnancy-letter", fact.drug, "") if one.value in _HARMFUL]
    if letters:
        return "a risk to the unborn was shown, by its former letter", letters[0].value, letters[:1]
    return None
