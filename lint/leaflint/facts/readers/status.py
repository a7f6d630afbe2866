"""fda-status: approved, off-label or investigational, from the title and from the answer to "Is it FDA approved?"."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import Clause
from leaflint.facts.dates import find_dates
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading


def read_status(reading: Reading) -> Iterator[Fact]:
    """What the sheet says about approval, each statement for the condition it names.

    "No" answers the question for the sheet's own condition: a drug that is used without approval is off-label, unless
    the answer calls it investigational.
    """
    for clause in reading.titles:
        yield from _stated(reading, clause)
    answer = reading.clauses("fda-approval")
    own = reading.sheet.condition.id if reading.sheet.condition else None
    statements = [fact for clause in answer for fact in _stated(reading, clause)]
    yield from statements
    said = {fact.value for fact in statements if fact.condition == (own or "")}
    if answer and answer[0].answers and (value := _answered(answer, own)) and value not in said:
        # "No" adds nothing where the answer goes on to say what the drug is instead.
        if value == "approved" or not said & {"off-label", "investigational"}:
            yield reading.state(Property.FDA_STATUS, value, answer[0]._replace(condition=own, drug=_own_drug(reading)))


def _own_drug(reading: Reading) -> str | None:
    return reading.sheet.drug.id if reading.sheet.drug else None


def _answered(answer: list[Clause], own: str | None) -> str | None:
    """The status that a leading "Yes" or "No" states."""
    if answer[0].answers == "no":
        return "off-label"
    # "Yes, for rheumatoid arthritis" does not answer for the sheet's own condition.
    return "approved" if answer[0].condition == own and not answer[0].of("other-use") else None


def _stated(reading: Reading, clause: Clause) -> Iterator[Fact]:
    if clause.of("other-use") or clause.drug is None or clause.condition is None:
        return
    for mention in clause.of("status"):
        value = mention.id
        denied = clause.negates(mention, reading.text) or clause.answers == "no"
        if value == "approved" and denied:
            value = "off-label" if clause.answers != "no" or clause.negates(mention, reading.text) else ""
        elif clause.negates(mention, reading.text):
            continue
        if value:
            yield reading.state(
                Property.FDA_STATUS, value, clause, _approval(reading, clause) if value == "approved" else None
            )


def _approval(reading: Reading, clause: Clause) -> dict[str, str]:
    """The date and the people of an approval, where the clause names them."""
    dates = find_dates(reading.text, clause.span, clause.mentions, reading.order)
    people = sorted({mention.id for mention in clause.of("population")})
    qualifiers = {"population": " ".join(people)} if people else {}
    if len(dates) == 1 and len(dates[0].values) == 1:
        qualifiers["approved_on"] = dates[0].values[0].iso
    return qualifiers
