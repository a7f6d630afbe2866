"""bare-relapse-figure: fewer relapses, but than whose?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.facts import Fact, Property, Witness
from leaflint.finding import Severity
from leaflint.reading import Block, Section
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer
from leaflint.rules.rule import Group, Problem, sheet_rule

_LABEL = re.compile(r"[^:.\n]{2,40}: \S[^\n]{0,80}$")
#: So many lines of a card before a figure, and behind it, tell what it is of.
_NEAR = 6
_TELLING = frozenset({"comparator", "population", "trial"})


@sheet_rule(
    group=Group.WORDING,
    severity=Severity.WARNING,
    good=[
        answer("relapse-risk", "It cut the risk of relapse by 94% compared with placebo.").of("eculizumab"),
        answer("relapse-risk", "The PREVENT trial had a placebo group. The risk of relapse fell by 94%.").of(
            "eculizumab"
        ),
    ],
    bad=[answer("relapse-risk", "It cuts the risk of relapse by «94%».").of("eculizumab")],
)
def bare_relapse_figure(sheet: Examined) -> Iterator[Problem]:
    """A relapse figure without what it was compared with, in whom, or in which trial.

    94% fewer relapses than with a placebo, among people with AQP4 antibodies, is not 94% fewer than with another drug;
    figures of two trials cannot be compared. Say against what, in whom, and in which trial it was measured.
    """
    for fact in sheet.facts(Property.RELAPSE_REDUCTION):
        if fact.witness is Witness.PROSE and fact.value[:1].isdigit() and not _is_told(sheet, fact):
            yield Problem(
                fact.place,
                f"{fact.quote!r} gives {fact.value} without saying against what, in whom or in which trial",
                "add it, as in '94% fewer relapses than with a placebo, in the PREVENT trial'",
                about=f"{fact.drug} {fact.value}",
                property=Property.RELAPSE_REDUCTION.value,
                quote=fact.quote,
            )


def _is_told(sheet: Examined, fact: Fact) -> bool:
    """Whether the fact has it, or its paragraph, the line that its list stands under, or its table."""
    if any(fact.qualifier(name) for name in _TELLING):
        return True
    for section in sheet.sheet.sections:
        for at, block in enumerate(section.blocks):
            place = sheet.place(sheet.sheet.prose.source(block.prose))
            if place.line <= fact.place.line <= place.end_line:
                around = [block, *_leading(section, at), *_labelled(sheet, section, at)]
                return any(mention.kind in _TELLING for one in around for mention in sheet.mentions(one.prose))
    return False


def _labelled(sheet: Examined, section: Section, at: int) -> list[Block]:
    """The lines of a card around that at `at`, where it is one: "Trial: PREVENT", "Compared with: placebo"."""
    near = section.blocks[max(at - _NEAR, 0) : at + _NEAR + 1]
    lines = [one for one in near if _LABEL.match(sheet.words(one.prose))]
    return lines if section.blocks[at] in lines else []


def _leading(section: Section, at: int) -> tuple[Block, ...]:
    """The blocks that speak for the one at `at`: the line above a list; of a table, its cells."""
    kind = section.blocks[at].kind
    if kind == "cell":
        return tuple(block for block in section.blocks if block.kind == "cell")
    if kind == "item":
        return next(((block,) for block in reversed(section.blocks[:at]) if block.kind != "item"), ())
    return ()
