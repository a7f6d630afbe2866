"""misspelled-drug: one letter makes another drug, or none."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, front, title
from leaflint.rules.naming import is_nearly_known, misspelt_names, unknown_drug
from leaflint.rules.near_names import near_names
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.FACTS_ACROSS_SHEETS,
    severity=Severity.ERROR,
    good=[
        answer("how-it-works", "It works like mycophenolate (CellCept), not like prednisone or prednisolone."),
        answer("how-it-works", "It is no antibody, as cetuximab and siltuximab are. In Spanish it is azatioprina."),
        answer("payment-help", "Ask about the program of your clinic with confidence."),
    ],
    bad=[
        answer("how-it-works", "«Azathioprene» calms the immune system. Azathioprene is a pill."),
        answer("how-it-works", "It works like «mycophenylate mofetil»."),
        answer("manufacturer", "Sebela makes «Immuran»."),
        title("Azathioprine («Imuram»)"),
        front("similar_to", "similar_to: [«micophenolate»]"),
        front("drug", "drug: «avacopan»"),
    ],
)
def misspelled_drug(sheet: Examined) -> Iterator[Problem]:
    """The name of a drug or brand is a letter or two off.

    Names that look alike are different drugs, and a reader who types the name into a search finds the wrong one or
    nothing. Write the name as it is on the label. Names of short length are held to one letter, long ones to two; the
    names of other real drugs, and a drug's names in other languages, are right. A sheet about a drug that is not known
    at all gets a note: it is checked for all that needs no facts of record.
    """
    language = sheet.sheet.language
    for found in misspelt_names(sheet):
        name = near_names(sheet.vocabulary).name_of(found.drug, found.words)
        yield Problem(
            found.spans[0],
            f"{found.words[:80]!r} is no drug's name",
            f"did you mean {name!r}?",
            about=found.words,
            beside=tuple(sheet.beside(span, "the same again") for span in found.spans[1:10]),
        )
    if (unknown := unknown_drug(sheet)) and not is_nearly_known(sheet, "drug", unknown[0]):
        words, where = unknown
        nearest = sheet.vocabulary.nearest("drug", words, language)
        yield Problem(
            where,
            f"no drug is known by the name {words[:80]!r}; what needs facts of record is not checked",
            f"the nearest name is {nearest!r}" if nearest else "check the spelling, or add the drug to your vocabulary",
            about="unknown",
            severity=Severity.NOTE,
        )
