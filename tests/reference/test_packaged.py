"""The files that ship: they conform, say where each fact was read, and say what is missing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from leaflint.reference import Reference, load_reference

from .conftest import FILES, PACKAGED, content

APPROVED_HERE = ("approval", "US")
ASKED_OF_EVERY_DRUG = (
    *("fda-status", "route", "dose", "frequency", "mechanism", "boxed-warning", "rems", "contraindication"),
    *("preparation", "monitoring", "side-effect", "relapse-reduction", "trial", "pregnancy-letter"),
    *("pregnancy-advice", "pregnancy-risk", "manufacturer"),
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_packaged_file_conforms_to_its_schema_and_does_not_contradict_itself(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path)
    shutil.copy(PACKAGED / "reference.schema.json", tmp_path / "reference.schema.json")
    (tmp_path / "empty").mkdir()
    shutil.copy(PACKAGED / "reference.schema.json", tmp_path / "empty")

    assert load_reference(tmp_path / "empty", own=tmp_path).drugs == (path.stem,)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_events_stand_above_gaps_so_that_approvals_are_read_without_the_facts(path: Path) -> None:
    assert list(content(path)) == ["drug", "events", "gaps", "sources", "facts"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_editor_that_reads_yaml_types_sees_text_everywhere(path: Path) -> None:
    """An unquoted 2019-06-27 or 1.10 would be a date or a number there."""
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == content(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_source_that_is_named_is_listed_and_every_source_listed_is_used(path: Path) -> None:
    file = content(path)
    named = {id for item in (*file["facts"], *file["events"]) for id in item["sources"]}
    kept_for_updates = {id for id, source in file["sources"].items() if "set_id" in source}

    assert named <= set(file["sources"])
    assert set(file["sources"]) <= named | kept_for_updates


def test_every_drug_has_a_fact_or_a_gap_for_every_property(reference: Reference) -> None:
    silent = [
        (drug, property)
        for drug in reference.drugs
        for property in ASKED_OF_EVERY_DRUG
        if not reference.about(drug, property) and all(gap.property != property for gap in reference.gaps(drug))
    ]

    assert silent == []


def test_a_date_of_approval_is_the_same_as_status_as_history_and_as_event(reference: Reference) -> None:
    for drug in reference.drugs:
        status, history = (reference.about(drug, name) for name in ("fda-status", "approved"))
        as_status = {(fact.qualifier("condition"), day) for fact in status if (day := fact.qualifier("approved_on"))}
        in_the_us = [fact for fact in history if fact.qualifier("jurisdiction") == "US"]
        as_event = {(e.condition, e.date) for e in reference.history(drug) if (e.kind, e.jurisdiction) == APPROVED_HERE}

        assert as_status == {(fact.qualifier("condition"), fact.value) for fact in in_the_us}
        assert as_event == {pair for pair in as_status if pair[0] == "nmosd"}


def test_the_schema_is_a_schema_and_describes_every_field() -> None:
    schema = json.loads((PACKAGED / "reference.schema.json").read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(schema)

    assert undescribed(schema) == []


def undescribed(node: Any, place: str = "") -> list[str]:
    if not isinstance(node, dict):
        return []
    fields = node.get("properties", {}) if "if" not in place and "then" not in place else {}
    bare = [f"{place}/{name}" for name, field in fields.items() if not {"description", "$ref"} & set(field)]
    return bare + [found for key, value in node.items() for found in undescribed(value, f"{place}/{key}")]
