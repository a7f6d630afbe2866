"""The report as a Word document: real headings, tables, a table of contents, and tracked changes."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

from leaflint.council.blocks import (
    Block,
    Card,
    Document,
    Figure,
    Heading,
    Line,
    Listing,
    Mark,
    Paragraph,
    Redline,
    Signature,
    Table,
    Words,
)
from leaflint.council.drawing import as_png
from leaflint.council.word import elements as w
from leaflint.council.word.manifest import PART, bookmark_name, manifest_of, packed
from leaflint.council.word.styles import REDLINE, WIDTH, make_styles

_FILLS = {"error": "F6DDD8", "warning": "F7EAD3", "note": "E3EBF1"}
_SIDE = "F4F6F6"


def as_word(document: Document) -> bytes:
    """The document as a DOCX file. Raises ModuleNotFoundError where python-docx or typst is not installed."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    made = docx.Document()
    make_styles(made, document)
    body = made.element.body
    writer = _Writer(document.as_of)
    last = body[-1]
    for child in writer.opening(document):
        last.addprevious(child)
    parts = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    for block in document.blocks:
        if block in parts[1:2]:
            for child in writer.contents(parts):
                last.addprevious(child)
        if isinstance(block, Figure):
            _add_picture(made, block, last)
            continue
        for child in writer.written(block):
            last.addprevious(child)
    blob = packed(manifest_of(document.as_of, document.blocks))
    package: Any = made.part.package
    part = Part(PackURI(PART), "application/xml", blob, package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    stream = io.BytesIO()
    made.save(stream)
    return _dated(stream.getvalue(), document.as_of)


def _add_picture(made: Any, figure: Figure, last: w.Element) -> None:
    from docx.shared import Emu

    paragraph = made.add_paragraph()
    run = paragraph.add_run()
    run.add_picture(io.BytesIO(as_png(figure.svg)), width=Emu(WIDTH * 635))
    picture = paragraph._p.find(f".//{{{_DRAWING}}}docPr")
    picture.set("descr", figure.alt)
    last.addprevious(paragraph._p)
    last.addprevious(_paragraph("Caption", *w.runs(figure.alt)))


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def _dated(data: bytes, as_of: str) -> bytes:
    """The file with the day of the report on every part of it, so that the same report is the same bytes."""
    day = datetime.date.fromisoformat(as_of)
    when = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            about = zipfile.ZipInfo(name, when)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o600 << 16
            new.writestr(about, old.read(name))
    return stream.getvalue()


class _Writer:
    """Blocks as elements, with the numbers that bookmarks, changes and boxes have."""

    def __init__(self, as_of: str) -> None:
        self._as_of = as_of
        self._ids = count(1)
        self._marks: list[Mark] = []
        self._is_begun = False

    def opening(self, document: Document) -> Iterator[w.Element]:
        """The title."""
        yield _paragraph("Subtitle", *w.runs(document.by))
        yield _paragraph("Title", *w.runs(document.title))
        yield _paragraph("Subtitle", *w.runs(document.subtitle))

    def contents(self, parts: Sequence[Heading]) -> Iterator[w.Element]:
        """The table of contents, shown as it is until a word processor works it out anew."""
        yield _paragraph("ContentsHeading", *w.runs("Contents"))
        for at, part in enumerate(parts):
            entry = w.link(bookmark_name(part.anchor), *w.runs(part.text))
            field = list(w.field(' TOC \\o "1-1" \\h \\z \\u '))
            first, end = field[:-1] if at == 0 else [], field[-1:] if at == len(parts) - 1 else []
            yield _paragraph("TOC1", *first, entry, *end)

    def written(self, block: Block) -> Iterator[w.Element]:
        """What stands in the document for a block; a mark stands in the paragraph that follows it."""
        if isinstance(block, Mark):
            self._marks.append(block)
            return
        elements = list(_WRITERS[type(block)](self, block))
        first = next(elements[0].iter(_PARAGRAPH))
        for mark in self._marks:
            first[:] = [*first[: _properties(first)], *self._bookmark(mark.name), *first[_properties(first) :]]
        self._marks.clear()
        yield from elements

    def heading(self, block: Heading) -> Iterator[w.Element]:
        start, end = self._bookmark(block.anchor)
        made = _paragraph(f"Heading{block.level}", start, *w.runs(block.text), end)
        if not self._is_begun and block.level == 1:
            made[0].append(w.element("w:pageBreakBefore", val=0))
            self._is_begun = True
        yield made

    def paragraph(self, block: Paragraph) -> Iterator[w.Element]:
        yield _paragraph("Normal", *_runs(block.words))

    def listing(self, block: Listing) -> Iterator[w.Element]:
        yield from (_paragraph("ListBullet", *_runs(words)) for words in block.lines)

    def table(self, block: Table) -> Iterator[w.Element]:
        widths = _shares(block.widths)
        rows = [w.row(map(_head, widths, block.head), is_head=True)] if block.head else []
        rows += [
            w.row(
                w.cell(width, [_paragraph("RowHead" if at == 0 and block.head else "Cell", *_runs(words))])
                for at, (width, words) in enumerate(zip(widths, cells, strict=True))
            )
            for cells in block.rows
        ]
        yield w.table(widths, rows, style="Lines", caption=block.caption)
        yield _paragraph("AfterTable")

    def card(self, block: Card) -> Iterator[w.Element]:
        widths = _shares((26, 74))
        fill = _FILLS[block.level]
        top = [
            _paragraph(
                "CardLabel", *w.runs(f"{block.label}   "), *w.runs(block.where, w.element("w:color", val="55636F"))
            ),
            _paragraph("CardMessage", *w.runs(block.message)),
        ]
        rows = [w.row([w.cell(WIDTH, top, span=2, fill=fill)])]
        sides = [*block.sides, *([("What to write", block.advice)] if block.advice else [])]
        for who, said in sides:
            who_says = w.cell(widths[0], [_paragraph("CardWho", *w.runs(who))], fill=_SIDE)
            rows.append(w.row([who_says, w.cell(widths[1], [_paragraph("CardSaid", *w.runs(said))])]))
        ticks = [part for name in block.boxes for part in (w.box(next(self._ids)), *w.runs(f" {name}        "))]
        rows.append(w.row([w.cell(WIDTH, [_paragraph("CardBoxes", *ticks)], span=2)]))
        yield w.table(widths, rows, style="TableGrid")
        yield _paragraph("AfterTable")

    def redline(self, block: Redline) -> Iterator[w.Element]:
        made: list[w.Element] = []
        for piece in block.pieces:
            if piece.kind == "same":
                made += w.runs(piece.words)
            else:
                change = w.deleted if piece.kind == "gone" else w.inserted
                made.append(change(piece.words, next(self._ids), self._as_of))
        yield _paragraph("RedlineTitle", *w.runs(block.title))
        yield _paragraph(REDLINE, *made)

    def signature(self, block: Signature) -> Iterator[w.Element]:
        yield _paragraph("Normal", *w.runs(block.statement))
        yield _paragraph("Normal", *w.runs("Digest: "), *_runs((Words(block.digest, "code"),)))
        widths = _shares((34, 66))
        rows = (
            w.row(
                [
                    w.cell(widths[0], [_paragraph("CardWho", *w.runs(field))], fill=_SIDE),
                    w.cell(widths[1], [_paragraph("Blank")]),
                ]
            )
            for field in block.fields
        )
        yield w.table(widths, rows, style="TableGrid")
        yield _paragraph("AfterTable")

    def _bookmark(self, anchor: str) -> tuple[w.Element, w.Element]:
        return w.bookmark(bookmark_name(anchor), next(self._ids))


_WRITERS: dict[type, Callable[[_Writer, Any], Iterator[w.Element]]] = {
    Heading: _Writer.heading,
    Paragraph: _Writer.paragraph,
    Listing: _Writer.listing,
    Table: _Writer.table,
    Card: _Writer.card,
    Redline: _Writer.redline,
    Signature: _Writer.signature,
}
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARAGRAPH = f"{{{_NAMESPACE}}}p"


def _properties(paragraph: w.Element) -> int:
    """How many of a paragraph's children say how it looks, and stand first."""
    return int(len(paragraph) > 0 and paragraph[0].tag == f"{{{_NAMESPACE}}}pPr")


def _paragraph(style: str, *children: w.Element) -> w.Element:
    return w.element("w:p", w.element("w:pPr", w.element("w:pStyle", val=style)), *children)


def _head(width: int, name: str) -> w.Element:
    return w.cell(width, [_paragraph("ColumnHead", *w.runs(name))])


def _runs(words: Line) -> Iterator[w.Element]:
    for word in words:
        if word.kind == "link":
            yield w.link(bookmark_name(word.to), *w.runs(word.text, w.element("w:rStyle", val="Link")))
        elif word.kind in _RUN_STYLES:
            yield from w.runs(word.text, w.element("w:rStyle", val=_RUN_STYLES[word.kind]))
        else:
            yield from w.runs(word.text)


_RUN_STYLES = {"strong": "Strong", "muted": "Muted", "code": "Code"}


def _shares(shares: Sequence[int]) -> list[int]:
    """The widths of columns that share a page's."""
    whole = sum(shares)
    widths = [WIDTH * share // whole for share in shares]
    return [*widths[:-1], WIDTH - sum(widths[:-1])]
