"""The ledger and the base revision of an example: the good sheet, signed by those whom the example names."""

from __future__ import annotations

import re

from leaflint.approvals import Books, Entry, Office, Signoff, books_of, line_of, read_ledger, sealed
from leaflint.approvals.entry import NOTHING_BEFORE, digest_of_line
from leaflint.checking.analysing import examine
from leaflint.checking.earlier import NOTHING, Earlier
from leaflint.checking.rereading import PROGRAM, signed_of
from leaflint.checking.setting import Setting
from leaflint.history import blob_id
from leaflint.reading import Sheet, read_sheet
from leaflint.rules.examples import CLOSE, OPEN, Example

from .editing import sheet_of

LEDGER = "approvals.jsonl"
REVIEWERS = ("Dr. Ada Example <ada@example.org>", "Dr. Ben Example <ben@example.org>")
_SIGNATURE = re.compile(r"(?P<name>.+) on (?P<day>\S+)(?: until (?P<until>\S+))?")


def history_of(example: Example, setting: Setting) -> tuple[Earlier, Books | None]:
    """What is known of the example's sheet besides its text, and the ledger, where one is kept."""
    good = sheet_of(example._replace(edits=()))
    earlier = NOTHING._replace(base=good.encode()) if example.compared else NOTHING
    if example.signatures is None:
        return earlier, None
    path = f"{example.sheet}.md"
    lines: list[bytes] = []
    for signature in example.signatures:
        lines.append(line_of(entry(path, good, signature.replace(OPEN, "").replace(CLOSE, ""), lines, setting)))
    ledger = read_ledger(b"".join(line + b"\n" for line in lines), lambda _: "")
    books = books_of(LEDGER, ledger, Office(REVIEWERS, example.needed), {})
    signoff = Signoff(LEDGER, path, books.standings.get(path), ("manufacturer", "payment-help", "insurance"))
    return earlier._replace(signoff=signoff), books


def entry(path: str, text: str, signature: str, before: list[bytes], setting: Setting) -> Entry:
    """The entry that `NAME on DAY [until DAY]` makes of a text, behind the lines `before`."""
    read = read_sheet(path, text.encode(), setting.world.vocabulary)
    assert isinstance(read, Sheet)
    examined = examine(read, setting)
    match = _SIGNATURE.fullmatch(signature)
    assert match, f"write NAME on DAY [until DAY], not {signature!r}"
    return sealed(
        Entry(
            sequence=len(before) + 1,
            previous=digest_of_line(before[-1]) if before else NOTHING_BEFORE,
            sheet=path,
            language=read.language,
            digests=signed_of(examined.digests, examined.all_facts),
            blob=blob_id(text.encode()),
            action="approve",
            meaning="I have read this sheet and approve it.",
            name=match["name"],
            role="neurologist",
            time=f"{match['day']}T10:00:00+00:00",
            program=PROGRAM,
            valid_until=match["until"],
        )
    )
