"""The facts of record that ship."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaflint.packaged import schema_folder
from leaflint.reference import Reference, load_reference

PACKAGED = schema_folder() / "reference"
FILES = sorted(PACKAGED.glob("*.yaml"))


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The record that ships, read once."""
    return load_reference(PACKAGED)


def content(path: Path) -> Mapping[str, Any]:
    """What a file says, every value as text."""
    loaded: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded
