"""For people at a terminal: each finding with its line and the spot marked, then what was read and goes stale when."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from leaflint.finding import Finding, Severity
from leaflint.outcome import Outcome, SheetState
from leaflint.reporters.visible import visible

Paint = Callable[[str, str], str]
"""Gives words the style of an ANSI code, or leaves them as they are."""

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_LISTED = 10
_SOONEST = 5


def render(outcome: Outcome) -> str:
    """The outcome without colour."""
    return render_text(outcome)


def render_text(outcome: Outcome, *, color: bool = False, summary: bool = True) -> str:
    """The findings; with `summary`, what was read and when each sheet goes stale next; leaflint's own faults."""
    paint = _painted if color else _plain
    lines = [line for finding in outcome.findings for line in (*_finding(finding, paint), "")]
    lines += [*_counts(outcome, paint), *_read(outcome), *_stale(outcome)] if summary else []
    return _text([*lines, *_faults(outcome, paint)])


def statistics(outcome: Outcome) -> str:
    """How many findings each rule has, most first; leaflint's own faults."""
    counts = Counter((finding.rule, finding.severity) for finding in outcome.findings)
    width = len(str(max(counts.values(), default=0)))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"{count:>{width}}  {severity:<7}  {rule}" for (rule, severity), count in ordered]
    return _text([*(lines or ["no findings"]), *_faults(outcome, _plain)])


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _plain(words: str, style: str) -> str:
    return words


def _painted(words: str, style: str) -> str:
    return f"\x1b[{style}m{words}\x1b[0m"


def _finding(finding: Finding, paint: Paint) -> Iterator[str]:
    place, shade = finding.place, _COLORS[finding.severity]
    rule = f"{finding.rule}:{finding.property}" if finding.property else finding.rule
    where = f"{visible(place.path)}:{place.line}:{place.column}"
    level = paint(finding.severity.value, shade)
    yield f"{paint(where, '1')}: {level} {paint(visible(rule), '1')}: {visible(finding.message)}"
    if finding.excerpt and finding.excerpt.text.strip():
        number = str(place.line)
        line, carets = _marked(finding)
        yield f"  {number} | {line}"
        yield f"  {' ' * len(number)} | {paint(carets, shade)}"
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
    indent = " " * (len(cut) + _columns(visible(before)))
    return cut + visible(excerpt.text), indent + "^" * max(_columns(visible(spot.rstrip())), 1)


def _columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):  # stands above or below the character before it
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _counts(outcome: Outcome, paint: Paint) -> Iterator[str]:
    counts = outcome.summary
    sheets = _count(counts.sheets, "sheet")
    read = [f"{counts.sheets - counts.unreadable} of {sheets}" if counts.unreadable else sheets]
    read += [_count(counts.pages, "comparison page")] if counts.pages else []
    aside = [f"{counts.unreadable} unreadable"] if counts.unreadable else []
    aside += [f"{counts.left_out} left out"] if counts.left_out else []
    found = [_count(counts.errors, "error"), _count(counts.warnings, "warning"), _count(counts.notes, "note")]
    hidden = [f"{counts.suppressed} suppressed"] if counts.suppressed else []
    hidden += [f"{counts.baselined} in the baseline"] if counts.baselined else []
    worst = "31" if counts.errors or outcome.faults else "33" if counts.warnings else "32"
    what = f"{paint(' and '.join(read), '1')} read" + (f" ({', '.join(aside)})" if aside else "")
    under = f"{', '.join(hidden)}; as of" if hidden else "as of"
    yield f"{what}: {paint(', '.join(found), worst)} ({under} {outcome.as_of})"


def _read(outcome: Outcome) -> Iterator[str]:
    """How many facts of each property could be read in the prose: a property that is declared and never read shows."""
    counts = outcome.summary.read.items()
    said = [f"{property} {count['read']} ({count['declared']})" for property, count in counts]
    if said:
        yield f"facts read in the prose (declared): {', '.join(said)}"


def _stale(outcome: Outcome) -> Iterator[str]:
    """When each sheet goes stale next, soonest first, and before that the sheets that are stale, oldest first."""
    dated = sorted(
        (sheet for sheet in outcome.sheets if sheet.stale_on), key=lambda sheet: (sheet.stale_on, sheet.path)
    )
    late = [sheet for sheet in dated if sheet.stale]
    due = [sheet for sheet in dated if not sheet.stale]
    yield from _listed("already stale", [_since(sheet, outcome.as_of) for sheet in late])
    yield from _listed("next to go stale", [f"{visible(sheet.path)} (after {sheet.stale_on})" for sheet in due])


def _since(sheet: SheetState, as_of: str) -> str:
    ahead = f", an error after {sheet.lapses_on}" if sheet.lapses_on and sheet.lapses_on >= as_of else ""
    return f"{visible(sheet.path)} (since {sheet.stale_on}{ahead})"


def _listed(title: str, items: list[str]) -> Iterator[str]:
    """One item beside its title, several below it, of many only the first."""
    if len(items) == 1:
        yield f"{title}: {items[0]}"
        return
    shown = items if len(items) <= _LISTED else items[:_SOONEST]
    if shown:
        yield f"{title}:"
        yield from (f"  {item}" for item in shown)
    if len(shown) < len(items):
        yield f"  and {len(items) - len(shown)} more"


def _faults(outcome: Outcome, paint: Paint) -> list[str]:
    return [f"{paint('fault', '1;31')}: {visible(fault)}" for fault in outcome.faults]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
