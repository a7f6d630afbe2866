"""Sheets beside their earlier texts: what to compare each with, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from leaflint.approvals import Approved, Books, Standing
from leaflint.checking.keeping import Keeping
from leaflint.checking.setting import Setting
from leaflint.checking.signing import SheetText, earlier_text
from leaflint.history import Git, NoHistory, blob_id, find_repository, read_blobs
from leaflint.reading import MAX_BYTES
from leaflint.redline import SheetChange, between, without_text
from leaflint.rules.approving import names


class Compared(NamedTuple):
    """A sheet, the id of the text it is compared with ("" for none), that text (or why there is none) in words, and
    who approved it.
    """

    sheet: SheetText
    blob: str
    since: str
    approved: Approved | None = None


def since_approval(
    keeping: Keeping, books: Books, sheets: Iterable[tuple[Path, SheetText]], setting: Setting
) -> list[SheetChange]:
    """What changed in each sheet since it was approved; without git, as far as the ledger tells."""
    try:
        git = find_repository(keeping.root)
    except NoHistory:
        git = None
    return list(changes_of(with_approved(keeping, books, sheets), git, setting))


def with_approved(keeping: Keeping, books: Books, sheets: Iterable[tuple[Path, SheetText]]) -> Iterator[Compared]:
    """Each sheet, with its path, beside the text of it that was approved last."""
    for path, text in sheets:
        name = keeping.name_of(path)
        whole = books.standings.get(name or "", Standing()).whole
        since = f"the approval of {whole.day} by {names(whole)}" if whole else "it has no approval in the ledger"
        yield Compared(text, whole.blob if whole else "", since, whole)


def changes_of(compared: Iterable[Compared], git: Git | None, setting: Setting) -> Iterator[SheetChange]:
    """What changed in each sheet, in their order, with one git process for all the earlier texts."""
    asked = list(compared)
    texts: Mapping[str, bytes | None] = {}
    if git:
        texts = dict(read_blobs(git, dict.fromkeys(one.blob for one in asked if one.blob), MAX_BYTES))
    for one in asked:
        new = one.sheet.examined
        if not one.blob:
            yield SheetChange(new.sheet.path, "", new=one.since)
            continue
        if blob_id(one.sheet.data, one.blob) == one.blob:
            yield SheetChange(new.sheet.path, one.since)
            continue
        data = texts.get(one.blob)
        old = earlier_text(new.sheet.path, data, setting) if data is not None else None
        if old:
            yield between(old, new, one.since)
        elif one.approved:
            yield without_text(one.approved.signed, new, one.since)
        else:
            yield SheetChange(new.sheet.path, one.since, note="what stood there then cannot be read as a sheet")
