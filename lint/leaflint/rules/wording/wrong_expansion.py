"""wrong-expansion: letters that stand for something else."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.apart import is_apart
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer
from leaflint.rules.expansions import wrong_expansions
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.WORDING,
    severity=Severity.ERROR,
    good=[
        answer("administration", "It is given IV (through a vein), never SC (under the skin)."),
        answer("preparation", "Have a complete blood count (CBC), and a test for TB (if you have ever had it)."),
        answer("contraindications", "There is a risk of PML (progressive multifocal leucoencephalopathy)."),
    ],
    bad=[
        answer("administration", "It is given IV («intravascular»), at a clinic."),
        answer("contraindications", "There is a risk of PML («primary multifocal leukoencephalopathy»)."),
        answer("how-it-works", "NMOSD («neuromyelitis optical spectrum disorder») harms nerves."),
        answer("preparation", "Have a «complete body count» (CBC) every month."),
        answer("fda-approval", "No, the FDA («Food and Drug Agency») has not approved it."),
    ],
)
def wrong_expansion(sheet: Examined) -> Iterator[Problem]:
    """An acronym is expanded to words that it does not stand for.

    Intravascular is no way of giving a drug that a nurse would know, and a reader who looks up a wrong name finds
    another disease. Write what the acronym stands for, or explain it in plain words: IV (into a vein).
    """
    for wrong in wrong_expansions(sheet.sheet.prose.text, sheet.vocabulary):
        if not is_apart(sheet.sheet, wrong.span):
            said = sheet.words(wrong.span)[:80]
            yield Problem(
                sheet.sheet.prose.source(wrong.span),
                f"{wrong.acronym} does not stand for {said!r}",
                f"write {wrong.right!r}, or say in plain words what it is",
            )
