"""section-order: questions out of their order."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.reading import Section
from leaflint.rules.examined import Examined
from leaflint.rules.examples import before, heading, without
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.STRUCTURE,
    severity=Severity.WARNING,
    good=[heading("pregnancy", "Is it safe in pregnancy?")],
    bad=[without("pregnancy") + before("dosage", "## «Can I take it if I'm pregnant?»\n\nNo.")],
)
def section_order(sheet: Examined) -> Iterator[Problem]:
    """A question stands out of its order.

    People who compare two drugs read two sheets side by side; the same order lets them. Move the question to where
    the message says.
    """
    order = {id_: at for at, id_ in enumerate(sheet.vocabulary.sections)}
    first = {section.id: section for section in reversed(sheet.sheet.sections) if section.id in order}
    sections = sorted(first.values(), key=lambda section: section.heading.start)
    kept = _longest_in_order(sections, order)
    for section in sections:
        if section not in kept:
            assert section.id
            earlier = [other for other in kept if order[str(other.id)] < order[section.id]]
            where = f"after {sheet.title(str(earlier[-1].id))!r}" if earlier else "before the other questions"
            yield Problem(
                sheet.heading(section),
                f"{sheet.title(section.id)!r} is out of order",
                f"move it {where}",
                about=section.id,
            )


def _longest_in_order(sections: list[Section], order: dict[str, int]) -> list[Section]:
    """The longest run of sections that already stand in order: moving the others is the least work."""
    tails: list[int] = []
    runs: list[list[Section]] = []
    for section in sections:
        rank = order[str(section.id)]
        at = bisect.bisect_left(tails, rank)
        run = [*(runs[at - 1] if at else ()), section]
        tails[at : at + 1] = [rank]
        runs[at : at + 1] = [run]
    return runs[-1] if runs else []
