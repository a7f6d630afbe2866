"""What a rule is: one function that yields problems, with its words and its examples."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from leaflint.finding import Place, Related, Severity
from leaflint.nodes import Span
from leaflint.rules.examples import Example
from leaflint.rules.suppression import Suppression


class Group(enum.StrEnum):
    """The groups of rules, in the order of the documentation."""

    READING = "reading"
    STRUCTURE = "structure"
    DATES = "dates"
    FACTS_ONE_SHEET = "facts-one-sheet"
    FACTS_ACROSS_SHEETS = "facts-across-sheets"
    FACTS_OF_RECORD = "facts-of-record"
    WORDING = "wording"
    APPROVALS = "approvals"
    TRANSLATIONS = "translations"
    SUPPRESSIONS = "suppressions"


class Problem(NamedTuple):
    """One thing wrong, at a span of the sheet's text or at a place in it.

    `about` tells apart problems that a rule reports at one place, whatever the words there; `severity` stands in
    the place of the rule's own where the rule has two. `replacement` is what to write at the span instead, where a
    machine may do it. `quote` is what stands there, for a rule that does not see the sheet's text.
    """

    where: Span | Place
    message: str
    hint: str = ""
    about: str = ""
    property: str | None = None
    severity: Severity | None = None
    beside: tuple[Related, ...] = ()
    replacement: str | None = None
    quote: str = ""


class SuppressionUse(NamedTuple):
    """A suppression of a sheet, and the names in it (`rule` or `rule:property`) that suppressed nothing.

    A rule that is not on is never among the unused; `unknown` are names of no rule, with the nearest one.
    """

    suppression: Suppression
    unused: tuple[str, ...]
    unknown: tuple[tuple[str, str | None], ...]


class Rule(NamedTuple):
    """A rule: what it is called, what it says, what shows it, and the function that checks.

    `check` takes what `takes` says: an unreadable "file", a "sheet", a "corpus" of all sheets (whose problems are at
    places), the "ledger" of approvals (places too), or a "suppression" and the use made of it.
    """

    name: str
    group: Group
    severity: Severity
    summary: str
    reason: str
    source: str
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    takes: str
    check: Callable[..., Iterator[Problem]]


Check: TypeAlias = Callable[..., Iterator[Problem]]


def _maker(takes: str) -> Callable[..., Callable[[Check], Rule]]:
    def rule(
        *, group: Group, severity: Severity, good: Iterable[Example], bad: Iterable[Example], source: str = ""
    ) -> Callable[[Check], Rule]:
        def made(check: Check) -> Rule:
            summary, _, reason = inspect.cleandoc(check.__doc__ or "").partition("\n\n")
            name = check.__name__.replace("_", "-")
            return Rule(name, group, severity, summary, reason, source, tuple(good), tuple(bad), takes, check)

        return made

    rule.__doc__ = f"Make a rule of a function that takes a {takes}; its docstring is the rule's documentation."
    return rule


file_rule = _maker("file")
sheet_rule = _maker("sheet")
corpus_rule = _maker("corpus")
ledger_rule = _maker("ledger")
suppression_rule = _maker("suppression")
