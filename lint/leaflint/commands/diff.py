"""`leaflint diff`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from leaflint.approvals import Approved, Standing
from leaflint.cache import Cache
from leaflint.checking.files import SheetFile, find_sheets
from leaflint.checking.keeping import Keeping, open_books
from leaflint.checking.recipe import make_setting
from leaflint.checking.setting import Setting
from leaflint.checking.signing import SheetText, earlier_text, read_text_of
from leaflint.commands.asking import LEDGER, Options, Request, keeping_of, request
from leaflint.commands.options import Shared
from leaflint.console import USAGE, colored, write_out
from leaflint.errors import InputError
from leaflint.history import Git, NoHistory, base_of, blob_id, find_repository, path_in, read_blobs
from leaflint.reading import MAX_BYTES
from leaflint.redline import SheetChange, as_html, as_text, between, without_text
from leaflint.rules.approving import names

SINCE_APPROVED = "approved"


class _Compared(NamedTuple):
    """A sheet, the id of the text it is compared with ("" for none), that text (or why there is none) in words, and
    who approved it.
    """

    sheet: SheetText
    blob: str
    since: str
    approved: Approved | None = None


def run_diff(shared: Shared, sheet: Path | None, since: str, output: str) -> int:
    """Show what changed since a text was approved or committed; 2 where that text cannot be had."""
    wanted = request(shared, Options(paths=(sheet,) if sheet else ()))
    setting = make_setting(wanted.recipe)
    files = _files(wanted)
    texts = [read_text_of(file.path, setting) for file in files]
    if since == SINCE_APPROVED:
        compared = _with_approved(wanted, files, texts)
        git = _repository(wanted.config.root)
    else:
        git = _needed(wanted.config.root)
        compared = _with_revision(git, since, files, texts)
    changes = list(_changes(compared, git, setting))
    if output == "html":
        write_out(as_html(changes, wanted.as_of.isoformat()))
    else:
        write_out(as_text(changes, color=colored(shared.color)))
    return USAGE if any(change.note for change in changes) else 0


def _files(wanted: Request) -> list[SheetFile]:
    asked = wanted.asked
    paths = list(asked.paths) or [folder for folder in asked.configured if folder.exists()]
    found = find_sheets(paths, asked.exclude, asked.root, asked.cwd).sheets if paths else ()
    if not found:
        raise InputError("there is no sheet to compare; name one, or set 'sheets' in leaflint.toml")
    return list(found)


def _repository(folder: Path) -> Git | None:
    try:
        return find_repository(folder)
    except NoHistory:
        return None


def _needed(folder: Path) -> Git:
    try:
        return find_repository(folder)
    except NoHistory as error:
        raise InputError(f"nothing to compare with: {error}") from None


def _with_approved(wanted: Request, files: list[SheetFile], texts: list[SheetText]) -> Iterator[_Compared]:
    root = wanted.config.root
    keeping = keeping_of(wanted.config) or Keeping(root, root / LEDGER)
    cache = Cache(Path(wanted.recipe.cache) if wanted.recipe.cache else None)
    books = open_books(keeping, wanted.asked.cwd, cache)
    for file, text in zip(files, texts, strict=True):
        name = keeping.name_of(file.path)
        whole = books.standings.get(name or "", Standing()).whole
        since = f"the approval of {whole.day} by {names(whole)}" if whole else "it has no approval in the ledger"
        yield _Compared(text, whole.blob if whole else "", since, whole)


def _with_revision(git: Git, since: str, files: list[SheetFile], texts: list[SheetText]) -> Iterator[_Compared]:
    try:
        base = base_of(git, since)
    except NoHistory as error:
        raise InputError(f"nothing to compare with: {error}") from None
    except InputError as error:
        raise InputError(str(error).replace("--base", "--since", 1)) from None
    for file, text in zip(files, texts, strict=True):
        name = path_in(git, file.path)
        blob = base.blob(name) if name else None
        yield _Compared(text, blob or "", since if blob else f"it was not there at {since}")


def _changes(compared: Iterator[_Compared], git: Git | None, setting: Setting) -> Iterator[SheetChange]:
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
