"""From findings to remarks: the sheet's words beside those that they are held against."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from leaflint.council.dossier import Remark
from leaflint.council.safety import concerns_safety
from leaflint.facts import Property
from leaflint.finding import Finding
from leaflint.reference import Recorded
from leaflint.reference.wording import named
from leaflint.rules.examined import Examined
from leaflint.rules.on_record.asking import applying, cited

_LONGEST = 400
_MOST = 6
#: Of these a record has many, of which a finding is about one or a few.
_LISTED = frozenset(
    {
        Property.MONITORING,
        Property.PREPARATION,
        Property.SIDE_EFFECT,
        Property.WARNING,
        Property.CONTRAINDICATION,
        Property.PREGNANCY_RISK,
    }
)
_PROPERTIES = frozenset(property.value for property in Property)
_LISTED_NAMES = frozenset(property.value for property in _LISTED)


class Places(NamedTuple):
    """The lines on which the sections of a sheet begin, and which sections these are."""

    lines: tuple[int, ...]
    sections: tuple[str, ...]

    def section(self, line: int) -> str:
        """The section in which a line stands; "" above the first, and in one that is not known."""
        at = bisect.bisect_right(self.lines, line) - 1
        return self.sections[at] if at >= 0 else ""


def places_of(sheet: Examined) -> Places:
    """Where the sections of a sheet begin."""
    starts = [(sheet.place(sheet.heading(section)).line, section.id or "") for section in sheet.sheet.sections]
    return Places(tuple(line for line, _ in starts), tuple(id_ for _, id_ in starts))


def remarks_of(findings: Iterable[Finding], sheet: Examined | None, groups: Mapping[str, str]) -> tuple[Remark, ...]:
    """The findings of one sheet as remarks, those of safety first, then the worst first.

    `groups` are the groups of rules by their names; `sheet` is None where it cannot be read.
    """
    places = places_of(sheet) if sheet else Places((), ())
    remarks = [_remark(finding, sheet, groups.get(finding.rule, ""), places) for finding in findings]
    return tuple(sorted(remarks, key=lambda one: (not one.is_safety, -one.severity.rank, one.line, one.column)))


def _remark(finding: Finding, sheet: Examined | None, group: str, places: Places) -> Remark:
    known = _on_record(finding, sheet) if sheet else ()
    against = [("On record", "; ".join(dict.fromkeys(fact.in_words() for fact in known)))] if known else []
    against += [
        (f"{related.place.path}, line {related.place.line}", related.message) for related in finding.related[:_MOST]
    ]
    return Remark(
        rule=finding.rule,
        group=group,
        property=finding.property or "",
        severity=finding.severity,
        line=finding.place.line,
        column=finding.place.column,
        message=finding.message,
        hint=finding.hint,
        words=_words(finding, sheet),
        against=tuple(against),
        source=cited(sheet, known).strip("()") if sheet and known else "",
        is_safety=concerns_safety(finding, group, places.section(finding.place.line)),
    )


def _words(finding: Finding, sheet: Examined | None) -> str:
    """The words at the finding; of words that only begin or end within a line, the line."""
    if sheet is None:
        return finding.excerpt.text.strip() if finding.excerpt else ""
    words = " ".join(sheet.sheet.text.content[slice(*sheet.sheet.text.span(finding.place))].split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _on_record(finding: Finding, sheet: Examined) -> tuple[Recorded, ...]:
    """What is on record of that which a finding is about; of a list, what the finding names."""
    drug = finding.drug or sheet.drug or ""
    if finding.property not in _PROPERTIES or not drug:
        return ()
    known = applying(sheet, finding.property, drug, sheet.condition or "")
    if finding.property in _LISTED_NAMES:
        known = tuple(fact for fact in known if named(fact.value) in finding.message)
    return known[:_MOST]
