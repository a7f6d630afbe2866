"""The plain records at the bottom: a place in a sheet, a finding at it, and a fix for it."""

from __future__ import annotations

import enum

import msgspec


class Severity(enum.StrEnum):
    """How much a finding matters, from wrong or dangerous down to worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for a note: larger is worse."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


class Place(msgspec.Struct, frozen=True):
    """Where something stands, as an editor shows it.

    Lines and columns count from 1, columns in Unicode characters; the end is exclusive. The two
    `utf8_` columns say the same in bytes, for tools that count so. `path` is relative to the
    working directory, with `/`.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    utf8_column: int = 1
    utf8_end_column: int = 1


class Related(msgspec.Struct, frozen=True):
    """A second place that belongs to a finding, with what stands there in a few words."""

    place: Place
    message: str


class Edit(msgspec.Struct, frozen=True):
    """Replace what stands at `place` by `text`."""

    place: Place
    text: str


class Fix(msgspec.Struct, frozen=True):
    """A safe mend: what it does, and its edits in the order of their places."""

    description: str
    edits: tuple[Edit, ...]


class Excerpt(msgspec.Struct, frozen=True):
    """The line of a finding, for people: `text` starts at `column` of that line, cut to a bounded length."""

    text: str
    column: int = 1


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong, where it is, and what to write instead.

    `fingerprint` is 64 hexadecimal digits that stay the same when lines move. `property` and `drug`
    are None where the finding is about neither. `hint` is empty where the message says it all.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    property: str | None = None
    drug: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""
    excerpt: Excerpt | None = None


def order(finding: Finding) -> tuple[str, int, int, str, str, str]:
    """The order in which findings are reported: path, line, column, rule, then what tells equals apart."""
    place = finding.place
    return (place.path, place.line, place.column, finding.rule, finding.property or "", finding.message)
