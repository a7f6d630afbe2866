"""The options that every command has."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple


class Shared(NamedTuple):
    """Which configuration, which day, how to print, and where what was loaded is kept (None: in the user's cache)."""

    config: Path | None
    isolated: bool
    as_of: datetime.date | None
    color: str
    quiet: bool
    verbose: bool
    cache_dir: Path | None = None
    no_cache: bool = False
