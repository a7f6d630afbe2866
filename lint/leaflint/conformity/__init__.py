"""Holding data against JSON Schemas, and saying in plain words where and why it does not conform."""

from __future__ import annotations

from leaflint.conformity.checker import Checker
from leaflint.conformity.data import check_data
from leaflint.conformity.sheet import SheetSchema
from leaflint.conformity.violation import Violation, spot
from leaflint.text_files import read_text

__all__ = ["Checker", "SheetSchema", "Violation", "check_data", "read_text", "spot"]
