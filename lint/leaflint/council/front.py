"""The first pages: what the council is asked to decide, and how old the sheets are."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.council.ages import ages_drawn
from leaflint.council.blocks import Block, Figure, Heading, Line, Paragraph, Table, Words, line
from leaflint.council.dossier import Dossier, Report
from leaflint.finding import Severity


def front(report: Report) -> Iterator[Block]:
    """The table of decisions, the most dangerous sheet first, and the drawing of ages."""
    yield Heading(1, "What you are asked to decide", "decide")
    count = len(report.dossiers)
    yield Paragraph(
        line(
            f"{_sheets(count)}, the most dangerous first. For each, decide whether the text with the digest shown may "
            "be given to patients. A signature holds for that text alone: once a word of it changes, the digest does."
        )
    )
    yield Table(
        "Decisions",
        ("Sheet", "State", "Safety findings", "All findings", "Changed since approval", "Next due"),
        tuple(_decision(at, one, report.as_of) for at, one in enumerate(report.dossiers)),
        (31, 18, 11, 11, 15, 14),
    )
    svg, alt = ages_drawn(report.dossiers)
    if svg:
        yield Heading(2, "How old the sheets are", "ages")
        yield Figure(svg, alt)


def anchor_of(at: int) -> str:
    """The anchor of the part about the sheet that comes as number `at`."""
    return f"sheet-{at + 1}"


def next_due(one: Dossier, as_of: str) -> str:
    """When something falls due next; what is overdue goes before."""
    overdue = sorted(due for due in one.due if due.day <= as_of)
    if overdue:
        return f"overdue since {overdue[0].day}"
    coming = sorted(due for due in one.due if due.day > as_of)
    return coming[0].day if coming else "–"


def _decision(at: int, one: Dossier, as_of: str) -> tuple[Line, ...]:
    digest = Words(f"\n{one.digest}", "code") if one.digest else ""
    return (
        line(Words(one.title, "link", anchor_of(at)), Words(f"\n{one.path}", "muted"), digest),
        line(one.state),
        _counted(one, safety=True),
        _counted(one, safety=False),
        line(_changed(one)),
        line(next_due(one, as_of)),
    )


def _counted(one: Dossier, *, safety: bool) -> Line:
    remarks = one.safety if safety else one.remarks
    counts = [(sum(remark.severity is level for remark in remarks), level) for level in Severity]
    told = [f"{count} {level.value}{'s' if count > 1 else ''}" for count, level in counts if count]
    if not told:
        return line("none")
    worst = Words(told[0], "strong") if told[0].split()[1].startswith("error") else told[0]
    return line(worst, *(f"\n{words}" for words in told[1:]))


def _changed(one: Dossier) -> str:
    change = one.change
    if change is None or change.new:
        return "never approved"
    if change.note:
        return f"{_number(one.safety_facts, 'safety fact')}; the words are not at hand"
    if not change.facts and not change.sections:
        return "nothing"
    return f"{_number(one.safety_facts, 'safety fact')}, {_number(one.words, 'word')}"


def _sheets(count: int) -> str:
    return "One sheet" if count == 1 else f"{count} sheets"


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
