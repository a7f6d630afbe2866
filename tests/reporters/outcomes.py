"""Outcomes to report: simple ones to read, and hostile ones to survive."""

from __future__ import annotations

from hypothesis import strategies as st

from leaflint.finding import Edit, Excerpt, Finding, Fix, Place, Related, Severity, order
from leaflint.outcome import Outcome, RuleText, SheetState, Summary

RULES = (
    RuleText("missing-section", "structure", Severity.ERROR, "A question is missing.", "Readers need it. Add it."),
    RuleText(
        "stale-revision",
        "dates",
        Severity.WARNING,
        "The sheet is old.",
        "Read it again, and write the new date.",
        examples=(("bad", "revised: «2019-01-01»"), ("good", "revised: 2026-01-01")),
    ),
    RuleText("schema", "structure", Severity.ERROR, "The sheet does not conform.", "Write it as the schema says."),
)
NASTY = [
    *("%", ":", ",", "::error::forged", "\n::error::forged", "\r\n", "]]>", "<script>alert(1)</script>", "&amp;", '"'),
    *("'", "\x1b[31m", "\x00", "\u2028", "\u202eabc", "🌿", "é", "ﷺ", "\ufffe", "##[error]", "%0A", "a,b:c", "\t", "`"),
    *("[here](1)", "\\[here\\](1)", "{0}", "{MM/YYYY}", "\\", "|", "  ::warning::forged", "\x85", "שלום", "👩‍⚕️"),
]


def finding(**changes: object) -> Finding:
    """A finding like any other, but for `changes`."""
    usual: dict[str, object] = {
        "rule": "stale-revision",
        "severity": Severity.WARNING,
        "place": Place("sheets/a.md", 3, 10, 3, 20, 10, 20),
        "message": "the sheet was last revised 2021-07-13",
        "hint": "read it again",
        "fingerprint": "0" * 64,
        "excerpt": Excerpt("revised: 2021-07-13"),
    }
    return Finding(**(usual | changes))  # type: ignore[arg-type]


def outcome(*findings: Finding, **changes: object) -> Outcome:
    """A run with these findings."""
    levels = [found.severity for found in findings]
    summary = Summary(
        sheets=len({found.place.path for found in findings}) or 1,
        errors=levels.count(Severity.ERROR),
        warnings=levels.count(Severity.WARNING),
        notes=levels.count(Severity.NOTE),
    )
    usual: dict[str, object] = {
        "sheets": tuple(SheetState(path) for path in sorted({found.place.path for found in findings})),
        "rules": RULES,
    }
    return Outcome("0.1.0", "2026-11-22", summary, tuple(sorted(findings, key=order)), **(usual | changes))  # type: ignore[arg-type]


texts = st.lists(
    st.one_of(st.sampled_from(NASTY), st.text(max_size=8, alphabet=st.characters(exclude_categories=["Cs"]))),
    max_size=4,
).map("".join)
names = texts.filter(lambda text: text.strip("/. ") != "" and "\0" not in text).map(lambda text: f"sheets/{text}.md")


@st.composite
def places(draw: st.DrawFn) -> Place:
    line, column = draw(st.integers(1, 99)), draw(st.integers(1, 99))
    end = column + draw(st.integers(0, 9))
    return Place(draw(names), line, column, line + draw(st.integers(0, 2)), end, column + 3, end + 5)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    place = draw(places())
    fix = Fix(draw(texts), (Edit(place, draw(texts)),)) if draw(st.booleans()) else None
    related = (Related(draw(places()), draw(texts)),) if draw(st.booleans()) else ()
    return finding(
        rule=draw(st.sampled_from([rule.name for rule in RULES])),
        severity=draw(st.sampled_from(Severity)),
        place=place,
        message=draw(texts.filter(bool)),
        hint=draw(texts),
        property=draw(st.sampled_from([None, "dose"])),
        drug=draw(st.sampled_from([None, "azathioprine"])),
        related=related,
        fix=fix,
        fingerprint=draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
        excerpt=Excerpt(draw(texts), draw(st.integers(1, 30))),
    )


outcomes = st.lists(findings(), max_size=5).map(lambda found: outcome(*found))

UNPAIRED = "\udc80"  # half a character, as the name of a file may hold it; UTF-8 cannot
