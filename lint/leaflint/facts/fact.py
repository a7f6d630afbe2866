"""A fact, and the witness who states it."""

from __future__ import annotations

import enum

import msgspec

from leaflint.finding import Place


class Witness(enum.StrEnum):
    """Who states a fact."""

    FRONT_MATTER = "front-matter"
    PROSE = "prose"
    LABEL = "label"
    TRANSLATION = "translation"
    APPROVED_TEXT = "approved-text"


class Property(enum.StrEnum):
    """What a fact is about."""

    FDA_STATUS = "fda-status"
    PREGNANCY_LETTER = "pregnancy-letter"
    PREGNANCY_ADVICE = "pregnancy-advice"
    ROUTE = "route"
    FREQUENCY = "frequency"
    DOSE = "dose"
    RELAPSE_REDUCTION = "relapse-reduction"
    MONITORING = "monitoring"
    PREPARATION = "preparation"
    SIDE_EFFECT = "side-effect"
    WARNING = "warning"
    CONTRAINDICATION = "contraindication"
    PREGNANCY_RISK = "pregnancy-risk"
    MECHANISM = "mechanism"
    SIMILAR_TO = "similar-to"
    MANUFACTURER = "manufacturer"
    TRIAL = "trial"
    REVISED = "revised"
    APPROVED_DRUG_COUNT = "approved-drug-count"
    EXCLUSIVE = "exclusive"


class Fact(msgspec.Struct, frozen=True):
    """One statement about a drug.

    `drug` and `condition` are ids (empty where the sheet does not say which); `value` is written as the property's
    grammar has it (an id, `>=2/P1Y`, `2021-07`); `qualifiers` narrow it (`frequency`, `phase`, `population` …).
    `place` and `quote` are the words that state it, `section` the question that they answer (empty above the first).
    """

    drug: str
    condition: str
    property: Property
    value: str
    witness: Witness
    place: Place
    quote: str
    qualifiers: tuple[tuple[str, str], ...] = ()
    section: str = ""

    def qualifier(self, name: str) -> str | None:
        """The value of one qualifier, or None."""
        return dict(self.qualifiers).get(name)
