"""Text of a data file that someone else may have written: regular, bounded, UTF-8."""

from __future__ import annotations

import stat
from pathlib import Path

from leaflint.errors import InputError

MAX_BYTES = 1 << 20


def read_text(path: Path) -> str:
    """The text of `path`, without a byte-order mark.

    Raises InputError when it is missing, no regular file, a symbolic link, larger than 1 MiB or not UTF-8.
    """
    return decoded(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """The bytes of `path`; raises InputError as `read_text` does."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            raise InputError("is a symbolic link; put the file itself here", str(path))
        if not stat.S_ISREG(mode):
            raise InputError("is no regular file", str(path))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError("there is no such file", str(path)) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise InputError(f"cannot be read: {reason or error}", str(path)) from None
    if len(data) > MAX_BYTES:
        raise InputError("is larger than 1 MiB", str(path))
    return data


def decoded(data: bytes, path: Path) -> str:
    """`data` as text, without a byte-order mark; raises InputError, with the line, where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("is not UTF-8 text; save it as UTF-8", str(path), line) from None
