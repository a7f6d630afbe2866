"""Relapse figures and trials against the record."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property
from leaflint.facts.comparing import apart, departs
from leaflint.facts.comparing.figures import same_percentage
from leaflint.reference import Recorded
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import about_whom, applying, cited, drug_name, quoted, stated
from leaflint.rules.on_record.conflict import Conflict

#: Shares of people, which are easily taken for how much the risk fell.
_SHARES = {
    "attack-free": "the share of people without an attack",
    "relapse-free": "the share of people without a relapse",
    "relapsed": "the share of people who relapsed",
}
_TRAITS = ("registration", "year", "participants", "comparator")


def relapse_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Figures that are not on record for the trial, people and comparator that the sheet names.

    That a figure is known where the sheet says that none is, `shared-claim-false` reports.
    """
    for fact in stated(sheet, Property.RELAPSE_REDUCTION):
        every = applying(sheet, "relapse-reduction", fact.drug, fact.condition)
        known = [one for one in every if not apart(fact, one) and one.value != "not-estimated"]
        if fact.value != "not-estimated" and known and all(departs(fact, one) for one in known):
            figures = "; ".join([*dict.fromkeys(_figure(sheet, one) for one in known)][:2])
            message = (
                f"says {fact.value}{about_whom(sheet, fact)}: {quoted(fact)}, but on record is {figures} "
                f"{cited(sheet, known)}{_otherwise(sheet, fact, every)}"
            )
            yield Conflict(fact, message, f"write {figures}", fact.value)


def trial_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Trials of another drug, and what is said otherwise of a trial than is on record."""
    for fact in stated(sheet, Property.TRIAL):
        known = [one for one in applying(sheet, "trial", fact.drug, fact.condition) if one.value == fact.value]
        for trait in _TRAITS if known else ():
            said, recorded = fact.qualifier(trait), known[0].qualifier(trait)
            if said and recorded and said.removeprefix("external-") != recorded.removeprefix("external-"):
                message = (
                    f"says of the trial {fact.value.upper()}, {trait}: {said} ({quoted(fact)}), but on record is "
                    f"{recorded} {cited(sheet, known)}"
                )
                yield Conflict(fact, message, f"write {recorded}", f"{fact.value} {trait}")
        if not known and fact.value != "none-performed" and (owner := _owner(sheet, fact)):
            other = drug_name(sheet, owner.drug)
            message = (
                f"names the trial {fact.value.upper()} as one of {drug_name(sheet, fact.drug)}: {quoted(fact)}, but it "
                f"was a trial of {other} {cited(sheet, [owner])}"
            )
            yield Conflict(fact, message, "name the trial of this drug", fact.value)


def _owner(sheet: Examined, fact: Fact) -> Recorded | None:
    """The drug of another class that a trial tested, where the sentence does not name it.

    Drugs of one class are compared with each other's trials.
    """
    drugs = sheet.vocabulary.drugs
    if not sheet.reference.about(fact.drug, "trial"):
        return None
    for drug in sheet.reference.drugs:
        if drugs.get(drug, {}).get("class") == drugs.get(fact.drug, {}).get("class"):
            continue
        for one in sheet.reference.about(drug, "trial"):
            if one.value == fact.value and one.qualifier("role") != "comparator":
                named = sheet.vocabulary.lexicon(sheet.sheet.language).find(fact.quote)
                return None if any(word.kind == "drug" and word.id == drug for word in named) else one
    return None


def _figure(sheet: Examined, recorded: Recorded) -> str:
    trial, group = recorded.qualifier("trial"), recorded.qualifier("population")
    parts = [recorded.value]
    if group:
        name = sheet.vocabulary.named("population", group, "en")
        parts.append("for all people" if group == "all" else f"for people who are {name}")
    if trial:
        parts.append(f"in {trial.upper()}")
    return " ".join(parts)


def _otherwise(sheet: Examined, fact: Fact, every: tuple[Recorded, ...]) -> str:
    """What the figure is instead, where it is on record for others or as something else."""
    for one in every:
        if same_percentage(fact.value, one.value):
            return f"; {_figure(sheet, one)}"
    for property, words in _SHARES.items():
        for one in applying(sheet, property, fact.drug, fact.condition):
            for share in (one.value, one.qualifier("comparator_value") or ""):
                if same_percentage(fact.value, share):
                    return f"; {share} is {words}"
    return ""
