"""`leaflint reference`: what is on record, as a table, JSON and CSV, and what is missing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from .conftest import Leaflint

OWN = """\
drug: eculizumab
extends: true
sources: {ours: {title: The label we keep, version: "2026-01-02"}}
facts:
  - {property: manufacturer, value: "=Maker", since: "2027", status: verified, sources: [ours]}
"""


def own_folder(folder: Path, text: str = OWN) -> None:
    (folder / "ours").mkdir()
    (folder / "ours" / "eculizumab.yaml").write_text(text, encoding="utf-8")
    (folder / "leaflint.toml").write_text('reference = "ours"\n', encoding="utf-8")


def test_the_table_names_fact_status_dates_source_and_version(leaflint: Leaflint) -> None:
    run = leaflint("reference", "azathioprine")
    lines = [" ".join(line.split()) for line in run.out.splitlines()]

    assert run.code == 0
    assert "dose 2 to 3 mg/kg/day nmosd verified pmc4720663_t1, tango_pmc, srna_aza" in " ".join(lines)
    assert "label-version 2025-05-19 US verified aza_openfda_quote 2025-05-19" in lines
    assert "pmc4720663_t1: https://pmc.ncbi.nlm.nih.gov/articles/PMC4720663/table/Tab1" in lines
    assert not run.err


def test_the_table_says_what_is_missing_and_what_happened(leaflint: Leaflint) -> None:
    out = leaflint("reference", "prednisone", "ravulizumab").out

    assert "pregnancy-letter: the sources disagree and the letter was never uniform" in out
    assert "2024-03 approval (US): Approved in the US for adults with NMOSD who have AQP4 antibodies." in out
    assert "2021-07-20" in out, "until when the former maker was the maker"


def test_without_a_name_every_drug_is_listed(leaflint: Leaflint) -> None:
    drugs = json.loads(leaflint("reference", "--output-format", "json").out)

    assert [drug["drug"] for drug in drugs][:3] == ["azathioprine", "cyclophosphamide", "eculizumab"]
    assert len(drugs) == 14
    assert all(drug["gaps"] and drug["facts"] for drug in drugs)


def test_json_gives_each_fact_with_its_sources(leaflint: Leaflint) -> None:
    (drug,) = json.loads(leaflint("reference", "eculizumab", "--output-format", "json").out)
    doses = [fact for fact in drug["facts"] if fact["property"] == "dose"]

    assert doses[3] == {
        "property": "dose",
        "value": "600 mg",
        "qualifiers": {"condition": "pnh", "phase": "loading", "times": "4"},
        "status": "partial",
        "since": None,
        "until": None,
        "as_of": None,
        "in_words": "600 mg (4 doses, loading)",
        "sources": ["epi_soliris", "renal_soliris"],
    }
    assert drug["sources"]["renal_soliris"] == {"address": "https://www.renalandurologynews.com/drug/soliris/"}


def test_csv_has_a_row_for_each_fact_and_gap(leaflint: Leaflint) -> None:
    rows = list(csv.DictReader(io.StringIO(leaflint("reference", "ivig", "--output-format", "csv").out)))

    assert [row["property"] for row in rows if row["kind"] == "fact"] == ["pregnancy-letter"]
    assert {row["status"] for row in rows if row["kind"] == "gap"} == {"missing"}


def test_a_drug_is_called_by_its_brand_or_in_words_too(leaflint: Leaflint) -> None:
    def called(*names: str) -> list[str]:
        return [drug["drug"] for drug in json.loads(leaflint("reference", *names, "--output-format", "json").out)]

    assert called("Soliris", "mycophenolate mofetil", "ECULIZUMAB") == ["eculizumab", "mycophenolate-mofetil"]


def test_an_unknown_drug_is_one_line_with_the_nearest_name(leaflint: Leaflint) -> None:
    near, far = leaflint("reference", "eculizumap"), leaflint("reference", "zzz")

    assert (near.code, near.out) == (2, "")
    assert near.err == "leaflint: no drug called 'eculizumap' is on record; did you mean 'eculizumab'?\n"
    assert far.err == "leaflint: no drug called 'zzz' is on record; 'leaflint reference' lists the drugs that are\n"


def test_the_configured_folder_is_listed_too_and_isolated_leaves_it_out(leaflint: Leaflint, folder: Path) -> None:
    own_folder(folder)

    with_ours = leaflint("reference", "eculizumab", "--output-format", "csv").out
    without = leaflint("reference", "eculizumab", "--output-format", "csv", "--isolated").out

    assert "'=Maker" in with_ours, "a spreadsheet must not run it"
    assert "Maker" not in without


def test_an_own_file_that_lacks_a_source_is_an_error_with_file_and_line(leaflint: Leaflint, folder: Path) -> None:
    own_folder(folder, OWN.replace("[ours]", "[theirs]"))

    run = leaflint("reference")

    assert run.code == 2
    assert run.err == "leaflint: ours/eculizumab.yaml:5: the source theirs is not listed under 'sources'\n"


def test_the_example_in_the_documentation_is_a_file_that_loads(leaflint: Leaflint, folder: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")
    own_folder(folder, page.split("```yaml\n")[1].split("```")[0])

    assert "Example Pharma" in leaflint("reference", "eculizumab").out
