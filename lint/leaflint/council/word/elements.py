"""Elements of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

#: Who made the changes that a report shows.
AUTHOR = "leaflint"
#: An element of lxml, which python-docx gives no type.
Element = Any

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_UNTICKED, _TICKED = "☐", "☒"


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """An element such as `w:tc`; the attributes are of the namespace w."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def runs(text: str, *properties: Element, tag: str = "w:t") -> Iterator[Element]:
    """A run of text, whose line ends are breaks."""
    run = element("w:r")
    if properties:
        run.append(element("w:rPr", *properties))
    for number, part in enumerate(text.split("\n")):
        if number:
            run.append(element("w:br"))
        if part:
            words = element(tag)
            words.text = part
            words.set(qn("xml:space"), "preserve")
            run.append(words)
    yield run


def inserted(text: str, id_: int, day: str) -> Element:
    """Text that came, as a tracked insertion."""
    return element("w:ins", *runs(text), **_revision(id_, day))


def deleted(text: str, id_: int, day: str) -> Element:
    """Text that went, as a tracked deletion."""
    return element("w:del", *runs(text, tag="w:delText"), **_revision(id_, day))


def _revision(id_: int, day: str) -> dict[str, str | int]:
    return {"id": id_, "author": AUTHOR, "date": f"{day}T00:00:00Z"}


def bookmark(name: str, id_: int) -> tuple[Element, Element]:
    """The start and the end of a bookmark."""
    return element("w:bookmarkStart", id=id_, name=name), element("w:bookmarkEnd", id=id_)


def link(anchor: str, *children: Element) -> Element:
    """Runs that lead to a bookmark."""
    return element("w:hyperlink", *children, anchor=anchor, history=1)


def field(instruction: str, *shown: Element) -> Iterator[Element]:
    """A field, with what it shows until a word processor works it out anew."""
    yield element("w:r", element("w:fldChar", fldCharType="begin"))
    code = element("w:instrText")
    code.text = instruction
    code.set(qn("xml:space"), "preserve")
    yield element("w:r", code)
    yield element("w:r", element("w:fldChar", fldCharType="separate"))
    yield from shown
    yield element("w:r", element("w:fldChar", fldCharType="end"))


def box(id_: int) -> Element:
    """A box that a reader can tick."""
    ticks = etree.SubElement(etree.Element("holder"), f"{{{_W14}}}checkbox", nsmap={"w14": _W14})
    for name, value in (("checked", "0"), ("checkedState", "2612"), ("uncheckedState", "2610")):
        state = etree.SubElement(ticks, f"{{{_W14}}}{name}")
        state.set(f"{{{_W14}}}val", value)
        if name != "checked":
            state.set(f"{{{_W14}}}font", "Segoe UI Symbol")
    return element(
        "w:sdt",
        element("w:sdtPr", element("w:id", val=id_), ticks),
        element("w:sdtContent", *runs(_UNTICKED)),
    )


def is_ticked(control: Element) -> bool | None:
    """Whether a box is ticked; None for a control that is no box."""
    state = control.find(f".//{{{_W14}}}checkbox/{{{_W14}}}checked")
    return None if state is None else state.get(f"{{{_W14}}}val") in ("1", "true")


def cell(width: int, paragraphs: Iterable[Element], *, span: int = 1, fill: str = "") -> Element:
    """A cell of a table, `width` twentieths of a point wide."""
    about = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if span > 1:
        about.append(element("w:gridSpan", val=span))
    if fill:
        about.append(element("w:shd", val="clear", color="auto", fill=fill))
    return element("w:tc", about, *paragraphs)


def row(cells: Iterable[Element], *, is_head: bool = False) -> Element:
    """A row of a table, which no page divides."""
    about = element("w:trPr", element("w:cantSplit"))
    if is_head:
        about.append(element("w:tblHeader"))
    return element("w:tr", about, *cells)


def table(widths: Iterable[int], rows: Iterable[Element], *, style: str, caption: str = "") -> Element:
    """A table whose columns are as wide as asked."""
    columns = list(widths)
    about = element(
        "w:tblPr",
        element("w:tblStyle", val=style),
        element("w:tblW", w=sum(columns), type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
    )
    if caption:
        about.append(element("w:tblCaption", val=caption))
    return element("w:tbl", about, element("w:tblGrid", *(element("w:gridCol", w=w) for w in columns)), *rows)
