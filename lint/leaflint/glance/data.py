"""The comparison as data: one row a fact, with what a view has to show beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from leaflint import __version__
from leaflint.facts.written import FIELDS, as_json, as_row
from leaflint.glance.table import Column, Glance
from leaflint.spreadsheet import as_csv

_BESIDE = ("question", "state", "status", "revised", "age")


def as_table(glance: Glance) -> str:
    """The comparison as CSV: a row for each fact, and one without a fact where a sheet states none."""
    return as_csv((*_BESIDE, *FIELDS), _rows(glance))


def _rows(glance: Glance) -> Iterator[dict[str, Any]]:
    for row in glance.rows:
        for column, cell in zip(glance.columns, row.cells, strict=True):
            beside = {
                "question": row.section,
                "state": column.state,
                "status": column.status,
                "revised": column.revised,
                "age": column.age,
            }
            for fact in cell.facts:
                yield beside | as_row(fact)
            if not cell.facts:
                nothing = dict.fromkeys(FIELDS, "")
                yield beside | nothing | {"drug": column.drug, "condition": glance.condition, "path": column.path}


def as_document(glance: Glance) -> str:
    """The comparison as JSON."""
    made = {
        "leaflint": __version__,
        "as_of": glance.as_of,
        "condition": glance.condition,
        "drugs": [_drug(column) for column in glance.columns],
        "questions": [
            {
                "id": row.section,
                "question": row.question,
                "cells": [
                    {
                        "drug": column.drug,
                        "draft": column.is_draft,
                        "words": list(cell.words),
                        "link": cell.link,
                        "facts": [as_json(fact) for fact in cell.facts],
                    }
                    for column, cell in zip(glance.columns, row.cells, strict=True)
                ],
            }
            for row in glance.rows
        ],
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _drug(column: Column) -> dict[str, Any]:
    return {
        "drug": column.drug,
        "name": column.name,
        "status": column.status or None,
        "state": column.state or None,
        "draft": column.is_draft,
        "path": column.path,
        "link": column.link,
        "revised": column.revised or None,
        "age": column.age,
    }


def as_linked_data(glance: Glance) -> dict[str, Any]:
    """What the page tells search engines, in the words of schema.org: drugs, and the page about each.

    A page is as fresh as the oldest sheet that it shows.
    """
    drugs = [_linked(glance, at, column) for at, column in enumerate(glance.columns)]
    revised = [column.revised for column in glance.columns]
    page: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": f"Drugs for {glance.name} at a glance",
        "inLanguage": glance.language,
        "about": {"@type": "MedicalCondition", "name": glance.name},
        "mentions": drugs,
    }
    if revised and all(revised):
        page["lastReviewed"] = min(revised)
    if any(column.is_draft for column in glance.columns):
        page["creativeWorkStatus"] = "Draft"
    return page


_SAID = {
    "administration": "administrationRoute",
    "how-it-works": "mechanismOfAction",
    "pregnancy": "pregnancyWarning",
    "contraindications": "contraindication",
}


def _linked(glance: Glance, at: int, column: Column) -> dict[str, Any]:
    page: dict[str, Any] = {"@type": "MedicalWebPage", "url": column.link}
    if column.revised:
        page["lastReviewed"] = column.revised
    if column.state:
        page["creativeWorkStatus"] = column.state.capitalize()
    drug: dict[str, Any] = {"@type": "Drug", "name": column.name, "subjectOf": page}
    for row in glance.rows:
        name = _SAID.get(row.section)
        if name and row.cells[at].words:
            drug[name] = "; ".join(row.cells[at].words)
    return drug
