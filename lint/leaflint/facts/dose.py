"""How much: an amount or a range of it, compared as what it is."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,9})?"
_TEXT = re.compile(rf"(?P<low>{_NUMBER})(?:-(?P<high>{_NUMBER}))? (?P<unit>[A-Za-z]+)(?P<per>(?:/[A-Za-z0-9]+)*)")
_MG = {"ug": Fraction(1, 1000), "mg": Fraction(1), "g": Fraction(1000)}


class Dose(NamedTuple):
    """`low` to `high` of a `unit` ("mg", "g", "ug", "mL", "kg" …) for each of `per` ("kg", "m2", "d", "wk", "dose").

    The unit is the author's; what is for each kilogram, square metre or day is never an amount for a whole person.
    """

    low: Fraction
    high: Fraction
    unit: str
    per: tuple[str, ...] = ()

    def __str__(self) -> str:
        amount = plain(self.low) if self.low == self.high else f"{plain(self.low)}-{plain(self.high)}"
        return "/".join((f"{amount} {self.unit}", *self.per))

    @classmethod
    def parse(cls, text: str) -> Dose | None:
        """The dose that `LOW[-HIGH] UNIT[/PER…]` says, or None: nothing, and a range that runs down, are no dose."""
        match = _TEXT.fullmatch(text)
        if not match:
            return None
        low, high = (Fraction(Decimal(number)) for number in (match["low"], match["high"] or match["low"]))
        per = tuple(match["per"].split("/")[1:])
        return cls(low, high, match["unit"], per) if 0 < low <= high and len(set(per)) == len(per) else None

    @property
    def magnitude(self) -> tuple[Fraction, Fraction]:
        """The least and the most of it: in mg where it is a mass, else in its own unit."""
        factor = _MG.get(self.unit, Fraction(1))
        return self.low * factor, self.high * factor

    @property
    def is_mass(self) -> bool:
        """Whether it is told in a unit of mass."""
        return self.unit in _MG

    def same(self, other: Dose) -> bool:
        """Whether another is the same amount for each of the same, in whatever unit: 1 g and 1000 mg."""
        return (self.magnitude, self.per) == (other.magnitude, other.per)


def plain(number: Fraction) -> str:
    """A decimal fraction in digits: `7.5`, `1000`."""
    digits = format(Decimal(number.numerator) / Decimal(number.denominator), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
