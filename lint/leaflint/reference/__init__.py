"""The facts of record: what is verified about each drug, with its source, and what is missing."""

from __future__ import annotations

from leaflint.reference.records import Event, Gap, Recorded, Source
from leaflint.reference.reference import Reference, load_reference
from leaflint.reference.regimens import Step

__all__ = ["Event", "Gap", "Recorded", "Reference", "Source", "Step", "load_reference"]
