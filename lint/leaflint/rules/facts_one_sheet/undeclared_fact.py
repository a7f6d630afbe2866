"""undeclared-fact: said, and not declared."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property, Witness
from leaflint.finding import Related, Severity
from leaflint.rules.confirming import grouped, is_said, own
from leaflint.rules.disagreements import disagreements, in_disagreement
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front
from leaflint.rules.on_record.wording import said
from leaflint.rules.rule import Group, Problem, sheet_rule

_MOST = 5
#: Of how a drug works, and of what it does to an unborn child, front matter has no key.
_KEYS = frozenset(Property) - {Property.MECHANISM, Property.PREGNANCY_RISK}


@sheet_rule(
    group=Group.FACTS_ONE_SHEET,
    severity=Severity.NOTE,
    good=[
        answer("monitoring", "Have a complete blood count every month."),
        answer("insurance", "That depends on your plan."),
    ],
    bad=[
        answer("monitoring", "Have a complete blood count every month. «Have an eye examination every year.»"),
        answer("pregnancy", "No. Avoid it. It used to be «pregnancy category D».")
        + front("pregnancy", "pregnancy: {advice: avoid}"),
    ],
)
def undeclared_fact(sheet: Examined) -> Iterator[Problem]:
    """The prose says what the front matter does not declare.

    The comparison of all drugs and the council's report are made from the declared facts; what is not among them is
    missing there. Add it to the front matter. A sheet without front matter is left alone.
    """
    if sheet.sheet.front is None:
        return
    declared = grouped(own(sheet, Witness.FRONT_MATTER))
    told = in_disagreement(disagreements(sheet))
    groups: dict[Property, dict[str, Fact]] = {}
    for fact in own(sheet, Witness.PROSE):
        if (
            fact.property in _KEYS
            and (fact.property, fact.drug, fact.value) not in told
            and not is_said(sheet, fact, declared)
        ):
            groups.setdefault(fact.property, {}).setdefault(fact.value, fact)
    for property, facts in groups.items():
        first, *others = facts.values()
        values = ", ".join([said(fact) for fact in facts.values()][:_MOST]) + (" …" if len(facts) > _MOST else "")
        yield Problem(
            first.place,
            f"says {property.replace('-', ' ')}: {values}, and the front matter does not declare it",
            "add it to the front matter",
            about=str(property),
            property=property,
            beside=tuple(Related(fact.place, f"says {said(fact)}") for fact in others[:_MOST]),
        )
