"""Statements to compare, made by hand."""

from __future__ import annotations

from leaflint.reference import Recorded


def says(property: str, value: str, drug: str = "eculizumab", **qualifiers: str) -> Recorded:
    return Recorded(drug=drug, property=property, value=value, qualifiers=tuple(sorted(qualifiers.items())))
