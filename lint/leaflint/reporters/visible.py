"""Text that cannot drive a terminal, a log or a page: what is not printable is written out."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """`text` on one line, each character that is not shown or turns others round as `\\x1b` or `\\u202e`."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t" or unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
