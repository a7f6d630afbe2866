"""The ledger of an organisation, found and read: the only place where it is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from leaflint.approvals import Books, Fault, Ledger, Office, Signoff, books_of, read_ledger
from leaflint.approvals.ledger import digests_of_lines
from leaflint.approvals.seal import uncommitted, unsealed
from leaflint.cache import Cache
from leaflint.checking.files import shown
from leaflint.errors import InputError
from leaflint.history import NoHistory, find_repository, path_in, read_blobs

_MAX_BYTES = 1 << 29


class Keeping(NamedTuple):
    """Where and how an organisation keeps its ledger.

    `root` is the folder to which the paths of sheets in it are relative, `signers` the file of the keys that may sign
    (None: signatures are not verified), `logistics` the sections whose changes lapse only their own part.
    """

    root: Path
    ledger: Path
    office: Office = Office()
    logistics: tuple[str, ...] = ()
    signers: Path | None = None

    @property
    def seal(self) -> Path:
        """The file beside the ledger that says how long it is."""
        return self.ledger.with_name(f"{self.ledger.name}.seal")

    def name_of(self, path: Path) -> str | None:
        """What the ledger calls a sheet; None for one outside the folder of the configuration."""
        try:
            return Path(os.path.relpath(path, self.root)).as_posix() if path.is_relative_to(self.root) else None
        except ValueError:
            return None

    def signoff(self, books: Books, path: Path, moved: str | None) -> Signoff | None:
        """What the ledger says of the sheet at `path`, or of the one of the name `moved`, which it was before."""
        name = self.name_of(path)
        standing = books.standings.get(name or "") or books.standings.get(moved or "")
        return Signoff(books.path, name, standing, self.logistics) if name else None

    def gone(self, books: Books) -> dict[str, str]:
        """The sheets that were approved and are not there any more, by the ids of their bytes."""
        return {
            standing.whole.blob: name
            for name, standing in books.standings.items()
            if standing.whole and not os.path.lexists(self.root / name)
        }


def open_books(keeping: Keeping, cwd: Path, cache: Cache) -> Books:
    """The ledger, verified. One that is not there yet is empty. Raises InputError where it cannot be read."""
    ledger = verified(read_bytes(keeping.ledger))
    forged = _forged(ledger, keeping, cache) if keeping.signers else {}
    return books_of(
        shown(keeping.ledger, cwd), ledger._replace(faults=faults_of(ledger, keeping)), keeping.office, forged
    )


def faults_of(ledger: Ledger, keeping: Keeping) -> tuple[Fault, ...]:
    """What is wrong with a ledger: its lines and, where these are right, whether any were lost at its end."""
    if ledger.faults:
        return ledger.faults
    seal = read_bytes(keeping.seal)
    lost = [unsealed(ledger, seal, keeping.seal.name) if seal else None, uncommitted(ledger, _committed(keeping))]
    return tuple(fault for fault in lost if fault)[:1]


def _committed(keeping: Keeping) -> tuple[str, ...]:
    """The digests of the lines that git has of the ledger at HEAD; none where there is no git that could tell."""
    if not keeping.ledger.parent.is_dir():
        return ()
    try:
        git = find_repository(keeping.ledger.parent)
        name = path_in(git, keeping.ledger)
        if name is None or "\n" in name:
            return ()
        return next(digests_of_lines(data) if data else () for _, data in read_blobs(git, [f"HEAD:{name}"], _MAX_BYTES))
    except NoHistory:
        return ()


def verified(data: bytes) -> Ledger:
    """The ledger in `data`, each line held to the schema of entries."""
    return read_ledger(data, _objection())


def read_bytes(path: Path) -> bytes:
    """The bytes of the ledger; none where it is not there. Raises InputError where it is no regular file."""
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise InputError("is no regular file; the ledger must be one", str(path))
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(f"is larger than {_MAX_BYTES >> 20} MiB", str(path))
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise InputError(f"cannot be read: {(error.strerror or 'unknown reason').lower()}", str(path)) from None


def _objection() -> Callable[[object], str]:
    """What the schema of entries holds against data, in words."""
    from leaflint.conformity.ready import checker_named

    checker = checker_named("approvals")

    def objection(data: object) -> str:
        violations = checker.violations(data)
        return f"is no entry: {violations[0].message[:1].lower()}{violations[0].message[1:]}" if violations else ""

    return objection


def _forged(ledger: Ledger, keeping: Keeping, cache: Cache) -> dict[int, str]:
    """What is wrong with signatures, by line. What was verified before with the same keys is not verified again."""
    import hashlib

    import msgspec

    from leaflint.approvals.signing import forged, read_signers

    assert keeping.signers
    signers = read_signers(keeping.signers)
    keys = hashlib.sha256(keeping.signers.read_bytes()).hexdigest()
    kept = cache.get("signatures", keys)
    verified: dict[str, str] = msgspec.json.decode(kept, type=dict[str, str]) if kept else {}
    asked = [one for one in ledger.entries if one.entry.digest not in verified]
    said = forged(asked, signers)
    if asked:
        verified |= {one.entry.digest: said.get(one.line, "") for one in asked}
        cache.put("signatures", keys, msgspec.json.encode(verified))
    return {line: verified[entry.digest] for line, entry in ledger.entries if verified[entry.digest]}
