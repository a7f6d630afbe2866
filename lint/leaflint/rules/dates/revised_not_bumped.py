"""revised-not-bumped: another text under the same date."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.approvals import HEADER, Signed, changed_parts
from leaflint.approvals.digests import name_of
from leaflint.finding import Related, Severity
from leaflint.nodes import Span
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front, untouched
from leaflint.rules.former import Former
from leaflint.rules.rule import Group, Problem, sheet_rule
from leaflint.rules.worded import difference

_NAMED = 3
_LONG = 60


@sheet_rule(
    group=Group.DATES,
    severity=Severity.ERROR,
    good=[
        answer("payment-help", "Call us.") + front("revised", "revised: 2026-11-21"),
        untouched("azathioprine"),
    ],
    bad=[(answer("payment-help", "Call us.") + front("revised", "revised: «2026-11-22»")).since_base()],
)
def revised_not_bumped(sheet: Examined) -> Iterator[Problem]:
    """The content changed since `--base`, the date did not.

    The date tells readers how fresh the text is, and reviewers which text they have read. Write the day of this change.
    Nothing is said without `--base`, and nothing of line ends, emphasis or comments.
    """
    former, line = sheet.former, sheet.revision
    if former is None or line is None or former.revision is None or former.digests.whole == sheet.digests.whole:
        return
    if line.values[0].iso != former.revision.values[0].iso:
        return
    before = Signed(former.digests.whole, former.digests.front, former.digests.sections)
    parts = changed_parts(before, sheet.digests)
    changed = [f"{key!r} in the front matter" for key in parts.front]
    changed += [_called(sheet, name) for name in parts.sections]
    more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    yield Problem(
        line.span,
        f"the text has changed, the date {line.words[:_LONG]!r} has not: {', '.join(changed[:_NAMED])}{more}",
        "write the day of this change",
        about="date",
        beside=tuple(_beside(sheet, former, parts.sections)),
    )


def _called(sheet: Examined, name: str) -> str:
    """A section in words."""
    if name == HEADER:
        return "what stands above the first question"
    section = next((one for one in sheet.sheet.sections if name_of(sheet.sheet, one) == name), None)
    return repr(sheet.words(section.heading)[:_LONG] if section else name[:_LONG])


def _beside(sheet: Examined, former: Former, names: tuple[str, ...]) -> Iterator[Related]:
    """The first sections that changed, with what stood there and what stands there now."""
    for name in names[:_NAMED]:
        section = next((one for one in sheet.sheet.sections if name_of(sheet.sheet, one) == name), None)
        if section:
            now = " ".join(sheet.words(Span(*section.answer)).split())
            yield sheet.beside(sheet.heading(section), difference(former.words(name), now))
