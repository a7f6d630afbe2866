"""unsafe-notation: written short, read wrong."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.finding import Severity
from leaflint.rules.apart import is_apart
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, title
from leaflint.rules.notations import Notation, notations
from leaflint.rules.rule import Group, Problem, sheet_rule


@sheet_rule(
    group=Group.WORDING,
    severity=Severity.ERROR,
    source="ISMP List of Error-Prone Abbreviations, Symbols, and Dose Designations (2021)",
    good=[
        answer("dosage", "Most people take 2 to 3 mg/kg/day. This is version 1.0 of our sheet, for the U.S. only."),
        answer("dosage", "Take 0.5 mg for each kg. Tell us if your creatinine is above 1.0 mg/dL."),
        answer("side-effects", "You may need vitamin D, 1,000 units a day. Ask about hepatitis B too."),
    ],
    bad=[
        answer("dosage", "Take «1.0 mg» for each kg, or «.5 mg» if you are told to."),
        answer("dosage", "Most people take 2 to 3 mg/kg «QD»."),
        answer("preparation", "Take 1,000 «U» of vitamin D and 400 «µg» of folic acid."),
        answer("how-it-works", "It works like «MTX» (methotrexate). MTX is older."),
        title("Azathioprine («AZA»)"),
    ],
)
def unsafe_notation(sheet: Examined) -> Iterator[Problem]:
    """An abbreviation or a number is written in a way that is known to be misread.

    A point that is not seen makes 1.0 mg ten milligrams and .5 mg five; QD, U and µg have led to doses many times too
    large, and short names of drugs to the wrong drug. Write it out: every day, units, mcg, the drug's full name, 1 mg
    and 0.5 mg. Each abbreviation is reported once, at its first place. What is put between quotation marks, in an
    address or among the references is left alone, and so are IV and SC, which sheets explain.
    """
    found: dict[tuple[str, str], Notation] = {}
    for notation in sorted(notations(sheet.sheet.prose.text, sheet.vocabulary)):
        if not is_apart(sheet.sheet, notation.span):
            found.setdefault((notation.name, sheet.words(notation.span)), notation)
    for (_, words), notation in found.items():
        where = sheet.sheet.prose.source(notation.span)
        if notation.drug:
            full = sheet.vocabulary.named("drug", notation.drug, sheet.sheet.language)
            message = f"{words!r} is a short name of a drug that can be taken for another"
            yield Problem(where, message, f"write {full!r}, or the drug that is meant, in full")
        else:
            message = f"{words!r} ({notation.name.replace('-', ' ')}) has been taken for {notation.taken_for}"
            yield Problem(where, message, f"write {notation.write!r}")
