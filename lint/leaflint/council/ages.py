"""The age of every sheet against its policy, as a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from leaflint.council.dossier import Dossier

_MOST = 40
_ROW, _TOP, _LEFT, _WIDTH, _RIGHT = 22, 34, 190, 700, 150
_LONGEST = 26


def ages_drawn(dossiers: Sequence[Dossier]) -> tuple[str, str]:
    """An SVG with a bar for each sheet, the oldest first, and the same in words; ("", "") where no age is known."""
    known = sorted((one for one in dossiers if one.age is not None), key=lambda one: (-(one.age or 0), one.path))
    shown = known[:_MOST]
    if not shown:
        return "", ""
    last = max(max(one.age or 0, one.limit) for one in shown)
    scale = (_WIDTH - _LEFT - _RIGHT) / last
    height = _TOP + _ROW * len(shown) + 6
    rows = "".join(_row(one, _TOP + _ROW * at, scale) for at, one in enumerate(shown))
    marks = "".join(
        _mark(months, scale, height) for months in sorted({m for one in shown for m in (one.warn, one.limit)})
    )
    words = _in_words(shown, len(known))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'role="img" fill="currentColor" font-family="sans-serif" font-size="12">'
        f"<title>{escape(words)}</title>{marks}{rows}</svg>"
    )
    return svg, words


def _row(one: Dossier, y: int, scale: float) -> str:
    age = one.age or 0
    name = one.title if len(one.title) <= _LONGEST else one.title[: _LONGEST - 1] + "…"
    width = max(age * scale, 1)
    return (
        f'<text x="{_LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(_shown(name))}</text>'
        f'<rect x="{_LEFT}" y="{y + 3}" width="{width:.1f}" height="14" rx="2" class="{_verdict(one)[0]}" '
        f'fill-opacity="{_verdict(one)[2]}"/>'
        f'<text x="{_LEFT + width + 6:.1f}" y="{y + 14}">{_months(age)}{_verdict(one)[1]}</text>'
    )


def _verdict(one: Dossier) -> tuple[str, str, str]:
    """The name of a sheet's age for style sheets, in words, and how dark its bar is."""
    age = one.age or 0
    if age >= one.limit:
        return "late", ", out of date", "1"
    return ("due", ", to be revised", "0.6") if age >= one.warn else ("fresh", "", "0.3")


def _mark(months: int, scale: float, height: int) -> str:
    x = f"{_LEFT + months * scale:.1f}"
    return (
        f'<path d="M{x} {_TOP - 6}V{height - 4}" stroke="currentColor" stroke-dasharray="3 3" stroke-opacity="0.6"/>'
        f'<text x="{x}" y="{_TOP - 12}" text-anchor="middle">{_months(months)}</text>'
    )


def _in_words(shown: Sequence[Dossier], known: int) -> str:
    late = sum(_verdict(one)[0] == "late" for one in shown)
    due = sum(_verdict(one)[0] == "due" for one in shown)
    younger = f"; the {known - len(shown)} youngest of {known} sheets are not drawn" if known > len(shown) else ""
    ages = "; ".join(f"{one.title} {_months(one.age or 0)}" for one in shown)
    return f"Age of the sheets: {late} out of date, {due} to be revised. {ages}{younger}."


def _months(count: int) -> str:
    return f"{count} month" if count == 1 else f"{count} months"


def _shown(words: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in words)
