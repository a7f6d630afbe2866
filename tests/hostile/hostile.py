"""What a hostile sheet is, and the few ways to make one of a good one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

PUBLISHED = (Path(__file__).parents[1] / "sheets" / "azathioprine-published.md").read_text(encoding="utf-8")
MONITORING = "### What ongoing monitoring should occur?\n"
FDA = "### Is it FDA approved for NMOSD?\n"
PREGNANCY = "### Can I take it if I'm pregnant?\n"
REVISED = "Revised 2026-11-22"


class Hostile(NamedTuple):
    """A sheet: its bytes, and a piece of what must be said of it ("" where any answer will do)."""

    make: Callable[[], bytes]
    says: str = ""


def whole(text: str) -> Callable[[], bytes]:
    """A file of this text alone."""
    return lambda: text.encode()


def front(lines: str) -> Callable[[], bytes]:
    """A good sheet below this front matter."""
    return lambda: f"---\n{lines}\n---\n\n{PUBLISHED}".encode()


def body(text: str) -> Callable[[], bytes]:
    """A good sheet with this text below it."""
    return lambda: f"{PUBLISHED}\n\n{text}\n".encode(errors="surrogatepass")


def instead(old: str, new: str) -> Callable[[], bytes]:
    """A good sheet with `new` in place of `old`."""
    assert old in PUBLISHED, old
    return lambda: PUBLISHED.replace(old, new, 1).encode()


def answer(question: str, text: str) -> Callable[[], bytes]:
    """A good sheet with `text` as the first answer to `question`."""
    return instead(question, f"{question}\n{text}\n")
