"""The sheets of a run with all that was read in them, for documents that show it."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.checking.earlier import Earlier
from leaflint.checking.files import SheetFile, find_sheets
from leaflint.checking.keeping import Keeping
from leaflint.checking.run import Asked, Checked
from leaflint.checking.setting import Setting
from leaflint.checking.signing import SheetText, read_text_of


def reread_sheets(
    asked: Asked, checked: Checked, setting: Setting, keeping: Keeping | None = None
) -> Iterator[tuple[SheetFile, SheetText]]:
    """The sheets of a run that can be read, by path; with what the ledger says of each where it is kept."""
    paths = asked.paths or asked.configured
    files = {file.shown: file for file in find_sheets(paths, asked.exclude, asked.root, asked.cwd).sheets}
    for analysis in checked.analyses:
        if analysis.kind == "sheet":
            file = files[analysis.path]
            signoff = keeping.signoff(checked.books, file.path, None) if keeping and checked.books else None
            yield file, read_text_of(file.path, setting, Earlier(signoff))
