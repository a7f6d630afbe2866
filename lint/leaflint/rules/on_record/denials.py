"""What the sheet says is not so, and the record says is."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Property
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import applying, cited, own_words, quoted
from leaflint.rules.on_record.conflict import Conflict
from leaflint.rules.on_record.spoken import covers

_WORDS = {
    Property.CONTRAINDICATION: ("says that {what} is no reason not to take {drug}", "who must not take it"),
    Property.PREPARATION: ("says that {what} is not needed before {drug}", "what is asked for before the first dose"),
}


def denial_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """The contraindications and tests on record that the sheet denies; one that is not on record denies nothing."""
    for fact in sheet.denials:
        recorded = [
            one
            for one in applying(sheet, fact.property, fact.drug, fact.condition)
            if covers(sheet.vocabulary, fact.value, one.value)
        ]
        if recorded:
            said, hint = _WORDS[fact.property]
            what = sheet.vocabulary.named("term", fact.value, "en")
            yield Conflict(
                fact,
                f"{said.format(what=what, drug=own_words(sheet))}: {quoted(fact)}; "
                f"the record names it {cited(sheet, recorded)}",
                f"write {hint}",
                f"denied {fact.value}",
            )
