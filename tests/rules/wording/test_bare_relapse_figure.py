"""bare-relapse-figure: what makes a figure one that can be compared."""

from __future__ import annotations

import pytest

from leaflint.facts import Fact, Property
from leaflint.rules.wording.bare_relapse_figure import bare_relapse_figure

from .examining import fact, stating

TITLE = "# Eculizumab\n\n### NMOSD\n\n## How much does it reduce my risk of relapse?\n\n"
LINE = 7


def figure(line: int = LINE, value: str = "94%", **qualifiers: str) -> Fact:
    return fact(Property.RELAPSE_REDUCTION, value, "eculizumab", line, **qualifiers)


def count(answer: str, *facts: Fact) -> int:
    return sum(1 for _ in bare_relapse_figure.check(stating(f"{TITLE}{answer}\n", *facts)))


def test_a_bare_figure_is_told() -> None:
    assert count("It cuts the risk of relapse by 94%.", figure()) == 1


@pytest.mark.parametrize("qualifier", ["comparator", "population", "trial"])
def test_a_figure_with_any_of_the_three_is_not_bare(qualifier: str) -> None:
    assert (
        count(
            "It cuts the risk of relapse by 94%.",
            fact(Property.RELAPSE_REDUCTION, "94%", "eculizumab", LINE, condition="nmosd", **{qualifier: "said"}),
        )
        == 0
    )


def test_what_is_not_estimated_has_no_figure() -> None:
    assert count("Nobody knows.", figure(value="not-estimated")) == 0


@pytest.mark.parametrize(
    "answer",
    [
        "It was compared with placebo. It cuts the risk of relapse by 94%.",
        "It cuts the risk of relapse by 94%. All of them were AQP4 antibody positive.",
    ],
)
def test_its_paragraph_may_say_it(answer: str) -> None:
    assert count(answer, figure()) == 0


def test_another_paragraph_does_not_say_it() -> None:
    assert count("It cuts the risk of relapse by 94%.\n\nThe placebo was salt water.", figure()) == 1


def test_the_line_above_a_list_speaks_for_its_items() -> None:
    assert count("Compared with placebo:\n\n- relapses fell by 94%\n- few had side effects", figure(LINE + 2)) == 0
    assert count("Doctors found:\n\n- relapses fell by 94%\n- few had side effects", figure(LINE + 2)) == 1


def test_a_table_speaks_for_its_cells() -> None:
    table = "| compared with | fewer relapses |\n|---|---|\n| placebo | 94% |"
    assert count(table, figure(LINE + 2)) == 0
