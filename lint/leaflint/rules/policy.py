"""What an organisation has decided, as far as rules ask for it."""

from __future__ import annotations

import datetime

import msgspec

from leaflint.config import Ages
from leaflint.facts import Property

#: The questions whose answers patients act on.
ACTED_ON = frozenset(
    (
        *("contraindications", "administration", "frequency", "dosage", "side-effects", "preparation", "monitoring"),
        *("pregnancy", "relapse-risk", "fda-approval"),
    )
)

#: What patients act on, or are harmed by where it is wrong.
ACTED_ON_FACTS = frozenset(
    {
        Property.PREGNANCY_LETTER,
        Property.PREGNANCY_ADVICE,
        Property.PREGNANCY_RISK,
        Property.ROUTE,
        Property.FREQUENCY,
        Property.DOSE,
        Property.MONITORING,
        Property.PREPARATION,
        Property.SIDE_EFFECT,
        Property.WARNING,
        Property.CONTRAINDICATION,
    }
)


class Policy(msgspec.Struct, frozen=True):
    """The day on which the check is made, and the organisation's choices.

    `order` is that of day, month and year in numeric dates. `stale` is the general limit; `stale_drugs`,
    `stale_conditions` and `stale_sections` are those for one id, and go before it in that order. `reading_grade` is
    the school grade above which a sheet is hard to read.
    """

    as_of: datetime.date
    order: str = "MDY"
    jurisdiction: str = "US"
    stale: Ages = Ages()
    stale_drugs: dict[str, Ages] = {}
    stale_conditions: dict[str, Ages] = {}
    stale_sections: dict[str, Ages] = {}
    reading_grade: int = 8

    def limit(self, drug: str | None, condition: str | None) -> Ages:
        """The ages from which a sheet about this drug and condition is overdue."""
        return self.stale_drugs.get(drug or "") or self.stale_conditions.get(condition or "") or self.stale
