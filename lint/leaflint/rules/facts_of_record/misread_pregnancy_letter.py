"""misread-pregnancy-letter: what a letter is said to mean, and what it meant."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Property
from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer
from leaflint.rules.on_record.glosses import DEFINED, gloss_of
from leaflint.rules.on_record.letters import letters
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.FACTS_OF_RECORD,
    severity=Severity.WARNING,
    source="The former 21 CFR 201.57(f)(6)(i), in force until 2015",
    good=[
        answer("pregnancy", "No. Avoid it. It was pregnancy category D, meaning there was evidence of risk."),
        answer("pregnancy", "No. It was pregnancy category D. It is not safe to stop it on your own."),
    ],
    bad=[
        answer("pregnancy", "No. It was «pregnancy category D, meaning this medication is not safe»."),
        answer("pregnancy", "Avoid it. It was in «pregnancy category D (no evidence of risk»)."),
    ],
)
def misread_pregnancy_letter(sheet: Examined) -> Iterator[Problem]:
    """A pregnancy letter is explained as something that it did not mean.

    The letters graded what was known, not how dangerous a drug is: D said that there is evidence of risk, and that
    the benefit may be worth it. Whoever takes D for "forbidden", or C for "safe", stops or goes on for the wrong
    reason. Leave the explanation out, or give the letter's own.
    """
    for letter in letters(sheet):
        gloss = gloss_of(sheet, letter)
        if gloss:
            prose, meaning = sheet.sheet.prose, DEFINED[letter.fact.value].means
            yield Problem(
                prose.source(gloss.whole),
                f"explains the letter {letter.fact.value} as {sheet.words(gloss.words)[:80]!r}; "
                f"it meant that {meaning} (former 21 CFR 201.57)",
                f"leave the letter out, or write that it meant that {meaning}",
                property=Property.PREGNANCY_LETTER,
            )
