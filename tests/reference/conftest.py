"""The facts of record that ship, and a user's own file to change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


GOOD = """\
drug: eculizumab
sources:
  ours: {title: The label we keep}
facts:
  - {property: manufacturer, value: Old, since: "2007", until: 2021-07-20, status: verified, sources: [ours]}
  - {property: manufacturer, value: New, since: 2021-07-21, status: verified, sources: [ours]}
  - {property: dose, value: 7 mg, qualifiers: {condition: pnh}, status: verified, sources: [ours]}
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_own(text: str, name: str = "eculizumab.yaml") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write_own
