"""The record as a witness: what it says against the statements of a sheet."""

from __future__ import annotations

from leaflint.rules.on_record.against import against_record
from leaflint.rules.on_record.conflict import Conflict

__all__ = ["Conflict", "against_record"]
