"""conflict-in-sheet: the sheet says one thing here and another there."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts import Fact, Property, Witness
from leaflint.facts.summaries import SUMMARY
from leaflint.finding import Place, Related, Severity
from leaflint.rules.disagreements import Pair, disagreements
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front, revision_line
from leaflint.rules.on_record import against_record
from leaflint.rules.on_record.asking import applying, quoted
from leaflint.rules.on_record.wording import said
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.FACTS_ONE_SHEET,
    severity=Severity.ERROR,
    good=[
        answer("dosage", "Most people with NMOSD take 2.5 mg/kg/day."),
        answer("frequency", "Every day. Some people split the amount into two doses."),
        revision_line("Revised 2026-11-22"),
    ],
    bad=[
        answer("pregnancy", "No. Avoid it. It used to be «pregnancy category D».")
        + front("pregnancy", "pregnancy: {advice: avoid, letter: C}"),
        answer("monitoring", "«Have a skin examination every six months.»"),
    ],
)
def conflict_in_sheet(sheet: Examined) -> Iterator[Problem]:
    """Two statements in one sheet disagree: title, front matter, and what the sections say.

    Whoever reads one of them acts on it, and nobody knows which is meant. Find out which is right and write it in
    both places. Where the facts of record show which is wrong, that one is reported as an error there, and the pair
    is a note here.
    """
    pairs = disagreements(sheet)
    reported = [conflict.fact for group in against_record(sheet) for conflict in group] if pairs else []
    of_one_sentence: dict[tuple[Property, Place], list[Pair]] = {}
    for pair in pairs:
        of_one_sentence.setdefault((pair.later.property, pair.later.place), []).append(pair)
    for (property, place), together in of_one_sentence.items():
        later, other = together[0]
        yield Problem(
            place,
            f"says {said(later)}: {quoted(later)}, while {_place(other)} says {said(other)}: {quoted(other)}",
            "find out which is right, and write it in both places",
            property=property,
            severity=Severity.NOTE if all(_is_told(sheet, pair, reported) for pair in together) else None,
            beside=tuple(
                Related(pair.other.place, f"says {said(pair.other)}, not {said(pair.later)} as {_place(later)} does")
                for pair in together
            ),
        )


def _is_told(sheet: Examined, pair: Pair, reported: list[Fact]) -> bool:
    """Whether the record tells which of two statements is wrong: here, or of what no trial is said to have shown."""
    claimed = any(fact.value in ("none-performed", "not-estimated") for fact in pair)
    known = applying(sheet, pair.later.property, pair.later.drug, pair.later.condition) if claimed else ()
    tested = any(one.qualifier("role") != "comparator" for one in known)
    return tested or any(_is_part_of(fact, pair) for fact in reported)


def _is_part_of(reported: Fact, pair: Pair) -> bool:
    """Whether one of two statements is reported: itself, or the dose that it is given with."""
    regimen = (Property.DOSE, Property.FREQUENCY)
    return any(
        reported == fact
        or (
            reported.property in regimen
            and fact.property in regimen
            and reported.drug == fact.drug
            and reported.place.line <= fact.place.line <= reported.place.end_line
        )
        for fact in pair
    )


def _place(fact: Fact) -> str:
    if fact.witness is Witness.FRONT_MATTER:
        return "the front matter"
    if fact.section == SUMMARY:
        return "the summary"
    return f"the answer on {fact.section.replace('-', ' ')}" if fact.section else "the title"
