"""weaker-monitoring: checked less often than the label asks, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property
from leaflint.finding import Related, Severity
from leaflint.reference.wording import how_often
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front
from leaflint.rules.on_record.answered import answered
from leaflint.rules.on_record.asking import applying, cited, own_words, quoted
from leaflint.rules.on_record.checks import Asked, asked_checks, weaker_than_asked
from leaflint.rules.on_record.spoken import untested
from leaflint.rules.rule import Group, Problem, sheet_rule

_QUESTION = "monitoring"
_ENZYMES = "Have your liver enzymes checked at least twice a year."
_DECLARED = front(_QUESTION, "monitoring: [{what: liver enzymes, at_least: 2 per year}]")


@sheet_rule(
    group=Group.FACTS_OF_RECORD,
    severity=Severity.WARNING,
    good=[
        answer(_QUESTION, "Have your blood counts checked every week at first, then every month.") + _DECLARED,
        answer(_QUESTION, f"Have your blood counts checked every two weeks. {_ENZYMES}") + _DECLARED,
    ],
    bad=[
        answer(_QUESTION, "«Have your blood counts checked at least twice a year.»") + _DECLARED,
        answer(_QUESTION, "«Have a blood count every week in the first month, then every 6 months.»") + _DECLARED,
    ],
)
def weaker_monitoring(sheet: Examined) -> Iterator[Problem]:
    """A test is to be done less often than the label asks, or a test that it asks for is never mentioned.

    The tests find harm before it is felt. Who is tested twice a year instead of every month learns of it too late.
    Write how often, in each phase of the treatment. More often is never reported.
    """
    if not sheet.drug:
        return
    recorded = [one for one in applying(sheet, "monitoring", sheet.drug, "") if one.drug == sheet.drug]
    for asked in asked_checks(recorded):
        if weak := weaker_than_asked(sheet, asked):
            fact, step = weak[0]
            name = sheet.vocabulary.named("term", fact.value, "en")
            yield Problem(
                fact.place,
                f"asks for {name} {_how_often(fact)}: {quoted(fact)}; the label of "
                f"{own_words(sheet)} asks for {asked.in_words()} {cited(sheet, [step])}",
                f"write how often it is needed: {asked.in_words()}",
                about=asked.term,
                property=Property.MONITORING,
                beside=tuple(Related(other.place, "says so too") for other, _ in weak[1:]),
            )
    yield from _unmentioned(sheet, [asked for asked in asked_checks(recorded) if asked.is_regular])


def _how_often(fact: Fact) -> str:
    frequency = fact.qualifier("frequency")
    return how_often(frequency) if frequency else "only once"


def _unmentioned(sheet: Examined, wanted: list[Asked]) -> Iterator[Problem]:
    """One finding for all tests that the record asks for and the sheet never mentions."""
    missing = untested(sheet, (asked.term for asked in wanted))
    section = answered(sheet, _QUESTION) if missing else None
    if section:
        asked = [one for one in wanted if one.term in missing]
        names = ", ".join(sheet.vocabulary.named("term", one.term, "en") for one in asked)
        yield Problem(
            sheet.heading(section),
            f"the sheet never mentions {names}; the record of {own_words(sheet)} asks for that during treatment "
            f"{cited(sheet, [one.steps[0] for one in asked])}",
            f"write who should have {names} and how often",
            about=" ".join(missing),
            property=Property.MONITORING,
        )
