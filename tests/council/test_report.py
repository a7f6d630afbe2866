"""`leaflint report`: the same in every format, the same bytes twice, and nothing runs."""

from __future__ import annotations

import json
import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from leaflint.cli import main
from tests.council.conftest import DAY
from tests.repository import needs_git

pytestmark = needs_git


class _Page(HTMLParser):
    """The words of a page, and its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def bare(text: str) -> str:
    """Text without what a page adds to it: blanks, line ends, and places to divide a word."""
    return re.sub(r"[\s\u200b\u00ad]", "", text)


def words_of(folder: Path) -> dict[str, str]:
    """The words of the report in each format."""
    page = _Page((folder / "review.html").read_text(encoding="utf-8"))
    with zipfile.ZipFile(folder / "review.docx") as file:
        word = file.read("word/document.xml").decode("utf-8")
    pdf = PdfReader(BytesIO((folder / "review.pdf").read_bytes()))
    return {
        "html": bare("".join(page.words)),
        "docx": bare("".join(_Page(word).words)),
        "pdf": bare("".join(one.extract_text() for one in pdf.pages)),
    }


@pytest.fixture
def findings(council: Path, capfd: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    """What `check` finds in the same sheets."""
    capfd.readouterr()
    main(["check", "--as-of", DAY, "--output-format", "json"])
    found: list[dict[str, str]] = json.loads(capfd.readouterr().out)["findings"]
    return found


def test_every_format_holds_every_finding_and_every_digest(report: Path, findings: list[dict[str, str]]) -> None:
    texts = words_of(report)
    assert len(findings) > 3
    for name, text in texts.items():
        for finding in findings:
            message = bare(finding["message"])[1:-1]
            assert message in text, (name, finding["message"])
        assert len(set(re.findall(r"sha256-1:[0-9a-f]{64}", text))) >= 2, name


def test_what_means_harm_is_text_in_every_format(report: Path) -> None:
    texts = words_of(report)
    for name, text in texts.items():
        assert "{{7*7}}" in text, name
        assert "=cmd()" in text, name
        assert "\u202e" not in text, name
        assert text.count("x") > 10_000, name
    page = (report / "review.html").read_text(encoding="utf-8")
    assert "script" not in _Page(page).tags
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="(?!#)', page), "nothing is asked for from anywhere"


def test_the_most_dangerous_sheet_comes_first(report: Path) -> None:
    page = (report / "review.html").read_text(encoding="utf-8")
    titles = re.findall(r"<h1 [^>]*>([^<]*)</h1>", page)
    assert titles[:3] == ["What you are asked to decide", "Azathioprine", "Rituximab"]
    assert "approval lapsed" in page
    assert "2 safety facts" in page or "1 safety fact" in page


def test_the_same_report_is_the_same_bytes(report: Path, council: Path) -> None:
    assert main(["report", "--output-dir", "again", "--as-of", DAY, "-q"]) == 0
    for name in ("review.html", "review.docx", "review.pdf"):
        assert (report / name).read_bytes() == (council / "again" / name).read_bytes(), name


def test_a_drug_is_named_by_its_findings_against_the_record(report: Path) -> None:
    page = bare("".join(_Page((report / "review.html").read_text(encoding="utf-8")).words))
    assert "Thesheetsays" in page
    assert "Onrecord2to3mg/kg/day" in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--output-dir"),
        (("--output-dir", "out", "--format", "odt"), "no format is called 'odt'"),
        (("--output-dir", "leaflint.toml/x"), "cannot be made a folder"),
        (("nowhere", "--output-dir", "out"), "nowhere"),
        (("--read", "leaflint.toml"), "no Word document"),
        (("--read", "nothing.docx"), "no such file"),
        (("--read", "nothing.docx", "--output-dir", "out"), "--read"),
    ],
)
def test_bad_input_is_one_line(
    council: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    capfd.readouterr()
    assert main(["report", *arguments]) == 2
    err = capfd.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_no_sheets_is_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", ".", "--output-dir", "out"]) == 2
    assert not (tmp_path / "out").exists()


def test_a_sheet_that_cannot_be_read_is_told_of(council: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (council / "sheets" / "broken.md").write_text("---\na: 1\na: 2\n---\n# x\n", encoding="utf-8")
    assert main(["report", "--output-dir", "out", "--format", "html", "--as-of", DAY, "-q"]) == 1
    page = (council / "out" / "review.html").read_text(encoding="utf-8")
    assert "cannot be read" in page


def test_a_page_of_tables_and_the_ledger_are_told_of(council: Path) -> None:
    page = "## How often are they taken?\n\n| Rituximab | Azathioprine |\n|---|---|\n| Every day | Once a month |\n"
    (council / "sheets" / "compared.md").write_text(page, encoding="utf-8")
    ledger = council / "sheets" / "approvals.jsonl"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("Ada", "Eva"), encoding="utf-8")
    assert main(["report", "--output-dir", "out", "--format", "html", "--as-of", DAY, "-q"]) == 0
    text = "".join(_Page((council / "out" / "review.html").read_text(encoding="utf-8")).words)
    assert "sheets/compared.md, line 5" in text
    assert "sheets/approvals.jsonl, line 1" in text


def test_a_missing_library_is_one_line(
    council: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    capfd.readouterr()
    assert main(["report", "--output-dir", "out", "--format", "pdf", "--as-of", DAY]) == 2
    assert 'pip install "leaflint[report]"' in capfd.readouterr().err
