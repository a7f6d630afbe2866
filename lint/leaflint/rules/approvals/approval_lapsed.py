"""approval-lapsed: another text than the one that was approved."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.approvals import HEADER, Approved, Change, Parts, Signoff, changed_facts, is_logistics, lapsed_parts
from leaflint.approvals.digests import name_of
from leaflint.finding import Place, Severity
from leaflint.nodes import Span
from leaflint.rules.approving import entry, names, told
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front, heading, revision_line, untouched
from leaflint.rules.rule import Group, Problem, sheet_rule

_ADA = "Dr. Ada Example on 2026-11-22"
_LONG = 120


@sheet_rule(
    group=Group.APPROVALS,
    severity=Severity.ERROR,
    good=[
        untouched("azathioprine").signed(_ADA),
        front("revised", "revised: 2026-11-21").signed(_ADA),
        revision_line("Revised 11/22/2026 | Reviewed and approved by our medical council.").signed(_ADA),
        answer("dosage", "Most people with NMOSD take 2 to 4 mg/kg/day."),
    ],
    bad=[
        answer("dosage", "Most people with NMOSD take «2 to 4 mg/kg/day». The dose depends on your weight.").signed(
            _ADA
        ),
        (answer("payment-help", "Call us.") + heading("payment-help", "«How can I get help paying for it?»")).signed(
            _ADA
        ),
    ],
)
def approval_lapsed(sheet: Examined) -> Iterator[Problem]:
    """The text is not the text that was approved.

    Whoever reads "approved by our medical council" takes it as said of every word. Take the change back, or let the
    council approve the text as it is now. A change in a section that the organisation calls logistics lapses only that
    section, and is a warning, as long as no fact changes that patients act on.
    """
    signoff = sheet.signoff
    standing = signoff.standing if signoff else None
    if not signoff or not standing or not standing.whole:
        return
    parts = lapsed_parts(standing, sheet.digests)
    if not parts:
        return
    text = standing.whole
    changes = changed_facts(text.signed.facts, sheet.all_facts)
    own = is_logistics(parts, changes, sheet.logistics)
    severity = Severity.WARNING if own else None
    spoken: set[str] = set()
    for change in changes:
        spoken.update(fact.section or HEADER for fact in change.new)
        yield _problem(
            sheet, signoff, text, _where(sheet, parts, change), _stated(change), str(change.property), severity
        )
    for span, part in _spans(sheet, parts, spoken):
        yield _problem(sheet, signoff, text, span, f"{part} is not the text that was approved", None, severity)


def _problem(
    sheet: Examined,
    signoff: Signoff,
    text: Approved,
    where: Span | Place,
    what: str,
    property: str | None,
    severity: Severity | None,
) -> Problem:
    rest = "; the rest of the approval stands" if severity else ""
    return Problem(
        where,
        f"{what} (approved by {names(text)} on {text.day}){rest}",
        "take the change back, or let the text be approved as it is now: "
        f"leaflint approve {signoff.sheet} --by NAME --role ROLE",
        about=what[:_LONG],
        property=property,
        severity=severity,
        beside=(entry(signoff, text),),
    )


def _stated(change: Change) -> str:
    """The old value and the new one, in words."""
    old, new = (words[:_LONG] for words in told(change))
    name = change.property.value.replace("-", " ")
    if not old:
        return f"{name}: {new} was added to what was approved"
    if not new:
        return f"{name}: {old} was approved and is gone"
    return f"{name}: {new} is not what was approved, {old}"


def _where(sheet: Examined, parts: Parts, change: Change) -> Span | Place:
    """The new statement; where there is none, the part that it was taken from, or the top."""
    if change.new:
        return change.new[0].place
    return next((span for span, _ in _spans(sheet, parts, set())), sheet.top)


def _spans(sheet: Examined, parts: Parts, spoken: set[str]) -> Iterator[tuple[Span, str]]:
    """The parts in which nothing else was told, and where they stand."""
    headings = {name_of(sheet.sheet, section): sheet.heading(section) for section in reversed(sheet.sheet.sections)}
    for name in parts.sections:
        plain = name.partition("#")[0]
        if plain in spoken:
            continue
        if plain == HEADER:
            yield sheet.top, "what stands above the first question"
        elif plain in headings:
            yield headings[plain], f"the answer to {sheet.words_at(headings[plain])[:_LONG]!r}"
        else:
            yield sheet.top, f"the section {plain[:_LONG]!r}, which is gone,"
    for key in parts.front if not spoken else ():
        entry_ = sheet.sheet.front.entry(key) if sheet.sheet.front else None
        yield entry_.key.span if entry_ else sheet.top, f"'{key[:_LONG]}' in the front matter"
