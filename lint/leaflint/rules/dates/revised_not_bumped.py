"""revised-not-bumped: another text under the same date."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.approvals import HEADER, Signed, changed_parts
from leaflint.finding import Related, Severity
from leaflint.reading import Section
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front, untouched
from leaflint.rules.former import Former, section_called
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
    changed += [_called(sheet, former, name) for name in parts.sections]
    more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    yield Problem(
        line.span,
        f"the text has changed, the date {line.words[:_LONG]!r} has not: {', '.join(changed[:_NAMED])}{more}",
        "write the day of this change",
        about="date",
        beside=tuple(_beside(sheet, former, parts.sections)),
    )


def _called(sheet: Examined, former: Former, name: str) -> str:
    """A section in words."""
    if name == HEADER:
        return "what stands above the first question"
    now, then = section_called(sheet.sheet, name), former.section(name)
    if now is None and then is not None:
        return f"{former.sheet.prose.text[slice(*then.heading)][:_LONG]!r}, which is gone"
    return repr(sheet.words(now.heading)[:_LONG] if now else name.partition("#")[0][:_LONG])


def _beside(sheet: Examined, former: Former, names: tuple[str, ...]) -> Iterator[Related]:
    """The first sections that changed, with what stood there and what stands there now."""
    for name in names[:_NAMED]:
        if section := section_called(sheet.sheet, name):
            yield sheet.beside(sheet.heading(section), _difference(former, former.section(name), sheet, section))


def _difference(former: Former, then: Section | None, sheet: Examined, now: Section) -> str:
    """What changed in an answer; where nothing did, in its question."""
    if then is None:
        return "is new"
    before, after = former.sheet.prose.text, sheet.sheet.prose.text
    old, new = before[slice(*then.answer)], after[slice(*now.answer)]
    if old.split() == new.split():
        old, new = before[slice(*then.heading)], after[slice(*now.heading)]
    return difference(old, new)
