"""A sheet that conforms, as the program would hold it against the schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leaflint import nodes
from leaflint.conformity import SheetSchema
from leaflint.packaged import schema_folder

FRONT_MATTER = """\
drug: azathioprine
condition: nmosd
jurisdiction: US
language: en
status: draft
revised: 2021-07-13
fda: {status: off-label}
regimens:
  - {route: oral, dose: 2 to 3 mg/kg/day, every: day, phase: maintenance}
relapse_reduction: not-estimated
pregnancy: {advice: avoid, letter: D}
preparation: [complete blood count, liver enzymes, skin examination]
monitoring:
  - {what: skin examination, every: year}
  - {what: complete blood count, at_least: 2 per year}
  - {what: liver enzymes, at_least: 2 per year}
contraindications: []
warnings: [skin cancer, blood cancer, infection]
side_effects: [flu-like illness, stomach upset, nausea, vomiting, low blood counts]
similar_to: [mycophenolate mofetil]
manufacturers: [Pharmaceutics International]
sources:
  - {id: label, title: Imuran label, version: 2025-05-19, set_id: 0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0}
translation_of: {sheet: sheets/azathioprine.md, content: "sha256-1:%s"}
""" % ("0123456789abcdef" * 4)

SECTIONS = (
    *("how-it-works", "contraindications", "administration", "frequency", "dosage", "relapse-risk", "side-effects"),
    *("preparation", "monitoring", "manufacturer", "payment-help", "pregnancy", "clinical-trials", "insurance"),
    "fda-approval",
)


Data = dict[str, Any]


@pytest.fixture(scope="session")
def read() -> Callable[[str], Data]:
    """Reads front matter as the program does: every value is text."""

    def read_text(front_matter: str) -> Data:
        tree = nodes.parse(front_matter)
        assert tree is not None
        data = nodes.plain(tree)
        assert isinstance(data, dict)
        return data

    return read_text


@pytest.fixture(scope="session")
def whole() -> Callable[[Data], Data]:
    """Makes of facts the instance of a sheet that answers all questions."""
    return lambda facts: {**facts, "sections": dict.fromkeys(SECTIONS, "An answer.")}


@pytest.fixture
def declared(read: Callable[[str], Data]) -> Data:
    """The front matter that the contract shows."""
    return read(FRONT_MATTER)


@pytest.fixture(scope="session")
def ours() -> SheetSchema:
    """The packaged schema."""
    return SheetSchema.load(None)


@pytest.fixture
def write_schema(tmp_path: Path) -> Callable[[Any], Path]:
    """Writes a schema, given as JSON text or as data, and gives its path."""

    def write(schema: Any) -> Path:
        path = tmp_path / "own.schema.json"
        path.write_text(schema if isinstance(schema, str) else json.dumps(schema, indent=1), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def packaged() -> Callable[[str], Data]:
    """Reads a schema that ships with leaflint."""

    def read_schema(name: str) -> Data:
        schema = json.loads((schema_folder() / f"{name}.schema.json").read_text(encoding="utf-8"))
        assert isinstance(schema, dict)
        return schema

    return read_schema
