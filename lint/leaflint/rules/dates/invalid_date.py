"""invalid-date: a day that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.nodes import Mapping, Scalar, Sequence, Span
from leaflint.rules.examined import Examined
from leaflint.rules.examples import front, revision_line
from leaflint.rules.impossible import is_impossible
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.DATES,
    severity=Severity.ERROR,
    good=[front("revised", "revised: 2024-02-29"), revision_line("Revised 29 February 2024")],
    bad=[
        front("revised", "revised: «2021-02-30»"),
        revision_line("Revised «13/45/2021»"),
        revision_line("Last updated: «February 30, 2021»"),
    ],
)
def invalid_date(sheet: Examined) -> Iterator[Problem]:
    """A date that does not exist.

    Nobody can tell which day was meant, so nobody can tell how old the sheet is. Write the day that was meant.
    """
    for line in sheet.dates:
        if not (line.missing or line.values) and (not line.declared or is_impossible(line.words)):  # else: schema
            yield _problem(line.span, line.words)
    for node in _other_dates(sheet):
        if is_impossible(node.text):
            yield _problem(node.span, node.text)


def _problem(span: Span, words: str) -> Problem:
    return Problem(span, f"{words[:80]!r} is no date that exists", "write the day that was meant as YYYY-MM-DD")


def _other_dates(sheet: Examined) -> Iterator[Scalar]:
    """The dates in the front matter other than the revision date."""
    front = sheet.sheet.front
    fda, sources = (front.get("fda"), front.get("sources")) if front else (None, None)
    places = [(fda, "approved_on")]
    places += [(item, "version") for item in (sources.items if isinstance(sources, Sequence) else ())]
    for holder, key in places:
        node = holder.get(key) if isinstance(holder, Mapping) else None
        if isinstance(node, Scalar):
            yield node
