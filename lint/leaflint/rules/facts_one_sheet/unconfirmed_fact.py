"""unconfirmed-fact: declared, and not said."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property, Witness
from leaflint.finding import Related, Severity
from leaflint.rules.confirming import TERMS, Grouped, grouped, is_partly_said, is_said, own
from leaflint.rules.disagreements import disagreements, in_disagreement
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front
from leaflint.rules.on_record.spoken import unspoken
from leaflint.rules.on_record.wording import said
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.FACTS_ONE_SHEET,
    severity=Severity.NOTE,
    good=[
        front("preparation", "preparation: [TPMT test, liver enzymes]"),
        front("monitoring", "monitoring: [{what: skin examination, every: year}]"),
    ],
    bad=[
        front("preparation", "preparation: [TPMT test, «chest X-ray»]"),
        answer("pregnancy", "Ask your doctor.") + front("pregnancy", "pregnancy: {advice: avoid, letter: «D»}"),
    ],
)
def unconfirmed_fact(sheet: Examined) -> Iterator[Problem]:
    """The front matter declares what the prose does not say, or says in words that leaflint cannot read.

    What is only declared is checked by machines and read by nobody. Say it in the answer, or take it out of the front
    matter. If the prose does say it, its wording can be added to the vocabulary.
    """
    prose = grouped(own(sheet, Witness.PROSE))
    told = in_disagreement(disagreements(sheet))
    groups: dict[tuple[Property, str], list[Fact]] = {}
    for fact in own(sheet, Witness.FRONT_MATTER):
        if (fact.property, fact.drug, fact.value) not in told and not _is_confirmed(sheet, fact, prose):
            groups.setdefault((fact.property, fact.value), []).append(fact)
    for (property, value), facts in groups.items():
        yield Problem(
            facts[0].place,
            f"declares {property.replace('-', ' ')}: {said(facts[0])}, and nothing in the prose says so",
            "say it in the answer, or take it out of the front matter",
            about=value,
            property=property,
            beside=tuple(Related(fact.place, "declared here too") for fact in facts[1:]),
        )


def _is_confirmed(sheet: Examined, fact: Fact, prose: Grouped) -> bool:
    if is_said(sheet, fact, prose) or is_partly_said(fact, prose):
        return True
    named_is_enough = fact.property in TERMS or (
        fact.property is Property.MONITORING and not fact.qualifier("frequency")
    )
    return named_is_enough and not unspoken(sheet, [fact.value])
