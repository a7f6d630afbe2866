"""Mechanism and makers against the record."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property
from leaflint.facts.comparing.names import same_name
from leaflint.finding import Severity
from leaflint.reference import Recorded
from leaflint.reference.records import holds_in, may_hold
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import about_whom, applying, cited, drug_name, quoted, stated, today
from leaflint.rules.on_record.conflict import Conflict


def mechanism_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Ways of working that are another class's; where none is on record, the vocabulary says how a drug works."""
    facts = stated(sheet, Property.MECHANISM)
    for fact in facts:
        recorded = applying(sheet, "mechanism", fact.drug, fact.condition)
        right = {one.value for one in recorded} or {str(sheet.vocabulary.drugs.get(fact.drug, {}).get("class", ""))}
        beside = {one.value for one in facts if one.place == fact.place and one.drug == fact.drug}
        if "" in right or right & beside:
            continue
        classes = " or ".join(sheet.vocabulary.named("class", class_, "en") for class_ in sorted(right))
        said = sheet.vocabulary.named("class", fact.value, "en")
        source = cited(sheet, recorded) if recorded else "(the list of drugs and their classes)"
        message = (
            f"says that {drug_name(sheet, fact.drug)} is of the class {said!r}: {quoted(fact)}, but it is of the class "
            f"{classes!r} {source}"
        )
        yield Conflict(fact, message, f"say how a drug of the class {classes!r} works", fact.value)


def maker_conflicts(sheet: Examined) -> Iterator[Conflict]:
    """Makers that are not, or no longer, on record: a warning, for a maker may be missing there.

    Where a maker on record is named beside it, it is worth a look and no more.
    """
    facts = stated(sheet, Property.MANUFACTURER)
    for fact in facts:
        every = sheet.reference.about(fact.drug, "manufacturer", condition=fact.condition or sheet.condition)
        where = fact.qualifier("jurisdiction")
        current = [one for one in every if may_hold(one, today(sheet)) and (where is None or holds_in(one, where))]
        if not current or any(same_name(fact.value, name) for name in _names(sheet, fact.drug, current)):
            continue
        former = [one for one in every if one not in current and same_name(fact.value, one.value)]
        known = any(
            same_name(other.value, one.value)
            for other in facts
            if other.drug == fact.drug and other.witness == fact.witness
            for one in current
        )
        yield _maker(sheet, fact, current, former, Severity.NOTE if known and not former else Severity.WARNING)


def _maker(
    sheet: Examined, fact: Fact, current: list[Recorded], former: list[Recorded], severity: Severity
) -> Conflict:
    makers = "; ".join(dict.fromkeys(_with_product(one) for one in current))
    if former:
        until = former[0].until or ""
        since = next((one.since for one in current if one.since and one.since >= until), None)
        then = f"that was so until {until}; now it is" if until else "that is so elsewhere; here it is"
        truth = f"{then} {makers}" + (f", since {since}" if since else "")
    else:
        truth = f"on record are {makers}" if len(current) > 1 else f"on record is {makers}"
    message = (
        f"names {fact.value} as the maker{about_whom(sheet, fact)}: {quoted(fact)}, but {truth} {cited(sheet, current)}"
    )
    return Conflict(fact, message, "name a maker that is on record, or check who makes it now", fact.value, severity)


def _names(sheet: Examined, drug: str, makers: list[Recorded]) -> Iterator[str]:
    """The makers of a drug, those of its biosimilars and of its programmes among them."""
    yield from (one.value for one in makers)
    for property in ("biosimilar", "assistance"):
        for one in sheet.reference.about(drug, property, as_of=today(sheet)):
            yield one.qualifier("manufacturer") or ""


def _with_product(one: Recorded) -> str:
    product = one.qualifier("product")
    return f"{one.value} ({product})" if product else one.value
