"""Where the data that ships with leaflint lies."""

from __future__ import annotations

from pathlib import Path


def schema_folder() -> Path:
    """The folder `schema/`: inside the installed package or, in a checkout, at the top."""
    inside = Path(__file__).parent / "schema"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "schema"
