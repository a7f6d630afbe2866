"""What a run found, in one record: all that a reporter may know."""

from __future__ import annotations

import msgspec

from leaflint.finding import Finding, Severity


class RuleText(msgspec.Struct, frozen=True):
    """A rule in words: what it reports (`summary`, one line), why it matters and what to write (`reason`, Markdown).

    `examples` are pairs of a kind ("bad" or "good") and a snippet of Markdown in which «…» marks the finding.
    """

    name: str
    group: str
    severity: Severity
    summary: str
    reason: str
    source: str = ""
    examples: tuple[tuple[str, str], ...] = ()


class SheetState(msgspec.Struct, frozen=True):
    """One sheet that was asked for: whether it could be read, and when it goes stale.

    `revised` and `stale_on` are ISO dates, as precise as they are known; None where no date could be read.
    `stale` says that `stale_on` has passed. `lapses_on` is when the age becomes an error.
    """

    path: str
    readable: bool = True
    drug: str | None = None
    revised: str | None = None
    stale_on: str | None = None
    lapses_on: str | None = None
    stale: bool = False


class Summary(msgspec.Struct, frozen=True):
    """Counts of one run: files by kind, then findings by severity, then findings that are not shown.

    `sheets` counts every sheet that was asked for, the `unreadable` ones among them; `pages` counts
    comparison pages, `left_out` Markdown files that are no sheets (README, excluded, ignored by git). `read` says by
    property how many facts front matter declares and how many could be read in the prose:
    `{"dose": {"declared": 8, "read": 9}}`.
    """

    sheets: int = 0
    unreadable: int = 0
    pages: int = 0
    left_out: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    suppressed: int = 0
    baselined: int = 0
    read: dict[str, dict[str, int]] = {}


class Outcome(msgspec.Struct, frozen=True):
    """One run: `findings` in the order of `finding.order`, `sheets` by path, `rules` that were on, by name.

    `as_of` is an ISO date. `faults` are one-line messages about leaflint's own failures (exit code 3).
    """

    version: str
    as_of: str
    summary: Summary
    findings: tuple[Finding, ...] = ()
    sheets: tuple[SheetState, ...] = ()
    rules: tuple[RuleText, ...] = ()
    faults: tuple[str, ...] = ()
