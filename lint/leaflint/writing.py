"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from leaflint.errors import InputError


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else who asks for it writes in `folder` meanwhile; where the system has no such locks, nothing is locked.

    Raises InputError where the folder cannot be opened.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise InputError(f"{folder} cannot be opened: {(error.strerror or 'unknown reason').lower()}") from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8, to `path`: the file is the old one or the new one, never a part.

    A device or a pipe is written to, and stays what it is.
    Raises InputError where it cannot be written, or where `path` is a symbolic link.
    """
    if path.is_symlink():
        raise InputError(f"{path} is a symbolic link; name the file itself")
    if path.exists() and not path.is_file():
        _send(path, content)
        return
    import tempfile  # few runs write a file

    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {(error.strerror or 'unknown reason').lower()}") from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_bytes(content))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise InputError(f"{path} cannot be written: {(error.strerror or 'unknown reason').lower()}") from None


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def _send(path: Path, content: str | bytes) -> None:
    try:
        with path.open("wb") as file:
            file.write(_bytes(content))
    except OSError as error:
        raise InputError(f"{path} cannot be written: {(error.strerror or 'unknown reason').lower()}") from None
