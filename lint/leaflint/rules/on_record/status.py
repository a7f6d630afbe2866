"""fda-status against the record: approved or not, since when, for whom, and from which age on."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property
from leaflint.facts.comparing import apart, departs, is_younger, people
from leaflint.facts.comparing.figures import same_date
from leaflint.reference import Recorded
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import about_whom, applying, cited, condition_name, drug_name, quoted, stated
from leaflint.rules.on_record.conflict import Conflict


def status_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Statements on approval that the record contradicts.

    The record is that of the FDA: under another jurisdiction only whether the FDA has approved the drug is judged.
    """
    for fact in stated(sheet, Property.FDA_STATUS):
        recorded = [one for one in applying(sheet, "fda-status", fact.drug, fact.condition) if not apart(fact, one)]
        if recorded and all(departs(fact, one) for one in recorded):
            found = _conflict(sheet, fact, recorded[0])
            if found:
                yield found


def _conflict(sheet: Examined, fact: Fact, recorded: Recorded) -> Conflict | None:
    name = drug_name(sheet, fact.drug)
    condition = condition_name(sheet, fact.condition or sheet.condition or "")
    source = cited(sheet, [recorded])
    foreign = sheet.jurisdiction not in ("US", recorded.qualifier("jurisdiction"))
    whom = about_whom(sheet, fact)
    if fact.value != recorded.value:
        if foreign and _is_approved_there(sheet, fact):
            return None
        if recorded.value == "approved":
            since = f" since {recorded.qualifier('approved_on') or recorded.since}"
            truth = f"the FDA has approved {name} for {condition}{since}"
        else:
            truth = f"the FDA has not approved {name} for {condition}: it is used off-label"
        message = f"says{whom} {fact.value.replace('-', ' ')}: {quoted(fact)}, but {truth} {source}"
        return Conflict(fact, message, f"write that {truth}", recorded.value)
    if foreign:
        return None
    said = fact.qualifier("approved_on") or ""
    days = [day for name in ("approved_on", "announced") if (day := recorded.qualifier(name))]
    if said and days and all(same_date(said, day) is False for day in days):
        message = f"dates the approval{whom} to {said}: {quoted(fact)}, but it was on {days[0]} {source}"
        return Conflict(fact, message, f"write {days[0]}", "approved_on")
    if is_younger(fact, recorded) or not _same_people(fact, recorded):
        for_whom = people_of(sheet, recorded)
        message = f"says{whom} approved for others than it is: {quoted(fact)}; the approval is for {for_whom} {source}"
        return Conflict(fact, message, f"write that it is approved for {for_whom}", "population")
    return None


def _same_people(fact: Fact, recorded: Recorded) -> bool:
    said, known = people(fact.qualifier("population") or ""), people(recorded.qualifier("population") or "")
    return not said or not known or said <= known


def people_of(sheet: Examined, recorded: Recorded) -> str:
    """Who a drug is approved for, in words: "adults who are AQP4 antibody positive"."""
    named = [*(recorded.qualifier("age") or "").split(), *(recorded.qualifier("population") or "").split()]
    words = [sheet.vocabulary.named("population", id_, "en") for id_ in named]
    return " who are ".join(words) if words else "fewer people"


def _is_approved_there(sheet: Examined, fact: Fact) -> bool:
    """Whether the drug is approved under the sheet's own jurisdiction, whatever the FDA says."""
    approved = sheet.reference.about(fact.drug, "approved", condition=fact.condition or sheet.condition)
    return fact.value == "approved" and any(one.qualifier("jurisdiction") == sheet.jurisdiction for one in approved)
