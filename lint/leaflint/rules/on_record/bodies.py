"""What a whole person is given, against a record of so much for each kilogram."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from leaflint.facts import Fact, Property
from leaflint.facts.comparing import apart, band, phase
from leaflint.facts.comparing.doses import suits_a_body
from leaflint.reference import Step
from leaflint.rules.on_record.rates import timed
from leaflint.rules.on_record.steps import whole

# Few adults weigh more, and none so little: half of what the lightest adults weigh leaves room for small first doses.
# A slip of a digit lies outside, at whatever weight.
LIGHTEST, HEAVIEST = 25, 150
#: Whoever works out a dose for one weight rounds it to tablets and vials; some doses have a maximum.
_ROUNDED_DOWN, _ROUNDED_UP = Fraction(1, 2), Fraction(6, 5)


def fits_nobody(fact: Fact, steps: Sequence[Step]) -> bool:
    """Whether a dose can be compared with those for each kilogram on record, and no adult's weight makes it right.

    What is called a first dose may be as small as it likes.
    """
    verdicts = [
        verdict
        for step in steps
        if (dose := whole(step)) and not apart(fact, dose)
        for said in timed(fact, step)
        if (verdict := suits_a_body(dose, said, _weights(fact))) is not None
    ]
    return bool(verdicts) and not any(verdicts)


def of_a_body(fact: Fact, steps: Sequence[Step]) -> str:
    """That no weight makes a dose right, in words; "" where that is not what is wrong."""
    if fact.property is not Property.DOSE or not fits_nobody(fact, steps):
        return ""
    exact = band(fact.qualifier("weight") or "")
    if exact and exact[0] == exact[1]:
        return ", which is not what that makes for this weight"
    return f", which is right for nobody who weighs {LIGHTEST} to {HEAVIEST} kg"


def _weights(fact: Fact) -> tuple[Fraction, Fraction]:
    """From which weight to which a dose may be meant for."""
    named = band(fact.qualifier("weight") or "")
    low, high = named or (Fraction(LIGHTEST), Fraction(HEAVIEST))
    if named and low == high:
        low, high = low * _ROUNDED_DOWN, high * _ROUNDED_UP
    return (Fraction(0) if phase(fact.qualifier("phase") or "") == "loading" else low), high
