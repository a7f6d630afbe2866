"""Problems to findings: severity, place, the line as an excerpt, and a fingerprint that outlives moved lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from leaflint.checking.selection import Selection
from leaflint.finding import Edit, Excerpt, Finding, Fix, Place, order
from leaflint.nodes import Span
from leaflint.reading import Text
from leaflint.rules.rule import Problem, Rule

# Characters: what a rule quotes is the author's, who may have written any number of them.
MAX_MESSAGE = 300
MAX_HINT = 1_000


class Judged(NamedTuple):
    """A problem, and the rule that found it."""

    rule: Rule
    problem: Problem

    def line(self, text: Text) -> int:
        """The line on which the problem is reported."""
        where = self.problem.where
        return where.line if isinstance(where, Place) else text.line_of(where.start)


def findings_of(
    judged: Iterable[Judged], text: Text | None, selection: Selection, drug: str | None
) -> tuple[Finding, ...]:
    """The findings, in the order in which they are reported. `text` is None for a file that could not be read."""
    found = [
        _finding(rule, problem, text, selection, drug) for rule, problem in judged if selection.severity(rule, problem)
    ]
    found.sort(key=lambda pair: order(pair[0]))
    seen: Counter[str] = Counter()
    findings = []
    for finding, key in found:
        seen[key] += 1
        findings.append(_with_fingerprint(finding, key, seen[key]))
    return tuple(findings)


def _finding(
    rule: Rule, problem: Problem, text: Text | None, selection: Selection, drug: str | None
) -> tuple[Finding, str]:
    where = problem.where
    place = where if isinstance(where, Place) else _text(text).place(where)
    span = _text(text).span(place) if text else None
    words = " ".join(_text(text).content[slice(*span)].split()) if span else problem.quote
    severity = selection.severity(rule, problem)
    assert severity
    finding = Finding(
        rule=rule.name,
        severity=severity,
        place=place,
        message=_cut(problem.message, MAX_MESSAGE),
        hint=_cut(problem.hint, MAX_HINT),
        property=problem.property,
        drug=drug,
        related=problem.beside,
        fix=_fix(problem, place),
        excerpt=_excerpt(problem, text, span),
    )
    return finding, "\0".join((rule.name, problem.property or "", place.path, problem.about or words))


def _excerpt(problem: Problem, text: Text | None, span: Span | None) -> Excerpt | None:
    if span:
        return _text(text).excerpt(span)
    quoted = problem.quote and isinstance(problem.where, Place)
    return Excerpt(problem.quote, problem.where.column) if quoted and isinstance(problem.where, Place) else None


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _fix(problem: Problem, place: Place) -> Fix | None:
    return None if problem.replacement is None else Fix(problem.hint, (Edit(place, problem.replacement),))


def _with_fingerprint(finding: Finding, key: str, nth: int) -> Finding:
    import msgspec

    digest = hashlib.sha256(f"{key}\0{nth}".encode()).hexdigest()
    return msgspec.structs.replace(finding, fingerprint=digest)


def _text(text: Text | None) -> Text:
    assert text is not None, "only a place can be reported in a file without text"
    return text
