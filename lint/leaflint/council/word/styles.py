"""How the Word document looks: its page, its styles, and what its properties say."""

from __future__ import annotations

import datetime
from typing import Any

from leaflint.council.blocks import Document
from leaflint.council.word import elements as w

#: The width of the text, in twentieths of a point: A4 with margins of 20 mm.
WIDTH = 9638
#: The style of a paragraph that shows what changed; by it the text is found again.
REDLINE = "Redline"
_SERIF, _SANS = "Cambria", "Calibri"
_INK, _SOFT, _ACCENT = "1B2733", "55636F", "0A5A6B"

# Name, based on, font, size in points, colour, space before and after in points, bold.
_PARAGRAPHS = (
    ("ContentsHeading", "Normal", _SANS, 13, _INK, 18, 4, True),
    ("TOC1", "Normal", _SANS, 10.5, _INK, 0, 2, False),
    ("Cell", "Normal", _SANS, 9, _INK, 2, 2, False),
    ("RowHead", "Cell", _SANS, 9, _INK, 2, 2, True),
    ("ColumnHead", "Cell", _SANS, 9, _INK, 2, 2, True),
    ("AfterTable", "Normal", _SANS, 4, _INK, 0, 6, False),
    ("CardLabel", "Cell", _SANS, 9, _INK, 3, 1, True),
    ("CardMessage", "Normal", _SERIF, 11, _INK, 1, 3, False),
    ("CardWho", "Cell", _SANS, 8.5, _SOFT, 2, 2, False),
    ("CardSaid", "Normal", _SERIF, 10.5, _INK, 2, 2, False),
    ("CardBoxes", "Cell", _SANS, 10.5, _INK, 4, 4, False),
    ("RedlineTitle", "Normal", _SANS, 10.5, _INK, 8, 2, True),
    (REDLINE, "Normal", _SERIF, 10.5, _INK, 2, 4, False),
    ("Blank", "Normal", _SERIF, 10.5, _INK, 8, 8, False),
)
_KEPT_WITH_NEXT = ("ContentsHeading", "CardLabel", "CardMessage", "CardWho", "CardSaid", "RedlineTitle", "ColumnHead")


def make_styles(made: Any, document: Document) -> None:
    """Give a new document of python-docx the page, styles and properties of the report."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    normal = made.styles["Normal"]
    _lettered(normal, _SERIF, 10.5, _INK, bold=False)
    normal.paragraph_format.space_after = Pt(6)
    for name, size, before in (("Heading 1", 20, 24), ("Heading 2", 13.5, 16), ("Heading 3", 11, 10)):
        _lettered(made.styles[name], _SANS, size, _INK, bold=True)
        made.styles[name].paragraph_format.space_before = Pt(before)
        made.styles[name].paragraph_format.space_after = Pt(4)
    made.styles["Heading 1"].paragraph_format.page_break_before = True
    _lettered(made.styles["Title"], _SANS, 28, _INK, bold=True)
    _lettered(made.styles["Subtitle"], _SANS, 11, _SOFT, bold=False)
    made.styles["Subtitle"].font.italic = False
    _lettered(made.styles["Caption"], _SANS, 8.5, _SOFT, bold=False)
    for name, base, font, size, color, before, after, bold in _PARAGRAPHS:
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles[base]
        _lettered(style, font, size, color, bold=bold)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = name in _KEPT_WITH_NEXT
    for name, font, size, color in (
        ("Muted", _SANS, 8.5, _SOFT),
        ("Code", "Consolas", 7.5, _SOFT),
        ("Link", _SANS, 9, _ACCENT),
    ):
        style = made.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        _lettered(style, font, size, color, bold=name == "Link")
    _add_lines(made)
    _add_foot(section, document)
    _describe(made, document)


def _lettered(style: Any, font: str, size: float, color: str, *, bold: bool) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = font, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(color)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "Theme" in name:
            del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), font)


def _add_lines(made: Any) -> None:
    """A style of tables with lines between rows, and none beside."""
    from docx.enum.style import WD_STYLE_TYPE

    style = made.styles.add_style("Lines", WD_STYLE_TYPE.TABLE)
    style.base_style = made.styles["Normal Table"]
    edges = [
        w.element(f"w:{edge}", val="single", sz=4, space=0, color="C5CCD1") for edge in ("top", "bottom", "insideH")
    ]
    style.element.append(w.element("w:tblPr", w.element("w:tblBorders", *edges)))


def _add_foot(section: Any, document: Document) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.style = "Caption"
    parts = [*w.runs(f"{document.title}, {document.as_of}   ·   page "), *w.field(" PAGE ", *w.runs("1"))]
    paragraph._p.extend(parts)


def _describe(made: Any, document: Document) -> None:
    day = datetime.datetime.combine(datetime.date.fromisoformat(document.as_of), datetime.time())
    about = made.core_properties
    about.title, about.subject, about.author, about.last_modified_by = (
        *(document.title, document.subtitle, document.by, document.by),
    )
    about.created = about.modified = day
    about.comments, about.keywords, about.category, about.revision, about.language = "", "", "", 1, "en-US"
