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
        yield from _share_conflicts(sheet, fact)
        if not known and fact.value != "none-performed" and (owner := _owner(sheet, fact)):
            other = drug_name(sheet, owner.drug)
            message = (
                f"names the trial {fact.value.upper()} as one of {drug_name(sheet, fact.drug)}: {quoted(fact)}, but it "
                f"was a trial of {other} {cited(sheet, [owner])}"
            )
            yield Conflict(fact, message, "name the trial of this drug", fact.value)


def _share_conflicts(sheet: Examined, fact: Fact) -> Iterator[Conflict]:
    """Shares of people with and without a relapse that are not on record for the trial, whoever they are of."""
    for name, properties in (("relapse_free", ("attack-free", "relapse-free")), ("relapsed", ("relapsed",))):
        for said, arm in ((fact.qualifier(name), 0), (fact.qualifier(f"{name}_compared"), 1)):
            known = [
                one
                for drug in sheet.reference.drugs
                for property in properties
                for one in sheet.reference.about(drug, property)
                if said and one.qualifier("trial") == fact.value
            ]
            shares = [share for one in known if (share := _share(fact, one, arm))]
            if said and shares and all(same_percentage(said, share) is False for share in shares):
                what = _SHARES[properties[0]]
                named = " or ".join(dict.fromkeys(shares))
                message = (
                    f"says of the trial {fact.value.upper()} that {what} was {said} ({quoted(fact)}), but on record is "
                    f"{named} {cited(sheet, known)}"
                )
                yield Conflict(fact, message, f"write {named}", f"{fact.value} {name} {arm}")


def _share(fact: Fact, recorded: Recorded, arm: int) -> str | None:
    """The share on record of the people on the drug that is spoken of (0), or of those compared with them (1)."""
    if recorded.drug == fact.drug:
        return recorded.qualifier("comparator_value") if arm else recorded.value
    if recorded.qualifier("comparator") == fact.drug:
        return recorded.value if arm else recorded.qualifier("comparator_value")
    return None


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
