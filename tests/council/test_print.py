"""The PDF: an archive can keep it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from leaflint.council.blocks import Document, Heading, Paragraph, Words, line
from leaflint.council.print import as_pdfs
from leaflint.council.volumes import volumes_of
from tests.repository import needs_git


def objects(reader: PdfReader) -> list[Any]:
    """Every object of the file."""
    return [reader.get_object(number) for number in reader.xref[0]] + [
        reader.get_object(number) for number in reader.xref_objStm
    ]


@needs_git
def test_it_is_what_an_archive_asks_for(report: Path) -> None:
    data = (report / "review.pdf").read_bytes()
    reader = PdfReader(report / "review.pdf")
    root: Any = reader.trailer["/Root"]
    about = root["/Metadata"].get_object().get_data().decode("utf-8")
    assert re.search(r"pdfaid:part>2<", about)
    assert re.search(r"pdfaid:conformance>A<", about)
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert "/Encrypt" not in reader.trailer
    trailer: Any = reader.trailer
    assert len(trailer["/ID"]) == 2
    assert not re.search(rb"/(?:JavaScript|Launch|EmbeddedFiles|AA)\b", data)
    fonts = [one for one in objects(reader) if isinstance(one, dict) and one.get("/Type") == "/FontDescriptor"]
    assert fonts
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & one.keys() for one in fonts)
    titles: list[Any] = [item["/Title"] for item in reader.outline if isinstance(item, dict)]
    assert titles[:2] == ["What you are asked to decide", "Azathioprine"]


def document(parts: int, words: str = "Plain words.") -> Document:
    """A document with so many parts, each with a link to the next."""
    blocks = [
        block
        for at in range(parts)
        for block in (
            Heading(1, f"Part {at}", f"part-{at}"),
            Paragraph(line(words, Words("next", "link", f"part-{(at + 1) % parts}"))),
        )
    ]
    return Document("Title", "subtitle", "2026-11-22", "leaflint", tuple(blocks))


def test_a_letter_without_a_font_is_written_out() -> None:
    (data,) = as_pdfs(document(1, "Arabic عربي, Chinese 中 and 😀. "))
    reader = PdfReader(BytesIO(data))
    text = re.sub(r"[\s\u200b]", "", "".join(page.extract_text() for page in reader.pages))
    assert "\\u4e2d" in text
    assert "\\U0001f600" in text


def test_a_long_report_comes_in_volumes_whose_links_stay_inside() -> None:
    volumes = list(volumes_of(document(130)))
    assert [volume.subtitle for volume in volumes] == [f"subtitle, volume {number} of 3" for number in (1, 2, 3)]
    assert sum(len(volume.blocks) for volume in volumes) == 260
    for volume in volumes:
        anchors = {block.anchor for block in volume.blocks if isinstance(block, Heading)}
        links = [word.to for block in volume.blocks if isinstance(block, Paragraph) for word in block.words if word.to]
        assert set(links) <= anchors
