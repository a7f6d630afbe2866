"""`leaflint facts`: what was read, as a table, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Leaflint

SEED = Path(__file__).parents[3] / "shared" / "seed" / "azathioprine-fact-sheet.md"


def test_json_has_the_fields_of_the_contract(leaflint: Leaflint, good: Path) -> None:
    facts = json.loads(leaflint("facts", "sheets/good.md", "--output-format", "json").out)
    fields = ["drug", "condition", "property", "value", "qualifiers", "witness", "path", "line", "column", "quote"]
    assert all(list(fact) == fields for fact in facts)
    monitoring = [fact for fact in facts if fact["property"] == "monitoring"]
    assert sorted(((fact["value"], fact["qualifiers"]) for fact in monitoring), key=str) == [
        ("complete-blood-count", {"frequency": ">=1/P1M", "phase": "maintenance"}),
        ("complete-blood-count", {"frequency": ">=1/P1W", "phase": "month-1"}),
        ("complete-blood-count", {"frequency": ">=2/P1M", "phase": "months-2-3"}),
        ("liver-enzymes", {"frequency": ">=2/P1Y"}),
        ("skin-examination", {"frequency": ">=1/P1Y"}),
    ]


def test_csv_has_a_row_for_each_fact_and_no_formula(leaflint: Leaflint, good: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(leaflint("facts", "--output-format", "csv").out)))
    assert {row["property"] for row in rows} >= {"revised", "fda-status", "pregnancy-letter", "monitoring"}
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_the_table_names_line_and_quote(leaflint: Leaflint, good: Path) -> None:
    out = leaflint("facts").out
    assert "sheets/good.md" in out
    assert "off-label" in out


def test_a_sheet_that_cannot_be_read_is_never_a_success(leaflint: Leaflint, good: Path) -> None:
    (good.parent / "broken.md").write_bytes(b"\xff\xff")
    run = leaflint("facts")
    assert run.code == 1
    assert "sheets/broken.md cannot be read" in run.err


@pytest.mark.skipif(not SEED.exists(), reason="the published seed sheet is not beside this checkout")
def test_the_seed_sheet_gives_its_facts(leaflint: Leaflint) -> None:
    facts = json.loads(leaflint("facts", str(SEED), "--isolated", "--output-format", "json").out)
    said = {(fact["property"], fact["value"], fact["qualifiers"].get("frequency"), fact["line"]) for fact in facts}
    assert said >= {
        ("fda-status", "off-label", None, 10),
        ("revised", "2021-07-13", None, 16),
        ("monitoring", "skin-examination", ">=1/P1Y", 90),
        ("monitoring", "complete-blood-count", ">=2/P1Y", 90),
        ("monitoring", "liver-enzymes", ">=2/P1Y", 90),
        ("pregnancy-letter", "D", None, 108),
        ("pregnancy-advice", "avoid", None, 108),
        ("fda-status", "off-label", None, 126),
    }
