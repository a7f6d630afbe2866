"""What the commands that write documents share: formats, the folder, and libraries that may be missing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from leaflint.errors import InputError


def chosen_formats(named: str | None, formats: Sequence[str]) -> tuple[str, ...]:
    """The formats that `--format` names, each once; all where it is not given. Raises InputError for any other."""
    wanted = tuple(dict.fromkeys(name.strip() for name in named.split(","))) if named is not None else tuple(formats)
    for name in wanted:
        if name not in formats:
            raise InputError(f"--format {named!r}: no format is called {name!r}; the formats are {', '.join(formats)}")
    return wanted


def folder_at(path: Path) -> Path:
    """The folder, made where it is not there. Raises InputError where it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise InputError(f"{path} cannot be made a folder: {reason}") from None
    return path


@contextlib.contextmanager
def needing(what: str) -> Iterator[None]:
    """Raises InputError for a library that is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise InputError(f'{what} needs {error.name}, which is not installed: pip install "leaflint[report]"') from None
