"""One file analysed: what it is, its facts and its findings, small and plain enough to be sent anywhere."""

from __future__ import annotations

import msgspec

from leaflint.facts import Fact
from leaflint.finding import Finding


class Analysis(msgspec.Struct, frozen=True):
    """What the analysis of one file gives.

    `kind` is "sheet", "page" (of comparison tables), "unreadable", or "faulted" where leaflint itself failed.
    `revised` is the ISO date that says how old the text is, `stale_on` and `lapses_on` the days after which its age is
    a warning and an error. `suppressed` counts the findings that suppressions hide.
    """

    path: str
    kind: str
    drug: str | None = None
    condition: str | None = None
    language: str | None = None
    revised: str | None = None
    stale_on: str | None = None
    lapses_on: str | None = None
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    suppressed: int = 0
