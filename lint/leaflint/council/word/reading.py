"""What reviewers wrote in a report: comments, ticked boxes, and changes that they accepted, rejected or made."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from leaflint.council.word import elements as w
from leaflint.council.word.manifest import NAMESPACE, Broken, Manifest, Marked, unpacked
from leaflint.council.word.redlines import Segment, verdicts
from leaflint.council.word.styles import REDLINE
from leaflint.errors import InputError

_MAX_BYTES = 200 << 20
_MAX_RATIO = 200
_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_QUOTED = 120
_NOWHERE = Marked("", "", 0)


class Said(NamedTuple):
    """One thing that a reviewer did: at `path` and `line` of a sheet ("" and 0 where the place is lost), what it is
    ("comment", "ticked", "inserted", "deleted", or what became of a change: "deletion accepted", "insertion open"), by
    whom, on which words, and what was written.
    """

    path: str
    line: int
    kind: str
    who: str
    words: str
    text: str = ""


def read_back(path: Path) -> tuple[str, list[Said]]:
    """The day of the report in a DOCX file, and what reviewers did in it, in the order of the document.

    Raises InputError for a file that is not there, is no Word document, is too large, or is no report of ours, and
    ModuleNotFoundError where python-docx is not installed.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml import etree

    _guard(path)
    try:
        opened = docx.Document(str(path))
        comments = {str(one.comment_id): (one.author, one.text) for one in opened.comments}
        blobs = [part.blob for part in opened.part.package.iter_parts() if "customXml" in str(part.partname)]
    # What python-docx raises on a file whose parts are not what the file says they are.
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError, zipfile.BadZipFile):
        raise InputError(f"{path} is no Word document that can be read; save it again as .docx") from None
    manifest = _manifest(path, blobs)
    marks = {mark.name: mark for mark in manifest.marks}
    return manifest.as_of, list(_Reader(marks, comments).read(opened.element.body))


def _guard(path: Path) -> None:
    try:
        size = path.stat().st_size
        with zipfile.ZipFile(path) as file:
            unpacked_size = sum(about.file_size for about in file.infolist())
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file") from None
    except (zipfile.BadZipFile, IsADirectoryError):
        raise InputError(f"{path} is no Word document (.docx)") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}") from None
    if unpacked_size > _MAX_BYTES or unpacked_size > max(size, 1 << 16) * _MAX_RATIO:
        raise InputError(f"{path} is larger than any report: {unpacked_size >> 20} MiB when unpacked")


def _manifest(path: Path, blobs: Iterable[bytes]) -> Manifest:
    for blob in blobs:
        if NAMESPACE.encode() in blob:
            found = unpacked(blob)
            if isinstance(found, Broken):
                raise InputError(f"{path}: what leaflint wrote into the report for itself is broken: {found.why}")
            return found
    raise InputError(f"{path} is no report of 'leaflint report', or a program that saved it has dropped its marks")


class _Reader:
    """A walk through the document that knows at which mark it is."""

    def __init__(self, marks: Mapping[str, Marked], comments: Mapping[str, tuple[str, str]]) -> None:
        self._marks = marks
        self._comments = comments
        self._at = _NOWHERE
        self._open: dict[str, list[str]] = {}
        self._quoted: dict[str, str] = {}
        self._is_redline = False
        self._placed: dict[str, Marked] = {}
        self._segments: dict[str, list[Segment]] = {}
        self._ticked: list[tuple[Marked, Said]] = []

    def read(self, body: w.Element) -> Iterator[Said]:
        """Everything that was done, by mark, in the order of the document."""
        for paragraph in body.iter(f"{_MAIN}p"):
            self._enter(paragraph)
            self._walk(paragraph, "", "")
        order = {name: at for at, name in enumerate(self._marks)}
        told = (*self._from_comments(), *self._ticked)
        said = [(order.get(mark.name, -1), one) for mark, one in told]
        for name, segments in self._segments.items():
            mark = self._marks[name]
            found = verdicts(mark.pieces, segments)
            said += [(order[name], Said(mark.path, mark.line, *one)) for one in found]
        yield from (one for _, one in sorted(said, key=lambda item: item[0]))

    def _enter(self, paragraph: w.Element) -> None:
        """The mark that a paragraph begins, if it does, and whether it is text of a redline."""
        names = (start.get(f"{_MAIN}name") for start in paragraph.iter(f"{_MAIN}bookmarkStart"))
        known = [self._marks[name] for name in names if name in self._marks]
        if known:
            self._at = known[-1]
        style = paragraph.find(f"{_MAIN}pPr/{_MAIN}pStyle")
        self._is_redline = style is not None and style.get(f"{_MAIN}val") == REDLINE and bool(self._at.pieces)

    def _walk(self, parent: w.Element, state: str, who: str) -> None:
        for child in parent:
            tag = child.tag.removeprefix(_MAIN) if isinstance(child.tag, str) else ""
            if tag in ("ins", "del"):
                self._walk(child, tag, child.get(f"{_MAIN}author") or "somebody")
            elif tag == "sdt":
                self._tick(child)
            elif tag == "commentRangeStart":
                self._open[child.get(f"{_MAIN}id")] = []
                self._placed[child.get(f"{_MAIN}id")] = self._at
            elif tag == "commentRangeEnd":
                self._closed(child.get(f"{_MAIN}id"))
            elif tag == "r":
                self._run(child, state, who)
            elif tag != "p":
                self._walk(child, state, who)

    def _run(self, run: w.Element, state: str, who: str) -> None:
        for child in run:
            tag = child.tag.removeprefix(_MAIN) if isinstance(child.tag, str) else ""
            if tag == "commentReference":
                self._placed.setdefault(child.get(f"{_MAIN}id"), self._at)
            text = (child.text or "") if tag in ("t", "delText") else {"br": "\n", "tab": " "}.get(tag, "")
            if text:
                for words in self._open.values():
                    words.append(text)
                if self._is_redline:
                    self._segments.setdefault(self._at.name, []).append(Segment(text, state, who))

    def _closed(self, id_: str) -> None:
        words = self._open.pop(id_, None)
        if words is not None:
            self._quoted[id_] = _short("".join(words))

    def _tick(self, control: w.Element) -> None:
        if w.is_ticked(control):
            beside = control.getnext()
            words = beside.iter(f"{_MAIN}t") if beside is not None else ()
            name = "".join(word.text or "" for word in words).strip()
            self._ticked.append((self._at, Said(self._at.path, self._at.line, "ticked", "", name)))

    def _from_comments(self) -> Iterator[tuple[Marked, Said]]:
        for id_, (who, text) in self._comments.items():
            mark = self._placed.get(id_, _NOWHERE)
            yield (
                mark,
                Said(
                    mark.path,
                    mark.line,
                    "comment",
                    who or "somebody",
                    self._quoted.get(id_, ""),
                    " ".join(text.split()),
                ),
            )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"


def by_sheet(said: Sequence[Said]) -> dict[str, list[Said]]:
    """What was done in each sheet, in the order of its lines."""
    found: dict[str, list[Said]] = {}
    for one in said:
        found.setdefault(one.path, []).append(one)
    return {path: sorted(ones, key=lambda one: one.line) for path, ones in sorted(found.items())}
