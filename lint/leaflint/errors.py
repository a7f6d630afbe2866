"""The one exception for bad input that a person must mend: usage, configuration, data files."""

from __future__ import annotations

import os


class InputError(Exception):
    """Bad input that stops a run: one clear line for the person, exit code 2.

    `path` and `line` (from 1) are put before the message where they are known.
    """

    def __init__(self, message: str, path: str | None = None, line: int | None = None) -> None:
        place = "" if path is None else f"{_shown(path)}: " if line is None else f"{_shown(path)}:{line}: "
        super().__init__(place + message)


def _shown(path: str) -> str:
    """The path as a person would type it here: relative where the file is below the working directory."""
    relative = os.path.relpath(path) if os.path.isabs(path) else path  # noqa: PTH117
    return path if relative.startswith("..") else relative.replace(os.sep, "/")
