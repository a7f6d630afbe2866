"""Changes as one HTML page, which needs nothing beside it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from leaflint.redline.between import SheetChange
from leaflint.redline.words import Piece

_STYLE = """
:root { color-scheme: light dark; --gone: #a1260d; --new: #14602a; --line: #8886; }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
td { overflow-wrap: anywhere; }
p { overflow-wrap: anywhere; }
del { color: var(--gone); } ins { color: var(--new); text-decoration-thickness: 2px; }
@media (prefers-color-scheme: dark) { :root { --gone: #ff9b85; --new: #8ddb9f; } }
@media print { body { max-width: none; margin: 0; } h2 { break-after: avoid; } }
"""
_HEAD = "".join(f'<th scope="col">{name}</th>' for name in ("Fact", "Was", "Is", "On record"))
_TAGS = {"gone": "del", "new": "ins"}


def as_html(changes: Iterable[SheetChange], as_of: str) -> str:
    """The changes of each sheet as a page: a table of facts, then the words of each section that changed."""
    body = "".join(_sheet(change) for change in changes)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Changes in fact sheets</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Changes in fact sheets</h1>\n<p>As of {escape(as_of)}.</p>\n{body}</body>\n</html>\n"
    )


def _sheet(change: SheetChange) -> str:
    if change.new:
        return f"<h2>{_shown(change.path)}</h2>\n<p>{_shown(change.new[:1].upper() + change.new[1:])}.</p>\n"
    parts = [f"<h2>{_shown(change.path)}</h2>\n<p>Since {_shown(change.since)}.</p>\n"]
    if not change.facts and not change.sections:
        parts.append("<p>The text is the same.</p>\n")
    if change.note:
        parts.append(f"<p>{_shown(change.note[:1].upper() + change.note[1:])}.</p>\n")
    if change.facts:
        rows = "".join(
            f'<tr><th scope="row">{_shown(fact.property)}</th><td>{_cell("del", fact.old)}</td>'
            f"<td>{_cell('ins', fact.new)}</td><td>{_shown(fact.reference) or '–'}</td></tr>\n"
            for fact in change.facts
        )
        parts.append(f"<table>\n<thead><tr>{_HEAD}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
    for section in change.sections:
        parts.append(f"<h3>{_shown(section.title)}</h3>\n")
        if section.pieces:
            parts.append(f"<p>{''.join(_piece(piece) for piece in section.pieces)}</p>\n")
    return "".join(parts)


def _cell(tag: str, words: str) -> str:
    return f"<{tag}>{_shown(words)}</{tag}>" if words else "–"


def _piece(piece: Piece) -> str:
    tag = _TAGS.get(piece.kind)
    words = "<br>\n".join(map(_shown, piece.words.split("\n")))
    return f"<{tag}>{words}</{tag}>" if tag else words


def _shown(words: str) -> str:
    """The words as text, whatever they look like; what turns the direction of writing is written out."""
    return escape("".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in words))
