"""unreadable-sheet: a file that cannot be read is a sheet that nobody has checked."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.reading import Unreadable
from leaflint.rules.examples import front, whole
from leaflint.rules.rule import Group, Problem, file_rule


@file_rule(
    group=Group.READING,
    severity=Severity.ERROR,
    good=[whole("No front matter, one question.\n\n## How does it work?\n\nIt calms the immune system.\n")],
    bad=[
        front("drug", "drug: azathioprine\n«drug»: azathioprin"),
        front("drug", "drug: «*name»"),
        front("drug", "drug: azathioprine«:» Imuran"),
        whole("«---»\ndrug: azathioprine\n\n## How does it work?\n\nIt calms the immune system.\n"),
    ],
)
def unreadable_sheet(unreadable: Unreadable) -> Iterator[Problem]:
    """The file cannot be read, so nothing in it was checked.

    Of two doses under one key, programs silently keep one; of a damaged file, readers see half. leaflint reads
    neither. Save the sheet as UTF-8 text; in the front matter write each key once, as `key: value`, without
    `&anchors`, `*aliases` or `!tags`. Sheets are regular files of at most 1 MiB inside the working tree.
    """
    yield Problem(unreadable.place, unreadable.message, unreadable.hint, about=unreadable.message)
