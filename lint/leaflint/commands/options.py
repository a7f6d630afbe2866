"""The options that every command has."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple


class Shared(NamedTuple):
    """Which configuration, which day, and how to print."""

    config: Path | None
    isolated: bool
    as_of: datetime.date | None
    color: str
    quiet: bool
    verbose: bool
