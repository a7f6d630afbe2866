"""month-for-weeks: a month is not four weeks."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property
from leaflint.facts.comparing import apart
from leaflint.facts.frequency import Frequency, as_declared
from leaflint.finding import Related, Severity
from leaflint.reference import Recorded
from leaflint.rules.disagreements import frequencies_of
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer
from leaflint.rules.rule import Group, Problem, sheet_rule

#: So near stands what makes a loose interval exact: in brackets, or behind "that is".
_NEAR = 30


@sheet_rule(
    group=Group.WORDING,
    severity=Severity.WARNING,
    good=[
        answer("frequency", "You have a drip every four weeks.").of("tocilizumab"),
        answer("frequency", "You have a drip every month or so (every four weeks).").of("tocilizumab"),
        answer("frequency", "You have a drip every six months, which is every 26 weeks.").of("inebilizumab"),
        answer("monitoring", "Have your liver enzymes checked every four weeks for three months.").of("satralizumab"),
        answer("monitoring", "Have your liver enzymes checked every three months.").of("satralizumab"),
        answer("monitoring", "Have your complete blood count checked every two weeks in the second and third month."),
    ],
    bad=[
        answer("frequency", "You have a drip «once a month».").of("tocilizumab"),
        answer("frequency", "You have a drip «every 24 weeks».").of("inebilizumab"),
        answer("monitoring", "«Have your liver enzymes checked every month for the first three months.»").of(
            "satralizumab"
        ),
        answer("monitoring", "«Have your complete blood count checked every four weeks.»"),
    ],
)
def month_for_weeks(sheet: Examined) -> Iterator[Problem]:
    """A month stands where the label counts weeks, or weeks where it counts months.

    A year has 12 months, and 13 times four weeks: who takes a four-weekly drug once a month misses a dose each year,
    and appointments drift apart from what the clinic has planned. Write the interval as the label does.
    """
    found: dict[tuple[str, str, str], list[tuple[Fact, Recorded]]] = {}
    doses = sheet.facts(Property.DOSE)
    # In a table the head of a column may be all that tells how often.
    for fact in (*sheet.all_facts, *frequencies_of(sheet.facts(Property.FREQUENCY), doses)):
        stated = _frequency(fact)
        if stated and (swapped := _swapped(sheet, fact, stated)) and not _is_glossed(sheet, fact, swapped):
            what = fact.value if fact.property is Property.MONITORING else ""
            found.setdefault((fact.drug, what, str(stated.floor)), []).append((fact, swapped))
    for about, places in found.items():
        fact, record = places[0]
        said, label = _in_words(fact), _in_words(record)
        name = sheet.vocabulary.named("drug", fact.drug, sheet.sheet.language)
        yield Problem(
            fact.place,
            f"{fact.quote!r} says {said}; on record for {name} is {label} ({sheet.reference.cite(record)})",
            f"write {label!r}: a year has 12 months, and 13 times four weeks",
            about=" ".join(about),
            property=fact.property.value,
            beside=tuple(Related(other.place, f"says {said} too") for other, _ in places[1:4]),
            quote=fact.quote,
        )


def _frequency(fact: Fact | Recorded) -> Frequency | None:
    """How often a fact says that a drug is taken or a test is made."""
    if fact.property == Property.FREQUENCY:
        return Frequency.parse(fact.value)
    if fact.property == Property.MONITORING:
        return Frequency.parse(fact.qualifier("frequency") or "")
    return None


def _is_glossed(sheet: Examined, fact: Fact, record: Recorded) -> bool:
    """Whether the same words go on with what is on record: "every two months or so (every 8 weeks)"."""
    known = _frequency(record)
    for other in sheet.all_facts:
        near = (other.drug, other.property, other.place.line) == (fact.drug, Property.FREQUENCY, fact.place.line)
        if near and fact.property is Property.FREQUENCY and known and (said := _frequency(other)):
            end, start = fact.place.column + len(fact.quote), other.place.column
            if 0 <= start - end <= _NEAR and said.floor == known.floor:
                return True
    return False


def _swapped(sheet: Examined, fact: Fact, stated: Frequency) -> Recorded | None:
    """What is on record that the fact swaps months and weeks of; None where the record says the same somewhere."""
    if not fact.drug:
        return None
    records = sheet.reference.about(fact.drug, fact.property.value, as_of=sheet.policy.as_of.isoformat())
    about = [
        (record, frequency)
        for record in records
        if (frequency := _frequency(record))
        and _is_about(fact, record)
        and record.qualifier("jurisdiction") in (None, sheet.jurisdiction)
    ]
    here = [pair for pair in about if not fact.condition or pair[0].qualifier("condition") in (None, fact.condition)]
    if any(stated.floor == frequency.floor for _, frequency in about):
        return None
    return next((record for record, frequency in here or about if _is_swapped(fact, stated, frequency)), None)


def _is_swapped(fact: Fact, stated: Frequency, recorded: Frequency) -> bool:
    """Whether months and weeks are taken for one another; a test "twice a month" may well be one every two weeks."""
    if fact.property is Property.MONITORING and stated.low == 1 < recorded.low:
        return False
    return stated.swaps_months_and_weeks(recorded)


def _is_about(fact: Fact, record: Recorded) -> bool:
    """Whether a record is about the same step, or the same test: phases of tests are counted in too many ways."""
    if fact.property is Property.MONITORING:
        return fact.value == record.value
    open_ = {name: value for name, value in record.qualifiers if name != "condition"}
    return not apart(fact, Recorded(record.drug, record.property, record.value, tuple(sorted(open_.items()))))


def _in_words(fact: Fact | Recorded) -> str:
    """As people write it: `every 4 weeks`, `2 per month`."""
    frequency = _frequency(fact)
    key, words = next(iter(as_declared(frequency).items()), ("", "")) if frequency else ("", "")
    return {"every": f"every {words}", "at_least": f"at least {words}"}.get(key, words) or str(frequency)
