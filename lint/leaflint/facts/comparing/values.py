"""Values, compared as what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leaflint.facts.comparing.about import people, youngest
from leaflint.facts.comparing.doses import holds_dose
from leaflint.facts.comparing.figures import same_date, same_percentage
from leaflint.facts.comparing.names import same_name
from leaflint.facts.comparing.rates import holds_rate, same_floor
from leaflint.facts.comparing.statement import Statement, qualifier

#: What each advice on pregnancy contradicts: a plain leave all others, a plain ban what leaves it to be weighed.
_AGAINST = {
    "compatible": {"avoid", "contraindicated", "specialist-decision", "unknown"},
    "contraindicated": {"compatible", "specialist-decision", "unknown"},
}


def holds(wide: Statement, narrow: Statement) -> bool | None:
    """Whether what `narrow` says lies within what `wide` says of the same thing.

    None where the two cannot be compared: terms, of which a drug has many, or a value that cannot be read.
    """
    compare = _COMPARED.get(wide.property)
    return compare(wide, narrow) if compare else None


def _rate(wide: Statement, narrow: Statement) -> bool | None:
    return holds_rate(wide.value, narrow.value)


def _figure(wide: Statement, narrow: Statement) -> bool | None:
    if "not-estimated" in (wide.value, narrow.value):
        return wide.value == narrow.value
    return same_percentage(wide.value, narrow.value)


def _date(wide: Statement, narrow: Statement) -> bool | None:
    return same_date(wide.value, narrow.value)


def _letter(wide: Statement, narrow: Statement) -> bool | None:
    """A drug without a letter may have had one: labels no longer have letters."""
    letters = {wide.value.upper(), narrow.value.upper()}
    return None if letters & {"NONE", "N"} else len(letters) == 1


def _advice(wide: Statement, narrow: Statement) -> bool | None:
    one, other = wide.value, narrow.value
    if "contraindicated" in (one, other) and (qualifier(wide, "referral") or qualifier(narrow, "referral")):
        return True  # Who only says "ask your doctor" allows nothing.
    return other not in _AGAINST.get(one, ()) and one not in _AGAINST.get(other, ())


def _status(wide: Statement, narrow: Statement) -> bool | None:
    """Approved or not; and when, for whom, and from which age on, where both say so."""
    if wide.value != narrow.value:
        return False
    return _same_day(wide, narrow) and _same_people(wide, narrow) and not is_younger(narrow, wide)


def _same_day(wide: Statement, narrow: Statement) -> bool:
    return same_date(qualifier(wide, "approved_on"), qualifier(narrow, "approved_on")) is not False


def _same_people(wide: Statement, narrow: Statement) -> bool:
    outer, inner = people(qualifier(wide, "population")), people(qualifier(narrow, "population"))
    return not outer or not inner or inner <= outer


def is_younger(one: Statement, other: Statement) -> bool:
    """Whether one statement takes in younger people than the other, where both name an age."""
    first, second = (youngest(qualifier(said, "population"), qualifier(said, "age")) for said in (one, other))
    return first is not None and second is not None and first < second


def _trial(wide: Statement, narrow: Statement) -> bool | None:
    """That no trial was done is refuted by one in which the drug was tested, not by one that compared with it.

    That none was done against placebo is refuted by one that was.
    """
    denied = [said for said in (wide, narrow) if said.value == "none-performed"]
    tested = [said for said in (wide, narrow) if said.value != "none-performed"]
    if not denied or not tested:
        return True if denied else None
    kind = qualifier(denied[0], "comparator")
    if qualifier(tested[0], "role") == "comparator" or (kind and qualifier(tested[0], "comparator") != kind):
        return None
    return False


def _same(wide: Statement, narrow: Statement) -> bool | None:
    return wide.value == narrow.value


def _check(wide: Statement, narrow: Statement) -> bool | None:
    """One test, how often: what is asked for at least."""
    if wide.value != narrow.value:
        return None
    return same_floor(qualifier(wide, "frequency"), qualifier(narrow, "frequency"))


def _maker(wide: Statement, narrow: Statement) -> bool | None:
    return same_name(wide.value, narrow.value)


_COMPARED: Mapping[str, Callable[[Statement, Statement], bool | None]] = {
    "approved-drug-count": _same,
    "dose": holds_dose,
    "fda-status": _status,
    "frequency": _rate,
    "manufacturer": _maker,
    "mechanism": _same,
    "monitoring": _check,
    "pregnancy-advice": _advice,
    "pregnancy-letter": _letter,
    "relapse-reduction": _figure,
    "revised": _date,
    "route": _same,
    "trial": _trial,
}
