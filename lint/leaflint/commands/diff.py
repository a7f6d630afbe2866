"""`leaflint diff`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leaflint.cache import Cache
from leaflint.checking.changing import Compared, changes_of, since_approval
from leaflint.checking.files import SheetFile, find_sheets
from leaflint.checking.keeping import Keeping, open_books
from leaflint.checking.recipe import make_setting
from leaflint.checking.signing import SheetText, read_text_of
from leaflint.commands.asking import LEDGER, Options, Request, keeping_of, request
from leaflint.commands.options import Shared
from leaflint.console import USAGE, colored, write_out
from leaflint.errors import InputError
from leaflint.history import Git, NoHistory, base_of, find_repository, path_in
from leaflint.redline import as_html, as_text

SINCE_APPROVED = "approved"


def run_diff(shared: Shared, sheet: Path | None, since: str, output: str) -> int:
    """Show what changed since a text was approved or committed; 2 where that text cannot be had."""
    wanted = request(shared, Options(paths=(sheet,) if sheet else ()))
    setting = make_setting(wanted.recipe)
    files = _files(wanted)
    texts = [read_text_of(file.path, setting) for file in files]
    if since == SINCE_APPROVED:
        root = wanted.config.root
        keeping = keeping_of(wanted.config) or Keeping(root, root / LEDGER)
        cache = Cache(Path(wanted.recipe.cache) if wanted.recipe.cache else None)
        books = open_books(keeping, wanted.asked.cwd, cache)
        paths = (file.path for file in files)
        changes = since_approval(keeping, books, zip(paths, texts, strict=True), setting)
    else:
        git = _needed(wanted.config.root)
        changes = list(changes_of(_with_revision(git, since, files, texts), git, setting))
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


def _needed(folder: Path) -> Git:
    try:
        return find_repository(folder)
    except NoHistory as error:
        raise InputError(f"nothing to compare with: {error}") from None


def _with_revision(git: Git, since: str, files: list[SheetFile], texts: list[SheetText]) -> Iterator[Compared]:
    try:
        base = base_of(git, since)
    except NoHistory as error:
        raise InputError(f"nothing to compare with: {error}") from None
    except InputError as error:
        raise InputError(str(error).replace("--base", "--since", 1)) from None
    for file, text in zip(files, texts, strict=True):
        name = path_in(git, file.path)
        blob = base.blob(name) if name else None
        yield Compared(text, blob or "", since if blob else f"it was not there at {since}")
