"""Contents by their ids, as git has them."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from typing import IO

from leaflint.history.git import Git

#: So many digits has an id in a repository that names its objects by SHA-256.
_LONG = 64


def blob_id(data: bytes, like: str = "") -> str:
    """The id that git gives to a file of these bytes, by the function by which the id `like` was made (SHA-1)."""
    head = b"blob %d\0" % len(data)
    made = hashlib.sha256(head) if len(like) == _LONG else hashlib.sha1(head, usedforsecurity=False)
    made.update(data)
    return made.hexdigest()


def read_blobs(git: Git, ids: Iterable[str], most: int) -> Iterator[tuple[str, bytes | None]]:
    """Each id with its content, one after the other, from one process.

    Of a file of more than `most` bytes one byte more than these is given, so that it is known as too large. None stands
    where the repository has no such file. Raises NoHistory where there is no git.
    """
    asked = git.start("cat-file", "--batch")
    assert asked.stdin
    assert asked.stdout
    try:
        for id_ in ids:
            yield id_, _answer(asked.stdout, most) if _asks(asked.stdin, id_) else None
    finally:
        asked.kill()
        with contextlib.suppress(OSError):  # what could not be written any more
            asked.stdin.close()
        asked.stdout.close()
        asked.wait()


def _asks(stream: IO[bytes], id_: str) -> bool:
    """Ask for an id, if git still listens; one of two lines would be two."""
    if "\n" in id_:
        return False
    try:
        stream.write(id_.encode("utf-8", "surrogateescape") + b"\n")
        stream.flush()
    except OSError:
        return False
    return True


def _answer(stream: IO[bytes], most: int) -> bytes | None:
    head = stream.readline().split()
    if len(head) != 3 or not head[2].isdigit():
        return None
    size = int(head[2])
    data = stream.read(min(size, most + 1))
    _pass_over(stream, size - len(data) + 1)
    return data if head[1] == b"blob" else None


def _pass_over(stream: IO[bytes], size: int) -> None:
    while size > 0:
        size -= len(stream.read(min(size, 1 << 16))) or size
