"""The whole report as blocks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from leaflint.council.blocks import Block, Document, Heading, Line, Listing, Paragraph, Table, Words, line
from leaflint.council.dossier import Report
from leaflint.council.front import anchor_of, front
from leaflint.council.sheet_part import sheet_part
from leaflint.council.standing import in_a_year
from leaflint.rules.rule import Group


def document(report: Report) -> Document:
    """The report from the first page to the appendix."""
    return Document(
        "Review of the fact sheets",
        f"for the medical council, as of {report.as_of}",
        report.as_of,
        f"leaflint {report.version}",
        tuple(_blocks(report)),
    )


def _blocks(report: Report) -> Iterator[Block]:
    yield from front(report)
    for at, one in enumerate(report.dossiers):
        yield from sheet_part(at, one, report.as_of)
    yield from _across(report)
    yield from _calendar(report)
    yield from _appendix(report)


def _across(report: Report) -> Iterator[Block]:
    yield Heading(1, "Across the sheets", "across")
    yield Heading(2, "Where sheets disagree", "disagreements")
    rows = tuple(
        (
            line(Words(one.title, "link", anchor_of(at)), Words(f"\nline {remark.line}", "muted")),
            line(remark.rule),
            line(remark.message),
        )
        for at, one in enumerate(report.dossiers)
        for remark in one.remarks
        if remark.group == Group.FACTS_ACROSS_SHEETS
    )
    if rows:
        yield Table("Disagreements", ("Sheet", "Rule", "What disagrees"), rows, (22, 20, 58))
    else:
        yield Paragraph(line("No two sheets disagree, as far as they were compared."))
    if report.others:
        yield Heading(2, "Comparison pages, and the ledger", "others")
        found = tuple(
            (
                line(f"{path}, line {one.line}"),
                line(Words(one.severity.value, "strong"), f" {one.rule}"),
                line(one.message, Words(f"\n{one.hint}", "muted") if one.hint else ""),
            )
            for path, one in report.others
        )
        yield Table("Other files", ("Where", "Rule", "What is wrong, and what to write"), found, (22, 20, 58))
    yield Heading(2, "What every drug of a class needs", "classes")
    needs: list[tuple[Line, ...]] = [
        (
            line(row.class_),
            line(", ".join(row.drugs)),
            line(row.need),
            line(Words(", ".join(row.silent), "strong") if row.silent else "every sheet names it"),
        )
        for row in report.classes
    ]
    if needs:
        yield Table(
            "Classes", ("Class", "Drugs", "Needs", "Sheets that do not name it"), tuple(needs), (20, 26, 24, 30)
        )
    else:
        yield Paragraph(line("No sheet is about a drug whose class has needs on record."))


def _calendar(report: Report) -> Iterator[Block]:
    yield Heading(1, "What falls due", "calendar")
    last = in_a_year(datetime.date.fromisoformat(report.as_of))
    due = sorted(due for one in report.dossiers for due in one.due)
    overdue = [one for one in due if one.day <= report.as_of]
    coming = [one for one in due if report.as_of < one.day <= last]
    for title, anchor, days in (("Overdue", "overdue", overdue), (f"Until {last}", "coming", coming)):
        yield Heading(2, title, anchor)
        if not days:
            yield Paragraph(line("Nothing."))
            continue
        rows = tuple((line(one.day), line(one.drug, Words(f"\n{one.path}", "muted")), line(one.what)) for one in days)
        yield Table(title, ("Day", "Sheet", "What"), rows, (18, 36, 46))


def _appendix(report: Report) -> Iterator[Block]:
    yield Heading(1, "Appendix", "appendix")
    yield Heading(2, "What was checked in no sheet", "general")
    told = tuple(line(reason) for reason in report.general)
    yield Listing(told) if told else Paragraph(line("Nothing was left out."))
    yield Heading(2, "The rules that were held against the sheets", "rules")
    yield Paragraph(line(f"These are the rules of leaflint {report.version}."))
    rules = tuple((line(row.name), line(row.severity), line(row.summary)) for row in report.rules)
    yield Table("Rules", ("Rule", "Level", "What it reports"), rows=rules, widths=(28, 12, 60))
    yield Heading(2, "Where the facts of record were read", "sources")
    yield Paragraph(line("Digest of the facts of record: ", Words(report.reference_digest, "code")))
    sources = tuple(
        (line(row.drug), line(row.source), line(row.version or Words("unknown", "muted"))) for row in report.sources
    )
    if sources:
        yield Table("Sources", ("Drug", "Source", "Version date"), sources, (20, 60, 20))
