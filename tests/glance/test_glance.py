"""`leaflint glance`: the facts of the sheets, side by side."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from leaflint.cli import main
from tests.browser import browser, needs_axe, needs_browser, opened, violations

SHEETS = Path(__file__).parents[2] / "sheets"
DAY = "2026-11-22"
DRUGS = ("azathioprine", "eculizumab", "rituximab")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three of our sheets, in a folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheets").mkdir()
    for drug in DRUGS:
        (tmp_path / "sheets" / f"{drug}.md").write_bytes((SHEETS / f"{drug}.md").read_bytes())
    return tmp_path


def glance(*arguments: str) -> int:
    return main(["glance", "sheets", "--output-dir", "out", "--as-of", DAY, "-q", *arguments])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def facts(folder: Path, capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What `leaflint facts` prints of the sheets, about their own drugs and condition."""
    capfd.readouterr()
    main(["facts", "sheets", "--as-of", DAY, "--output-format", "json"])
    found: list[dict[str, Any]] = json.loads(capfd.readouterr().out)
    return [
        fact
        for fact in found
        if fact["drug"] == Path(fact["path"]).stem
        and fact["condition"] in ("", "nmosd")
        and fact["property"] not in ("revised", "approved-drug-count", "exclusive")
    ]


def in_order(facts: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(fact, sort_keys=True) for fact in facts)


def test_json_is_the_facts_of_the_sheets(folder: Path, facts: list[dict[str, Any]]) -> None:
    assert glance("--format", "json") == 0
    made = json.loads((folder / "out" / "glance-nmosd.json").read_text(encoding="utf-8"))
    shown = [fact for row in made["questions"] for cell in row["cells"] for fact in cell["facts"]]
    assert in_order(shown) == in_order(facts)
    assert [drug["drug"] for drug in made["drugs"]] == ["eculizumab", "azathioprine", "rituximab"]
    assert all(drug["draft"] for drug in made["drugs"])
    assert all(cell["draft"] for row in made["questions"] for cell in row["cells"])


def test_csv_is_the_same_facts(folder: Path, facts: list[dict[str, Any]]) -> None:
    assert glance("--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO((folder / "out" / "glance-nmosd.csv").read_text(encoding="utf-8"))))
    shown = {(row["drug"], row["property"], row["value"].lstrip("'"), row["line"]) for row in rows if row["property"]}
    assert shown == {(one["drug"], one["property"], one["value"], str(one["line"])) for one in facts}
    assert {row["state"] for row in rows} == {"draft"}


def test_the_page_leads_to_answers_and_says_what_is_a_draft(folder: Path) -> None:
    edit(folder / "sheets" / "rituximab.md", "2026-11-22", "2021-03-01")
    assert glance("--format", "html") == 0
    page = (folder / "out" / "glance-nmosd.html").read_text(encoding="utf-8")
    assert 'href="./../sheets/eculizumab.md#how-do-i-take-it"' in page
    assert "every 2 weeks, maintenance" in page
    assert page.count("Draft sheet") == len(DRUGS)
    assert "Revised 2021-03-01, out of date" in page
    assert '<time datetime="2021-03-01">2021-03-01</time> · draft · out of date' in page
    assert "FDA-approved" in page and "Off-label" in page


def test_linked_data_says_what_the_page_does(folder: Path) -> None:
    edit(folder / "sheets" / "rituximab.md", "2026-11-22", "2021-03-01")
    assert glance("--format", "html") == 0
    page = (folder / "out" / "glance-nmosd.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    linked = json.loads(found[1])
    assert linked["@type"] == "MedicalWebPage"
    assert linked["lastReviewed"] == "2021-03-01"
    assert [drug["@type"] for drug in linked["mentions"]] == ["Drug"] * len(DRUGS)
    assert linked["mentions"][0]["administrationRoute"] == "intravenous"


def test_an_approved_sheet_is_no_draft(folder: Path) -> None:
    edit(folder / "sheets" / "rituximab.md", "status: draft", "status: approved")
    glance("--format", "json,html")
    made = json.loads((folder / "out" / "glance-nmosd.json").read_text(encoding="utf-8"))
    assert [drug["draft"] for drug in made["drugs"]] == [True, True, False]
    page = (folder / "out" / "glance-nmosd.html").read_text(encoding="utf-8")
    assert "the sheets that are marked as drafts" in page


def test_text_of_sheets_is_text(folder: Path) -> None:
    path = folder / "sheets" / "rituximab.md"
    edit(path, "manufacturers:", "manufacturers:\n  - \"=cmd()|' /C calc'!A0 </script><script>alert(1)</script>\"\n  #")
    glance()
    page = (folder / "out" / "glance-nmosd.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    table = (folder / "out" / "glance-nmosd.csv").read_text(encoding="utf-8")
    assert "'=cmd()" in table


def test_a_translation_and_a_second_sheet_are_left_out_and_said_so(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "sheets" / "es.md").write_bytes((SHEETS / "es" / "azatioprina.md").read_bytes())
    (folder / "sheets" / "older.md").write_bytes((SHEETS / "rituximab.md").read_bytes())
    edit(folder / "sheets" / "older.md", "2026-11-22", "2020-03-01")
    capfd.readouterr()
    assert glance("--format", "json") == 0
    err = capfd.readouterr().err
    assert "sheets/es.md is not compared: it is in another language" in err
    assert "sheets/older.md is not compared: sheets/rituximab.md is about the same drug" in err


def test_the_same_bytes_twice(folder: Path) -> None:
    glance()
    first = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    glance()
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == first
    assert len(first) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "xlsx"), "no format is called 'xlsx'"),
        (("--condition", "ms"), "no sheet is about it; the conditions of these sheets: nmosd"),
    ],
)
def test_bad_input_is_one_line(
    folder: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    capfd.readouterr()
    assert glance(*arguments) == 2
    assert said in capfd.readouterr().err


def test_no_sheets_is_nothing_to_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["glance", ".", "--output-dir", "out"]) == 2


@needs_browser
def test_it_can_be_narrowed_to_two_drugs_by_keyboard_alone(folder: Path) -> None:
    glance("--format", "html")
    with browser() as chromium, opened(chromium, folder / "out" / "glance-nmosd.html") as page:
        for _ in range(10):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "drug-1":
                page.keyboard.press("Space")
        shown = page.locator("thead th").evaluate_all(
            "cells => cells.filter(cell => cell.offsetParent !== null).map(cell => cell.innerText.split('\\n')[0])"
        )
        assert shown == ["Question", "Eculizumab", "Rituximab"]
        assert page.locator("td.drug-1").evaluate_all("cells => cells.every(cell => cell.offsetParent === null)")


@needs_axe
def test_everybody_can_use_it(folder: Path) -> None:
    glance("--format", "html")
    path = folder / "out" / "glance-nmosd.html"
    with browser() as chromium:
        for width, scheme in ((390, "light"), (1440, "dark")):
            assert violations(chromium, path, width, scheme) == []
