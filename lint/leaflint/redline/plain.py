"""Changes for the shell."""

from __future__ import annotations

from collections.abc import Iterable

from leaflint.redline.between import SheetChange
from leaflint.redline.words import Piece

_SHOWN = 8
_MARKS = {"gone": ("[-", "-]"), "new": ("{+", "+}"), "same": ("", "")}
_COLORS = {"gone": ("\x1b[31;9m", "\x1b[0m"), "new": ("\x1b[32m", "\x1b[0m"), "same": ("", "")}


def as_text(changes: Iterable[SheetChange], *, color: bool) -> str:
    """The changes of each sheet: facts, a line each, then the words of each section that changed.

    What went stands in `[-…-]`, what came in `{+…+}`; on a terminal they are coloured instead.
    """
    return "\n".join(_sheet(change, _COLORS if color else _MARKS) for change in changes)


def _sheet(change: SheetChange, marks: dict[str, tuple[str, str]]) -> str:
    if change.new:
        return f"{_plain(change.path)}: {change.new}\n"
    lines = [f"{_plain(change.path)}, since {_plain(change.since)}"]
    if not change.facts and not change.sections:
        lines.append("  the text is the same")
    if change.note:
        lines.append(f"  {change.note}")
    for fact in change.facts:
        lines.append(f"  {fact.property}: {fact.old or 'nothing'} -> {fact.new or 'nothing'}")
        lines += [f"      on record: {fact.reference}"] if fact.reference else []
    for section in change.sections:
        lines += ["", f"  {_plain(section.title)}"]
        if section.pieces:
            lines.append(
                f"    {' '.join(_piece(piece, marks) for piece in _near(section.pieces) if piece.words.strip())}"
            )
    return "\n".join(lines) + "\n"


def _near(pieces: tuple[Piece, ...]) -> Iterable[Piece]:
    """The pieces, long ones that stayed cut to a few words beside what changed."""
    for at, piece in enumerate(pieces):
        words = piece.words.split()
        if piece.kind != "same" or len(words) <= 2 * _SHOWN:
            yield piece
            continue
        first = [] if at == 0 else words[:_SHOWN]
        last = [] if at == len(pieces) - 1 else words[-_SHOWN:]
        yield Piece("same", " ".join([*first, "…", *last]))


def _piece(piece: Piece, marks: dict[str, tuple[str, str]]) -> str:
    opening, closing = marks[piece.kind]
    return f"{opening}{_plain(' '.join(piece.words.split()))}{closing}"


def _plain(words: str) -> str:
    """The words in characters that no terminal obeys."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in words)
