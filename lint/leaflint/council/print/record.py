"""The report as PDF/A, with bookmarks and tags."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any, Final

from leaflint.council.blocks import Document

#: For archives, and for readers who hear it.
_STANDARDS: Final = ("a-2a", "ua-1")
_TEMPLATE = Path(__file__).with_name("report.typ")
#: So long a word is divided where a line ends.
_LONG = re.compile(r"\S{24,}")
_PIECE = re.compile(r".{1,8}")
_UNKNOWN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_TRIES = 5


def as_pdf(document: Document) -> bytes:
    """The document as PDF/A-2a, which is PDF/UA-1 besides.

    A character that no font of the typesetter has is written out ("\\\\u4e2d"), for an archive must show every one.
    Raises ModuleNotFoundError where typst is not installed.
    """
    import typst

    data = json.dumps(_plain(document), ensure_ascii=False)
    unknown = _not_shown("".join(sorted({c for c in data if not c.isascii()})))
    source = _TEMPLATE.read_bytes()
    moment = datetime.datetime.fromisoformat(document.as_of).replace(tzinfo=datetime.UTC)
    for _ in range(_TRIES):
        compiler = typst.Compiler(source, ignore_system_fonts=True, sys_inputs={"data": _written_out(data, unknown)})
        try:
            made = compiler.compile(format="pdf", pdf_standards=list(_STANDARDS), timestamp=moment)
        except typst.TypstError as error:
            more = {c for found in _UNKNOWN.findall(str(error.diagnostic)) for c in found if not c.isascii()} - unknown
            if not more:
                raise
            unknown |= more
            continue
        assert isinstance(made, bytes)
        return made
    raise AssertionError("characters without a font were written out, and others came up each time")


def _not_shown(characters: str) -> set[str]:
    """Those of the characters for which the typesetter has no font."""
    import typst

    if not characters:
        return set()
    source = f'#set document(title: "x")\n#{json.dumps(" ".join(characters), ensure_ascii=False)}'
    try:
        typst.compile(source.encode(), format="pdf", pdf_standards="a-2b", ignore_system_fonts=True, timestamp=0)
    except typst.TypstError as error:
        return {c for found in _UNKNOWN.findall(str(error.diagnostic)) for c in found if not c.isascii()}
    return set()


def _written_out(data: str, unknown: set[str]) -> str:
    """The data, which is JSON, with the escapes of these characters as text."""
    return data.translate({ord(c): "\\" + c.encode("unicode_escape").decode() for c in unknown}) if unknown else data


def _plain(value: Any) -> Any:
    """Records as dictionaries that say what they are."""
    if isinstance(value, str):
        return _LONG.sub(lambda word: "\u200b".join(_PIECE.findall(word[0])), value)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        fields = {name: part if name == "svg" else _plain(part) for name, part in value._asdict().items()}
        return {"block": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return sorted(value) if isinstance(value, frozenset) else value
