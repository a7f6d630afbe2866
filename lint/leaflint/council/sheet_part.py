"""The part about one sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.council.blocks import (
    Block,
    Card,
    Heading,
    Line,
    Listing,
    Mark,
    Paragraph,
    Redline,
    Signature,
    Table,
    Words,
    line,
)
from leaflint.council.dossier import Dossier, Remark, Silenced
from leaflint.council.front import anchor_of, next_due
from leaflint.redline import SheetChange

BOXES = ("Mend", "Keep, because", "Ask")
_STATEMENT = (
    "I have read the sheet with this digest and the findings above. My signature means that I hold it fit to be given "
    "to patients, but for what I have marked to be mended."
)
_FIELDS = ("Name", "Role", "Date", "Meaning of the signature", "Conflicts of interest", "Signature")


def sheet_part(at: int, one: Dossier, as_of: str) -> Iterator[Block]:
    """What the council is told of a sheet, the findings of safety first, down to the lines for signatures."""
    anchor = anchor_of(at)
    yield Mark(f"{anchor}-top", one.path, 1)
    yield Heading(1, one.title, anchor)
    yield _summary(one, as_of)
    safety, others = one.safety, [remark for remark in one.remarks if not remark.is_safety]
    yield Heading(2, f"Findings that concern safety ({len(safety)})", f"{anchor}-safety")
    yield from _cards(f"{anchor}-s", one, safety, "No finding concerns safety.")
    yield Heading(2, f"Other findings ({len(others)})", f"{anchor}-others")
    yield from _cards(f"{anchor}-o", one, others, "There is none.")
    yield from _changes(anchor, one)
    yield from _facts(anchor, one)
    yield from _silenced(anchor, one.silenced)
    yield Heading(2, "What was not checked, and why", f"{anchor}-unchecked")
    yield _listed(one.unchecked, "Everything that leaflint checks was checked.")
    yield Heading(2, "Signature", f"{anchor}-signature")
    if one.digest:
        yield Signature(_STATEMENT, one.digest, _FIELDS)
    else:
        yield Paragraph(line("The sheet cannot be read, so there is nothing to sign."))


def _summary(one: Dossier, as_of: str) -> Table:
    age = "" if one.age is None else f" ({one.age} months ago; to be revised after {one.warn}, out of date {one.limit})"
    rows = (
        ("File", line(one.path)),
        ("State", line(Words(one.state, "strong"))),
        ("Revised", line(f"{one.revised}{age}" if one.revised else "no date could be read")),
        ("Next due", line(next_due(one, as_of))),
        ("Digest to be signed", line(Words(one.digest, "code") if one.digest else "none")),
    )
    return Table("", (), tuple((line(name), words) for name, words in rows), (22, 78))


def _cards(anchor: str, one: Dossier, remarks: Sequence[Remark], none: str) -> Iterator[Block]:
    if not remarks:
        yield Paragraph(line(none))
    for number, remark in enumerate(remarks):
        yield Mark(f"{anchor}{number}", one.path, remark.line)
        property = f" · {remark.property.replace('-', ' ')}" if remark.property else ""
        sides = [(f"The sheet says, line {remark.line}", remark.words)] if remark.words else []
        sides += remark.against
        if remark.source:
            sides.append(("Source", remark.source))
        yield Card(
            remark.severity.value,
            f"{remark.severity.value.capitalize()} · {remark.rule}{property}",
            f"{one.path}:{remark.line}:{remark.column}",
            _sentence(remark.message),
            tuple(sides),
            _sentence(remark.hint),
            BOXES,
        )


def _changes(anchor: str, one: Dossier) -> Iterator[Block]:
    change = one.change
    yield Heading(2, "What changed since the approval", f"{anchor}-changes")
    if change is None or change.new:
        yield Paragraph(
            line(f"No text of this sheet has been approved{_why(change)}, so there is none to compare with.")
        )
        return
    yield Paragraph(line(f"Compared with {change.since}."))
    if change.note:
        yield Paragraph(line(f"{_sentence(change.note)}"))
    if not change.facts and not change.sections:
        yield Paragraph(line("The text is the one that was approved."))
    if change.facts:
        rows = (
            (line(_named(fact.property)), line(fact.old or "–"), line(fact.new or "–"), line(fact.reference or "–"))
            for fact in change.facts
        )
        yield Table("Facts that changed", ("Fact", "Was", "Is", "On record"), tuple(rows), (16, 26, 26, 32))
    for number, section in enumerate(change.sections):
        if section.pieces:
            yield Mark(f"{anchor}-r{number}", one.path, section.line)
            yield Redline(section.title, section.pieces)
        else:
            yield Paragraph(line(f"Changed: {section.title}"))


def _why(change: SheetChange | None) -> str:
    return f" ({change.new})" if change and change.new else ""


def _facts(anchor: str, one: Dossier) -> Iterator[Block]:
    yield Mark(f"{anchor}-f", one.path, 1)
    yield Heading(2, "The facts, by witness", f"{anchor}-facts")
    if one.facts:
        columns = [("Front matter", "declared", 20), ("Prose", "prose", 28), ("Approved text", "signed", 20)]
        shown = [column for column in columns if any(getattr(row, column[1]) for row in one.facts)]
        rows = (
            (
                line(_named(row.property), Words(f"\nof {row.about}", "muted") if row.about else ""),
                *(line(getattr(row, name) or Words("silent", "muted")) for _, name, _ in shown),
                line(row.record or Words("not on record", "muted")),
            )
            for row in one.facts
        )
        head = ("Fact", *(title for title, _, _ in shown), "On record")
        widths = (17, *(width for _, _, width in shown), 25)
        yield Table("What each witness says", head, tuple(rows), widths)
    else:
        yield Paragraph(line("No fact could be read."))
    yield Heading(2, "Facts that could not be confirmed", f"{anchor}-unconfirmed")
    told = tuple(line(f"line {remark.line}: {remark.message}") for remark in one.unconfirmed)
    yield Listing(told) if told else Paragraph(line("Every declared fact is in the prose, or none is declared."))


def _silenced(anchor: str, silenced: Sequence[Silenced]) -> Iterator[Block]:
    yield Heading(2, "Suppressions", f"{anchor}-suppressions")
    if not silenced:
        yield Paragraph(line("There is none."))
        return
    rows: list[tuple[Line, ...]] = [
        (
            line(", ".join(one.rules) or "not readable"),
            line(one.reason or "no reason is given"),
            line(one.until or "for good"),
            line(str(one.line)),
            line("yes" if one.holds else Words("no", "strong")),
        )
        for one in silenced
    ]
    yield Table(
        "Suppressions",
        ("Rules", "Reason", "Until", "Line", "In effect"),
        tuple(rows),
        (24, 44, 12, 8, 12),
        frozenset({3}),
    )


def _listed(reasons: Sequence[str], none: str) -> Block:
    return Listing(tuple(line(_sentence(reason)) for reason in reasons)) if reasons else Paragraph(line(none))


def _named(property: str) -> str:
    return property.replace("-", " ")


def _sentence(words: str) -> str:
    """The words as a sentence of their own."""
    if not words:
        return ""
    end = "" if words[-1] in ".!?…" else "."
    return (
        f"{words[0].upper()}{words[1:]}{end}" if words[0].islower() and words.split()[0].isalpha() else f"{words}{end}"
    )
