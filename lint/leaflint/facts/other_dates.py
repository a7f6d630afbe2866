"""Dates in wordings that the grammar of `dates` does not have, by dateparser, held to what is certain."""

from __future__ import annotations

import datetime
from typing import Any

from leaflint.facts.dates import PartialDate

_BASE = datetime.datetime(2000, 1, 15)


def read_other_date(words: str, language: str) -> tuple[PartialDate, ...]:
    """The dates that `words`, as a whole, can mean in `language`; nothing where they name no day, month and year.

    Both orders of day and month are tried; two that differ are both given.
    """
    values = dict.fromkeys(value for order in ("MDY", "DMY") if (value := _read(words, language, order)))
    return tuple(values)


def _read(words: str, language: str, order: str) -> PartialDate | None:
    import dateparser  # half a second: only for wordings that nothing else reads

    settings: dict[str, Any] = {
        "DATE_ORDER": order,
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "STRICT_PARSING": True,
        "RELATIVE_BASE": _BASE,
        "TIMEZONE": "UTC",
        "PREFER_LOCALE_DATE_ORDER": False,
    }
    try:
        read = dateparser.parse(words, languages=[language], settings=settings)
    except ValueError:  # a language that dateparser does not have
        return None
    return PartialDate(read.year, read.month, read.day) if read and 1900 <= read.year < 2100 else None
