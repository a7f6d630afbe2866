"""What each witness says of a property, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leaflint.council.dossier import FactRow
from leaflint.facts import Fact, Property, Witness
from leaflint.rules.approving import facts_signed
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import applying, drug_name
from leaflint.rules.on_record.wording import said_of_whom

_MOST = 12


def fact_rows(sheet: Examined) -> tuple[FactRow, ...]:
    """The statements of a sheet by property, with those of the text that was approved and those on record.

    What is on record and no witness speaks of has no row: findings say where it is missed.
    """
    signed = _signed(sheet)
    own = sheet.drug or ""
    rows = []
    for property in Property:
        drugs = dict.fromkeys((own, *(fact.drug for fact in sheet.facts(property))))
        for drug in drugs:
            mine = [fact for fact in sheet.facts(property) if fact.drug == drug]
            before = [fact for fact in signed if fact.property is property and (fact.drug or own) == drug]
            if mine or before:
                rows.append(_row(sheet, property, drug, mine, before))
    return tuple(rows)


def _row(sheet: Examined, property: Property, drug: str, mine: Sequence[Fact], before: Sequence[Fact]) -> FactRow:
    known = applying(sheet, property.value, drug, sheet.condition or "") if drug else ()
    return FactRow(
        property.value,
        "" if drug == (sheet.drug or "") else drug_name(sheet, drug),
        _told(fact for fact in mine if fact.witness is Witness.FRONT_MATTER),
        _told(fact for fact in mine if fact.witness is Witness.PROSE),
        _told(before),
        _joined(fact.in_words() for fact in known),
    )


def _told(facts: Iterable[Fact]) -> str:
    """The statements in words, each once, with the first line on which it stands."""
    lines: dict[str, int] = {}
    for fact in facts:
        lines.setdefault(said_of_whom(fact), fact.place.line if fact.place.path else 0)
    return _joined(f"{words} (line {line})" if line else words for words, line in lines.items())


def _joined(parts: Iterable[str]) -> str:
    words = list(dict.fromkeys(parts))
    more = f"; and {len(words) - _MOST} more" if len(words) > _MOST else ""
    return "; ".join(words[:_MOST]) + more


def _signed(sheet: Examined) -> list[Fact]:
    """The statements of the text that was approved last."""
    standing = sheet.signoff.standing if sheet.signoff else None
    whole = standing.whole if standing else None
    return facts_signed(whole) if whole else []
