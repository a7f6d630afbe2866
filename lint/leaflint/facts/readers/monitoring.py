"""monitoring: which tests and examinations, and how often, from the answer to the question about monitoring."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.frequencies import Spotted, find_frequencies
from leaflint.facts.readers.context import Reading
from leaflint.vocabulary import Mention

_CHECKS = frozenset({"test", "examination", "vaccine"})


def read_monitoring(reading: Reading) -> Iterator[Fact]:
    """Each check with each frequency that its clause gives it.

    Where a clause has several frequencies, each belongs to the checks that stand before it, or after it where the
    clause opens with one; a frequency without checks of its own is a later phase of the checks before.
    """
    seen: set[tuple[str, str]] = set()
    for clause in reading.clauses("monitoring"):
        checks = [mention for mention in clause.of("term") if _is_check(reading, clause, mention)]
        for check, spotted, phase in _bound(checks, find_frequencies(reading.text, clause.span, clause.mentions)):
            frequency = str(spotted.frequency) if spotted else ""
            if (check.id, frequency) not in seen:
                seen.add((check.id, frequency))
                qualifiers = {"frequency": frequency} if frequency else {}
                yield reading.state(
                    Property.MONITORING, check.id, clause, qualifiers | ({"phase": phase} if phase else {})
                )


def _is_check(reading: Reading, clause: Clause, mention: Mention) -> bool:
    kinds = reading.vocabulary.kinds(mention.id)
    return bool(kinds & _CHECKS) and not clause.negates(mention, reading.text)


def _bound(checks: list[Mention], spotted: list[Spotted]) -> Iterator[tuple[Mention, Spotted | None, str]]:
    """Pairs of a check and its frequency, with the phase where one check has several."""
    if len(spotted) < 2:
        yield from ((check, spotted[0] if spotted else None, "") for check in checks)
        return
    leads = not checks or spotted[0].span.start < checks[0].span.start
    owner: list[Mention] = []
    for index, frequency in enumerate(spotted):
        if leads:
            end = spotted[index + 1].span.start if index + 1 < len(spotted) else float("inf")
            mine = [check for check in checks if frequency.span.end <= check.span.start < end]
        else:
            start = spotted[index - 1].span.end if index else -1
            mine = [check for check in checks if start <= check.span.start < frequency.span.start]
        later = not mine and bool(owner)
        owner = mine or owner
        next_is_later = index + 1 < len(spotted) and not _between(checks, frequency, spotted[index + 1], leads)
        yield from ((check, frequency, "maintenance" if later else "start" if next_is_later else "") for check in owner)


def _between(checks: list[Mention], here: Spotted, there: Spotted, leads: bool) -> bool:
    """Whether the next frequency has checks of its own."""
    if leads:
        return any(check.span.start > there.span.end for check in checks)
    return any(here.span.end <= check.span.start < there.span.start for check in checks)
