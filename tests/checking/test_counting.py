"""A silent fact is visible: how many facts were declared, and how many the prose could be read to state."""

from __future__ import annotations

from leaflint.checking.counting import counted, together
from leaflint.facts import Fact, Property, Witness
from leaflint.finding import Place
from leaflint.outcome import Outcome, Summary
from leaflint.reporters import render_text


def fact(property: Property, witness: Witness) -> Fact:
    return Fact("azathioprine", "nmosd", property, "oral", witness, Place("sheet.md"), "oral")


DECLARED = fact(Property.ROUTE, Witness.FRONT_MATTER)
READ = fact(Property.DOSE, Witness.PROSE)


def test_facts_are_counted_by_property_and_witness() -> None:
    assert counted([DECLARED, READ, READ]) == {"route": (1, 0), "dose": (0, 2)}


def test_the_counts_of_sheets_are_added_in_the_order_of_the_alphabet() -> None:
    total = together([counted([DECLARED]), counted([DECLARED, READ])])
    assert total == {"dose": {"declared": 0, "read": 1}, "route": {"declared": 2, "read": 0}}
    assert list(total) == ["dose", "route"]


def test_the_text_summary_shows_what_is_declared_and_never_read() -> None:
    summary = Summary(sheets=1, read=together([counted([DECLARED, READ])]))
    assert "facts read in the prose (declared): dose 1 (0), route 0 (1)\n" in render_text(
        Outcome("0.1.0", "2026-11-22", summary)
    )
