"""What was worked out once and need not be again: records by their key, in a folder of the user's own."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import NamedTuple

#: So many records of one name are kept, the newest.
KEPT = 8


class Cache(NamedTuple):
    """A folder of records; None keeps nothing. Nothing that is wrong with it is an error: it is as if it were empty."""

    folder: Path | None = None

    def get(self, name: str, key: str) -> bytes | None:
        """The record of this name and key as it was put; None where there is none, or where it is damaged."""
        if self.folder is None:
            return None
        try:
            kept = self._path(self.folder, name, key).read_bytes()
        except (OSError, ValueError):
            return None
        digest, record = kept[:32], kept[32:]
        return record if hashlib.sha256(record).digest() == digest else None

    def put(self, name: str, key: str, record: bytes) -> None:
        """Keep a record, whole or not at all; of older ones with this name only the newest stay."""
        if self.folder is None:
            return
        import tempfile  # a run that finds what it needs writes nothing

        with contextlib.suppress(OSError, ValueError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, new = tempfile.mkstemp(dir=self.folder, prefix=f".{name}-")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(hashlib.sha256(record).digest() + record)
                Path(new).replace(self._path(self.folder, name, key))
            except OSError:
                Path(new).unlink()
                raise
            kept = [(path.stat().st_mtime_ns, path.name, path) for path in self.folder.glob(f"{name}-*")]
            for _, _, path in sorted(kept)[:-KEPT]:
                path.unlink()

    @staticmethod
    def _path(folder: Path, name: str, key: str) -> Path:
        return folder / f"{name}-{key[:32]}"
