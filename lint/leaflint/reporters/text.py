"""For people at a terminal: each finding with its line and the spot marked, then what was read and goes stale when."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from leaflint.finding import Finding, Severity
from leaflint.outcome import Outcome, SheetState
from leaflint.reporters.visible import visible

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_SHOWN = 5


def render(outcome: Outcome) -> str:
    """The outcome without colour."""
    return render_text(outcome)


def render_text(outcome: Outcome, *, color: bool = False, summary: bool = True) -> str:
    """The findings, leaflint's own faults and, with `summary`, what was read and when each sheet goes stale next."""
    paint = _paint if color else _plain
    lines = [line for finding in outcome.findings for line in (*_finding(finding, paint), "")]
    lines += [f"{paint('fault', '1;31')}: {visible(fault)}" for fault in outcome.faults]
    if summary:
        lines += _summary(outcome, paint)
    return "".join(f"{line}\n" for line in lines)


def statistics(outcome: Outcome) -> str:
    """How many findings each rule has, most first."""
    counts = Counter((finding.rule, finding.severity) for finding in outcome.findings)
    if not counts:
        return "no findings\n"
    width = len(str(max(counts.values())))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{count:>{width}}  {severity:<7}  {rule}\n" for (rule, severity), count in ordered)


def _plain(words: str, style: str) -> str:
    return words


def _paint(words: str, style: str) -> str:
    return f"\x1b[{style}m{words}\x1b[0m"


def _finding(finding: Finding, paint: object) -> Iterator[str]:
    assert callable(paint)
    place = finding.place
    rule = f"{finding.rule}:{finding.property}" if finding.property else finding.rule
    where = f"{visible(place.path)}:{place.line}:{place.column}"
    level = paint(finding.severity.value, _COLORS[finding.severity])
    yield f"{paint(where, '1')}: {level} {paint(rule, '1')}: {visible(finding.message)}"
    if finding.excerpt and finding.excerpt.text.strip():
        number = str(place.line)
        line, carets = _marked(finding)
        yield f"  {number} | {line}"
        yield f"  {' ' * len(number)} | {paint(carets, _COLORS[finding.severity])}"
    if finding.hint:
        yield f"  {paint('help', '1')}: {visible(finding.hint)}"
    for related in finding.related:
        other = related.place
        yield f"  {paint('see', '1')}: {visible(other.path)}:{other.line}:{other.column}: {visible(related.message)}"


def _marked(finding: Finding) -> tuple[str, str]:
    """The line as it can be shown, and the carets below it; a spot of several lines is marked to the line's end."""
    excerpt, place = finding.excerpt, finding.place
    assert excerpt is not None
    start = max(place.column - excerpt.column, 0)
    end = place.end_column - excerpt.column if place.end_line == place.line else len(excerpt.text)
    before, spot = excerpt.text[:start], excerpt.text[start : max(end, start)]
    cut = "…" if excerpt.column > 1 else ""
    line = cut + visible(excerpt.text)
    return line, " " * (len(cut) + _columns(visible(before))) + "^" * max(_columns(visible(spot.rstrip())), 1)


def _columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _summary(outcome: Outcome, paint: object) -> Iterator[str]:
    assert callable(paint)
    counts = outcome.summary
    read = [_count(counts.sheets, "sheet")]
    read += [_count(counts.pages, "comparison page")] if counts.pages else []
    aside = [f"{counts.unreadable} unreadable"] if counts.unreadable else []
    aside += [f"{counts.left_out} left out"] if counts.left_out else []
    found = [_count(counts.errors, "error"), _count(counts.warnings, "warning"), _count(counts.notes, "note")]
    hidden = [f"{counts.suppressed} suppressed"] if counts.suppressed else []
    hidden += [f"{counts.baselined} in the baseline"] if counts.baselined else []
    worst = "31" if counts.errors or outcome.faults else "33" if counts.warnings else "32"
    yield (
        f"{paint(' and '.join(read), '1')} read{_aside(aside)}: {paint(', '.join(found), worst)}{_aside(hidden)} "
        f"(as of {outcome.as_of})"
    )
    yield from _stale(outcome)


def _stale(outcome: Outcome) -> Iterator[str]:
    """When each sheet goes stale next, soonest first; the sheets that are stale are findings already."""
    due = sorted(
        (sheet for sheet in outcome.sheets if sheet.stale_on and not sheet.stale), key=lambda s: (s.stale_on, s.path)
    )
    late = sorted((sheet for sheet in outcome.sheets if sheet.stale), key=lambda s: (s.stale_on, s.path))
    for title, sheets in (("already stale", late), ("next to go stale", due)):
        shown = sheets if len(sheets) <= 2 * _SHOWN else sheets[:_SHOWN]
        more = f"; {len(sheets) - len(shown)} more" if len(shown) < len(sheets) else ""
        if shown:
            yield f"{title}: {', '.join(map(_due, shown))}{more}"


def _due(sheet: SheetState) -> str:
    return f"{visible(sheet.path)} ({'since' if sheet.stale else 'after'} {sheet.stale_on})"


def _aside(parts: list[str]) -> str:
    return f" ({', '.join(parts)})" if parts else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
