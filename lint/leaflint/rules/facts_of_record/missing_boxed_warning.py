"""missing-boxed-warning: the danger in the box on the label, and not a word of it."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Property
from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, heading
from leaflint.rules.on_record.answered import answered
from leaflint.rules.on_record.asking import applying, cited, own_words
from leaflint.rules.on_record.spoken import unspoken
from leaflint.rules.rule import Group, Problem, sheet_rule

_QUESTION = "side-effects"


@sheet_rule(
    group=Group.FACTS_OF_RECORD,
    severity=Severity.ERROR,
    source="Boxed warnings of US prescription drug labels (21 CFR 201.57(c)(1))",
    good=[
        answer(_QUESTION, "Nausea and vomiting. There is a small risk of lymphoma."),
        answer(_QUESTION, "Nausea and vomiting.") + answer("preparation", "Have your skin checked for skin cancer."),
    ],
    bad=[answer(_QUESTION, "Nausea and vomiting.") + heading(_QUESTION, "«What are the side effects?»")],
)
def missing_boxed_warning(sheet: Examined) -> Iterator[Problem]:
    """The label warns of a danger in a box, and the sheet never mentions it.

    A boxed warning is the strongest that a label has: people have died of what it names. Say in plain words what can
    happen and what to look out for. It may stand anywhere in the sheet, in any wording.
    """
    section = answered(sheet, _QUESTION)
    if section is None or not sheet.drug:
        return
    recorded = {one.value: one for one in applying(sheet, "boxed-warning", sheet.drug, "")}
    for topic in unspoken(sheet, recorded):
        fact = recorded[topic]
        name = sheet.vocabulary.named("term", topic, "en")
        yield Problem(
            sheet.heading(section),
            f"the sheet never mentions {name}; the label of {own_words(sheet)} warns of it in a box: "
            f"{fact.in_words()} {cited(sheet, [fact])}",
            f"say in plain words that {fact.in_words()} can happen, and what to look out for",
            about=topic,
            property=Property.WARNING,
        )
