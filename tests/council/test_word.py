"""The Word document: what a word processor makes of it, and what comes back."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx_revisions import RevisionDocument  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from leaflint.cli import main
from leaflint.council.word.redlines import Segment, verdicts
from leaflint.redline import redline
from tests.council.conftest import OURS
from tests.repository import needs_git

pytestmark = needs_git
SOFFICE = shutil.which("soffice")
CI = os.environ.get("CI") == "true"


def redlines(path: Path) -> list[str]:
    """The text of the paragraphs that show what changed, as python-docx has it: without what went or came."""
    made: Any = docx.Document(str(path))
    return [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Redline"]


def test_headings_tables_and_contents_are_real(report: Path) -> None:
    made: Any = docx.Document(str(report / "review.docx"))
    headings = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings[:2] == ["What you are asked to decide", "Azathioprine"]
    assert len(made.tables) > 10
    assert any(
        " TOC " in (code.text or "") for code in made.element.body.iter(f"{{{made.element.nsmap['w']}}}instrText")
    )


def test_all_accepted_is_the_new_text_and_all_rejected_the_approved_one(report: Path, tmp_path: Path) -> None:
    accepted, rejected = tmp_path / "accepted.docx", tmp_path / "rejected.docx"
    for path, decide in ((accepted, RevisionDocument.accept_all), (rejected, RevisionDocument.reject_all)):
        document = RevisionDocument(str(report / "review.docx"))
        decide(document)
        document.save(str(path))
    dose = next(text for text in redlines(accepted) if "mg/kg/day" in text and "route" not in text)
    signed = next(text for text in redlines(rejected) if "mg/kg/day" in text and "route" not in text)
    assert dose.startswith("Most people with NMOSD take 2 to 30 mg/kg/day.")
    assert signed == dose.replace("30 mg", "3 mg")
    assert dose.replace("30 mg", "3 mg").replace("\n", " ") in " ".join(
        (OURS / "azathioprine.md").read_text(encoding="utf-8").split()
    )


WORDS = st.lists(st.sampled_from(("take", "two", "three", "mg", "day", "not")), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_what_became_of_a_change_is_read_off(old: str, new: str) -> None:
    pieces = redline(old, new)
    kept = {"gone": "del", "new": "ins", "same": ""}
    untouched = [Segment(piece.words, kept[piece.kind], "leaflint" if piece.kind != "same" else "") for piece in pieces]
    told = list(verdicts(pieces, untouched))
    assert all(kind.endswith("open") for kind, _, _ in told)
    assert len(told) == sum(piece.kind != "same" and bool(piece.words.strip()) for piece in pieces)


def test_comments_and_decisions_come_back(report: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made: Any = docx.Document(str(report / "review.docx"))
    paragraph = next(one for one in made.paragraphs if one.style.name == "Redline" and "mg/kg/day" in one.text)
    made.add_comment(runs=paragraph.runs[0], text="Is this the dose\nof the label?", author="Dr. Ben Example")
    box = next(made.element.body.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checked"))
    box.set("{http://schemas.microsoft.com/office/word/2010/wordml}val", "1")
    made.save(str(tmp_path / "back.docx"))
    document = RevisionDocument(str(tmp_path / "back.docx"))
    for one in document.all_paragraphs:
        for change in one.track_changes:
            (change.reject if change.text.strip() == "30" else change.accept)()
    document.save(str(tmp_path / "back.docx"))
    capfd.readouterr()
    assert main(["report", "--read", str(tmp_path / "back.docx")]) == 0
    out = capfd.readouterr().out
    assert "sheets/azathioprine.md" in out
    assert "comment by Dr. Ben Example on “Most people with NMOSD take 2 to”: Is this the dose of the label?" in out
    assert "deletion accepted: 3" in out
    assert "insertion rejected: 30" in out
    assert "insertion accepted: Beware of" in out
    assert "ticked: Mend" in out


def test_a_document_that_is_no_report_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    docx.Document().save(str(tmp_path / "other.docx"))
    assert main(["report", "--read", str(tmp_path / "other.docx")]) == 2
    assert "is no report" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"<w:body>", b"<w:body><w:p>"),
        ("word/document.xml", b"<w:body>", b"&bomb;"),
        ("customXml/leaflint.xml", b"as_of", b"as_if"),
        ("[Content_Types].xml", b"comments+xml", b"nothing+xml"),
        ("word/document.xml", None, b""),
    ],
)
def test_a_mangled_report_is_one_line(
    report: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], part: str, old: bytes | None, new: bytes
) -> None:
    made: Any = docx.Document(str(report / "review.docx"))
    runs = next(paragraph.runs for paragraph in made.paragraphs if paragraph.style.name == "Redline")
    made.add_comment(runs=runs[0], text="Why?", author="Dr. Ben Example")
    made.save(str(tmp_path / "whole.docx"))
    with zipfile.ZipFile(tmp_path / "whole.docx") as whole, zipfile.ZipFile(tmp_path / "mangled.docx", "w") as mangled:
        for name in whole.namelist():
            data = whole.read(name)
            mangled.writestr(name, (new if old is None else data.replace(old, new)) if name == part else data)
    capfd.readouterr()
    assert main(["report", "--read", str(tmp_path / "mangled.docx")]) == 2
    err = capfd.readouterr().err
    assert err.startswith("leaflint: ")
    assert err.count("\n") == 1


def test_a_bomb_is_not_unpacked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b" " * 30_000_000)
    assert main(["report", "--read", str(tmp_path / "bomb.docx")]) == 2
    assert "larger than any report" in capfd.readouterr().err


@pytest.mark.skipif(SOFFICE is None and not CI, reason="LibreOffice is not installed here")
def test_libreoffice_opens_it_and_keeps_what_comes_back(report: Path, tmp_path: Path) -> None:
    assert SOFFICE
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for format_ in ("pdf", "docx"):
        subprocess.run(
            [
                SOFFICE,
                "--headless",
                profile,
                "--convert-to",
                format_,
                "--outdir",
                tmp_path / format_,
                report / "review.docx",
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    assert (tmp_path / "pdf" / "review.pdf").stat().st_size > 20_000
    kept = RevisionDocument(str(tmp_path / "docx" / "review.docx"))
    changes = [change.text.strip() for one in kept.all_paragraphs for change in one.track_changes]
    assert {"3", "30"} <= set(changes)
    assert main(["report", "--read", str(tmp_path / "docx" / "review.docx")]) == 0
