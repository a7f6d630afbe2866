"""missing-boxed-warning: the danger in the box on the label, and not a word of it."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Property
from leaflint.finding import Severity
from leaflint.reference.wording import listed
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
    if not sheet.drug:
        return
    recorded = {one.value: one for one in applying(sheet, "boxed-warning", sheet.drug, "")}
    topics = unspoken(sheet, recorded)
    section = answered(sheet, _QUESTION) if topics else None
    if section is None:
        return
    facts = [recorded[topic] for topic in topics]
    names = listed([sheet.vocabulary.named("term", topic, "en") for topic in topics])
    dangers = listed([fact.in_words() for fact in facts])
    yield Problem(
        sheet.heading(section),
        f"the sheet never mentions {names}; the label of {own_words(sheet)} warns of it in a box: {dangers} "
        f"{cited(sheet, facts)}",
        f"say in plain words that this can happen, and what to look out for: {dangers}",
        about=" ".join(topics),
        property=Property.WARNING,
    )
