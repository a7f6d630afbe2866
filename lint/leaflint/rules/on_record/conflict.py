"""A statement that the record contradicts."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.facts import Fact
from leaflint.finding import Severity


class Conflict(NamedTuple):
    """A statement, with what is to be said of it.

    `fault` is the same for statements that make the same mistake, which is reported once. `severity` stands in the
    place of the rule's own where it is not an error.
    """

    fact: Fact
    message: str
    hint: str
    fault: str
    severity: Severity | None = None
