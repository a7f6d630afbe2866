"""Words in the form of a date that no calendar has."""

from __future__ import annotations

from leaflint.facts import PartialDate


def is_impossible(words: str) -> bool:
    """Whether `words` have the form YYYY-MM or YYYY-MM-DD, and there is no such month or day."""
    date = words.strip("\"'")
    in_form = len(date) in (7, 10) and date.replace("-", "").isdigit() and date[4] == "-"
    return in_form and PartialDate.parse(date) is None
