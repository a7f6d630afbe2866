"""Values on record in English words, as messages say them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from leaflint.facts.frequency import Frequency, Period

Qualifiers = Mapping[str, str]

_RANGE = re.compile(r"(?<=\d)-(?=<?\d)")
_DAILY = re.compile(r"/d\b")
_WEEKLY = re.compile(r"/wk\b")
_SQUARE = re.compile(r"m2\b")
_AT_LEAST = re.compile(r">=(?=\d)")


def amount(value: str) -> str:
    """A dose or level in words: `2-3 mg/kg/d` is "2 to 3 mg/kg/day", `375 mg/m2` is "375 mg/m²"."""
    return _SQUARE.sub("m²", _WEEKLY.sub("/week", _DAILY.sub("/day", _RANGE.sub(" to ", value))))


def how_often(value: str) -> str:
    """A frequency in words: `1/P2W` is "every 2 weeks"; as it is where it is none."""
    frequency = Frequency.parse(value)
    return frequency.in_words() if frequency else value


def how_long(value: str) -> str:
    """A length of time in words: `P6M` is "6 months"; as it is where it is none."""
    period = Period.parse(value)
    return period.in_words() if period else value


def named(value: str) -> str:
    """An id or a band in words: `months-2-3` is "months 2 to 3", `40-<60 kg` is "40 to <60 kg"."""
    return _RANGE.sub(" to ", value).replace("-", " ")


def listed(parts: Sequence[str], last: str = "and") -> str:
    """The parts as a list in a sentence: "0, 2 and 4"; empty where there are none."""
    return "".join(parts) if len(parts) < 2 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def weeks(value: str) -> str:
    """Weeks of treatment in words: `5` is "in week 5", `0,2,4` is "in weeks 0, 2 and 4"."""
    numbers = value.split(",")
    return f"in week{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def in_words(property: str, value: str, qualifiers: Qualifiers, words: str) -> str:
    """One fact of record as a person would say it: the value, and in brackets what limits it."""
    if words and property in _TOLD_BY_WORDS:
        return words
    said = _VALUES.get(property, _as_written)(value, qualifiers)
    details = [detail for name, tell in _DETAILS.items() if (has := qualifiers.get(name)) and (detail := tell(has))]
    details += [words] if words and words not in details else []
    return f"{said} ({', '.join(details)})" if details else said


def _as_written(value: str, qualifiers: Qualifiers) -> str:
    return value


def _bounded(value: str, qualifiers: Qualifiers) -> str:
    bound = {"maximum": "at most ", "minimum": "at least "}.get(qualifiers.get("limit", ""), "")
    return bound + amount(value)


def _timed(value: str, qualifiers: Qualifiers) -> str:
    frequency = qualifiers.get("frequency")
    return f"{named(value)} {how_often(frequency)}" if frequency else named(value)


def _status(value: str, qualifiers: Qualifiers) -> str:
    day = qualifiers.get("approved_on")
    return f"{value} on {day}" if day else value


def _compared(value: str, qualifiers: Qualifiers) -> str:
    if value == "not-estimated":
        return "not estimated"
    other = qualifiers.get("comparator_value")
    return f"{value} against {other}" if other else value


def _times(value: str) -> str:
    return "once" if value == "1" else f"{value} doses"


_VALUES: Mapping[str, Callable[[str, Qualifiers], str]] = {
    "dose": _bounded,
    "trough-level": _bounded,
    "frequency": lambda value, _: how_often(value),
    "contraception-after": lambda value, _: f"for {how_long(value)} after",
    "monitoring": _timed,
    "preparation": _timed,
    "fda-status": _status,
    "age-limit": lambda value, _: _AT_LEAST.sub("from the age of ", value),
    **dict.fromkeys(("relapse-reduction", "relapse-free", "attack-free", "relapsed"), _compared),
    **dict.fromkeys(
        (
            *("route", "mechanism", "boxed-warning", "warning", "contraindication", "side-effect"),
            *("pregnancy-risk", "pregnancy-advice", "similar-to", "interaction"),
        ),
        lambda value, _: named(value),
    ),
}
_DETAILS: Mapping[str, Callable[[str], str]] = {
    "times": _times,
    "week": weeks,
    "from_day": lambda day: f"from day {day}",
    "phase": named,
    "weight": named,
    "population": lambda id_: "everyone" if id_ == "all" else named(id_),
    "sex": named,
    "product": str,
}
#: Where the words are the fact itself; of all others they say what the value does not.
_TOLD_BY_WORDS = frozenset({"boxed-warning", "warning", "contraindication", "pregnancy-risk", "pregnancy-advice"})
