"""Examples: one edit of a good sheet, with «…» around the words that the rule must mark."""

from __future__ import annotations

from typing import NamedTuple

OPEN, CLOSE = "«", "»"


class Edit(NamedTuple):
    """One change of a good sheet: what it changes (`kind`), where (`at`), and the new text (None: taken away)."""

    kind: str
    at: str
    text: str | None


class Example(NamedTuple):
    """Edits of a good sheet in one of its two forms ("declared", "published"), checked on one day.

    `sheet` names the good sheet by its drug; `others` are sheets that are checked together with it. `signatures` are
    those that the ledger holds under the good sheet, None where no ledger is kept, and `needed` how many it takes;
    `compared` says that the good sheet is the text at the base revision, `source` (one
    at most) is the sheet that it translates.
    """

    edits: tuple[Edit, ...]
    form: str = "declared"
    as_of: str = "2026-11-22"
    sheet: str = "azathioprine"
    others: tuple[Example, ...] = ()
    signatures: tuple[str, ...] | None = None
    needed: int = 1
    compared: bool = False
    source: tuple[Example, ...] = ()

    @property
    def snippet(self) -> str:
        """The edited pieces as Markdown, marks and all; of several sheets, each under its name."""
        pieces = "\n\n".join(_shown(edit) for edit in self.edits if edit.text is not None)
        if self.signatures is not None:
            ledger = "\n".join(f"- {line}" for line in self.signatures) or "- nobody"
            pieces = f"{pieces}\n\n<!-- signed, of {self.needed} needed: -->\n\n{ledger}".strip()
        if not self.others and not self.source:
            return pieces
        several = (self._replace(others=(), source=()), *self.others, *self.source)
        return "\n\n".join(f"<!-- {one.sheet}.md -->\n\n{one.snippet}".rstrip() for one in several)

    def on(self, as_of: str) -> Example:
        """The same example, checked on another day."""
        return self._replace(as_of=as_of)

    def of(self, drug: str) -> Example:
        """The same edits, of the good sheet about `drug`."""
        return self._replace(sheet=drug)

    def beside(self, *others: Example) -> Example:
        """The same example, checked together with these sheets."""
        return self._replace(others=(*self.others, *others))

    def translating(self, source: Example) -> Example:
        """The same example, as a translation of `source`."""
        return self._replace(source=(source,))

    def signed(self, *signatures: str) -> Example:
        """The same example, whose ledger holds these signatures under the good sheet: "NAME on DAY [until DAY]"."""
        return self._replace(signatures=signatures)

    def since_base(self) -> Example:
        """The same example, compared with the good sheet as the text at the base revision."""
        return self._replace(compared=True)

    def quorum(self, needed: int) -> Example:
        """The same example, where it takes so many signatures."""
        return self._replace(needed=needed)

    def __add__(self, other: object) -> Example:
        if not isinstance(other, Example):
            return NotImplemented
        return self._replace(edits=self.edits + other.edits, form=other.form if self.form == "declared" else self.form)


def answer(section: str, text: str) -> Example:
    """The answer of a section is `text` instead."""
    return Example((Edit("answer", section, text),))


def heading(section: str, text: str) -> Example:
    """The question of a section is worded `text`."""
    return Example((Edit("heading", section, text),))


def without(section: str) -> Example:
    """The section is gone."""
    return Example((Edit("heading", section, None),))


def before(section: str, text: str) -> Example:
    """`text` stands above the question of a section."""
    return Example((Edit("before", section, text),))


def front(key: str, text: str) -> Example:
    """The front-matter key `key`, with all that belongs to it, is the lines `text` instead."""
    return Example((Edit("front", key, text),))


def untouched(drug: str) -> Example:
    """The good sheet about `drug`, as it is."""
    return Example((), sheet=drug)


def title(text: str) -> Example:
    """The sheet's title is `text`."""
    return Example((Edit("title", "", text),))


def revision_line(text: str) -> Example:
    """The revision line of the published form is `text`."""
    return Example((Edit("revision", "", text),), form="published")


def whole(text: str) -> Example:
    """The file is `text`, and nothing else."""
    return Example((Edit("whole", "", text),))


def _shown(edit: Edit) -> str:
    if edit.kind == "front":
        return f"---\n{edit.text}\n---"
    if edit.kind == "heading":
        return f"## {edit.text}"
    if edit.kind == "title":
        return f"# {edit.text}"
    return edit.text or ""
