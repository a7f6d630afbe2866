"""What is known of a sheet besides its own text: what the ledger says of it, and its earlier texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from leaflint.approvals import Signoff
from leaflint.checking.files import File, SheetFile, read_file
from leaflint.history import Base, Git, NoHistory, base_of, blob_id, find_repository, path_in, read_blobs
from leaflint.reading import MAX_BYTES, Unreadable


class SourceText(NamedTuple):
    """The sheet that another translates: its path as it is reported, and its bytes, or why there are none."""

    path: str
    data: bytes | Unreadable


class Earlier(NamedTuple):
    """What the ledger says of a sheet, its text at the base revision and when it was approved, and what it translates.

    None stands where no ledger is kept, where there was no such text, and where it is that of today; `is_signed` says
    that today's bytes are those that were approved. `source` is None where the sheet is no translation.
    """

    signoff: Signoff | None = None
    base: bytes | None = None
    approved: bytes | None = None
    is_signed: bool = False
    source: SourceText | None = None


NOTHING = Earlier()


class Piece(NamedTuple):
    """A sheet with what is known of it besides its text."""

    file: File
    earlier: Earlier = NOTHING

    @property
    def name(self) -> str:
        """The path of the file as it is reported."""
        return self.file.shown if isinstance(self.file, SheetFile) else self.file[0]


class History(NamedTuple):
    """The repository and the revision that sheets are compared with; and what cannot be known, in words."""

    git: Git | None = None
    base: Base | None = None
    missing: tuple[str, ...] = ()


def history_of(folder: Path, revision: str | None, is_wanted: bool) -> History:
    """The history of the repository that holds `folder`, compared with `revision` where one is named.

    `is_wanted` says that the texts that were approved are wanted. Raises InputError for a revision that is none.
    """
    if revision is None and not is_wanted:
        return History()
    try:
        git = find_repository(folder)
    except NoHistory as error:
        return History(missing=(_not_compared(error),) if revision else ())
    if revision is None:
        return History(git)
    try:
        return History(git, base_of(git, revision))
    except NoHistory as error:
        return History(git, missing=(_not_compared(error),))


class Gathered(NamedTuple):
    """Sheets with what is known of them, and those whose text at the base revision the repository lacks."""

    pieces: tuple[Piece, ...]
    lost: tuple[Path, ...]


def with_earlier(files: Sequence[tuple[File, Path, Signoff | None]], history: History) -> Gathered:
    """Each file, with the path where it is, its earlier texts, in the order of `files` and from one git process."""
    wanted = [_wanted(file, path, signoff, history) for file, path, signoff in files]
    ids = dict.fromkeys(id_ for one in wanted for id_ in (one.base, one.approved) if id_)
    texts = dict(read_blobs(history.git, ids, MAX_BYTES)) if history.git and ids else {}
    pieces = tuple(
        Piece(file, Earlier(signoff, texts.get(one.base), texts.get(one.approved), one.is_signed))
        for (file, _, signoff), one in zip(files, wanted, strict=True)
    )
    lost = (path for (_, path, _), one in zip(files, wanted, strict=True) if one.base and texts.get(one.base) is None)
    return Gathered(pieces, tuple(lost))


def not_compared(paths: Iterable[Path], lost: Sequence[Path], history: History) -> list[str]:
    """Why some sheets have no earlier text although a revision was named, a line for each reason."""
    git = history.git
    if git is None or history.base is None:
        return list(history.missing)
    missing = list(history.missing)
    if lost:
        missing.append(
            f"{_CHECKS} were not checked for {_first(lost)}, whose earlier text this clone lacks; "
            "fetch it (git fetch --refetch --no-filter)"
        )
    outside = [path for path in paths if path_in(git, path) is None]
    if not outside:
        return missing
    which = f"{_first(outside)}, in another repository (a submodule, or outside this one)"
    return [*missing, f"{_CHECKS} were not checked for {which}; run leaflint there with --base"]


def _first(paths: Sequence[Path]) -> str:
    return paths[0].name + (f" and {len(paths) - 1} more" if len(paths) > 1 else "")


_CHECKS = "revised-not-bumped and bumped-without-change"


def bytes_of(file: File) -> bytes | None:
    """The bytes of a sheet; None where they cannot be read."""
    data = read_file(file) if isinstance(file, SheetFile) else file[1]
    return data if isinstance(data, bytes) else None


class _Wanted(NamedTuple):
    """The ids of the texts at the base and when approved ("" for none), and whether the latter is that of today."""

    base: str = ""
    approved: str = ""
    is_signed: bool = False


def _not_compared(error: NoHistory) -> str:
    return f"{_CHECKS} were not checked: {error}"


def _wanted(file: File, path: Path, signoff: Signoff | None, history: History) -> _Wanted:
    text = signoff.standing.whole if signoff and signoff.standing else None
    name = path_in(history.git, path) if history.git else None
    base = history.base.blob(name) if history.base and name else None
    if not base and not text:
        return _Wanted()
    data = bytes_of(file)
    if data is None:
        return _Wanted()
    is_signed = text is not None and blob_id(data, text.blob) == text.blob
    return _Wanted(
        base if base and blob_id(data, base) != base else "",
        text.blob if text and not is_signed else "",
        is_signed,
    )
