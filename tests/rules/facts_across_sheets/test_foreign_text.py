"""foreign-text: a sentence of another drug's sheet, told by what in it cannot be this drug's."""

from __future__ import annotations

import pytest

from leaflint.checking.analysing import analyse
from leaflint.rules.account import Account

from .accounts import problems, setting

DRIP = "A nurse gives it through a drip into a vein and stays with you."
WATCHED = "A nurse watches you for infusion reactions at every one of your visits."
PURINES = "It blocks the making of purines, which cells need to copy themselves."
SIX_WEEKS = "Women should use birth control during treatment and for 6 weeks after the last dose."
ENZYMES = "Liver enzymes are checked every 4 weeks for the first 3 months, then every 3 months."
HELP = "Alexion runs a support service that can help with forms, costs and sites."
LOSS = "It can cause a loss of the pregnancy in the first three months."


def sheet(drug: str, **answers: str) -> Account:
    """A sheet as published: answers by the names of their questions."""
    asked = {
        "works": "How does it work?",
        "given": "How is it given?",
        "monitoring": "What ongoing monitoring should occur?",
        "pregnancy": "Can I take it if I'm pregnant?",
    }
    parts = [f"## {asked[name]}\n\n{answer}" for name, answer in answers.items()]
    account = analyse(f"{drug}.md", "\n\n".join([f"# {drug}\n\n### NMOSD", *parts]).encode(), setting()).account
    assert account
    return account


def foreign(here: Account, there: Account) -> list[str]:
    """The paths of the sheets that are reported."""
    return [problem.where.path for problem in problems("foreign-text", here, there)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (sheet("azathioprine", given=f"Swallow the tablet. {DRIP}"), sheet("tocilizumab", given=DRIP)),
        (
            sheet("satralizumab", given="Inject it under the skin.", monitoring=WATCHED),
            sheet("ravulizumab", given="By infusion.", monitoring=WATCHED),
        ),
        (sheet("rituximab", works=f"It removes B cells. {PURINES}"), sheet("azathioprine", works=PURINES)),
        (sheet("tocilizumab", pregnancy=SIX_WEEKS), sheet("mycophenolate mofetil", pregnancy=SIX_WEEKS)),
        (sheet("ravulizumab", monitoring=ENZYMES), sheet("satralizumab", monitoring=ENZYMES)),
        (sheet("inebilizumab", given=HELP), sheet("eculizumab", given=HELP)),
    ],
    ids=["route", "what a route brings", "target", "birth control", "test", "maker"],
)
def test_what_is_pasted_is_reported_once_in_the_sheet_that_has_it_for_nothing(here: Account, there: Account) -> None:
    assert foreign(here, there) == [here.path]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (sheet("rituximab", given=DRIP), sheet("tocilizumab", given=DRIP)),
        (sheet("eculizumab", given=f"By infusion. {DRIP}"), sheet("tocilizumab", given=DRIP)),
        (sheet("mycophenolate mofetil", works=PURINES), sheet("azathioprine", works=PURINES)),
        (sheet("azathioprine", monitoring=ENZYMES), sheet("satralizumab", monitoring=ENZYMES)),
        (sheet("ravulizumab", given=HELP), sheet("eculizumab", given=HELP)),
        (sheet("rituximab", given=HELP), sheet("eculizumab", given=HELP)),
    ],
    ids=["both by this route", "so the rest says", "one target", "not all labels", "one maker", "not all makers"],
)
def test_what_may_be_true_of_both_is_left_alone(here: Account, there: Account) -> None:
    assert foreign(here, there) == []


def test_the_message_says_why() -> None:
    here, there = sheet("azathioprine", given=f"Swallow the tablet. {DRIP}"), sheet("tocilizumab", given=DRIP)
    (problem,) = problems("foreign-text", here, there)
    assert "intravenous is how tocilizumab is given" in problem.message
