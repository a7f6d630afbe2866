"""What a report carries with it, so that it can be read when it comes back: its marks, and its redlines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from leaflint.council.blocks import Block, Mark, Redline

#: The name of the part of the file; word processors keep it as it is.
PART = "/customXml/leaflint.xml"
NAMESPACE = "urn:leaflint:report"


class Marked(msgspec.Struct, frozen=True, array_like=True):
    """What a bookmark called `name` is about, and the pieces of the redline that begins there, if one does."""

    name: str
    path: str
    line: int
    pieces: tuple[tuple[str, str], ...] = ()


class Manifest(msgspec.Struct, frozen=True):
    """The day of a report, and its marks in their order."""

    as_of: str
    marks: tuple[Marked, ...]


class Broken(NamedTuple):
    """Why a manifest cannot be read."""

    why: str


def manifest_of(as_of: str, blocks: Iterable[Block]) -> Manifest:
    """The manifest of a report with these blocks."""
    marks: list[Marked] = []
    for block in blocks:
        if isinstance(block, Mark):
            marks.append(Marked(bookmark_name(block.name), block.path, block.line))
        elif isinstance(block, Redline) and marks:
            pieces = tuple((piece.kind, piece.words) for piece in block.pieces)
            marks[-1] = msgspec.structs.replace(marks[-1], pieces=pieces)
    return Manifest(as_of, tuple(marks))


def bookmark_name(name: str) -> str:
    """The name of a bookmark in a word processor, which has no hyphens."""
    return f"leaflint_{name.replace('-', '_')}"


def packed(manifest: Manifest) -> bytes:
    """The manifest as XML, which a word processor keeps."""
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACE}}}report")
    root.text = msgspec.json.encode(manifest).decode("utf-8")
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def unpacked(data: bytes) -> Manifest | Broken:
    """The manifest in a part of a file that comes from anywhere."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
        return msgspec.json.decode(root.text or "", type=Manifest)
    except (etree.XMLSyntaxError, msgspec.DecodeError) as error:
        return Broken(str(error).splitlines()[0] if str(error) else "it is empty")
