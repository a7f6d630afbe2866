"""The drugs of a condition at a glance, made from the facts of their sheets."""

from __future__ import annotations

from leaflint.glance.data import as_document, as_table
from leaflint.glance.page import as_page
from leaflint.glance.table import Glance, glance_of

__all__ = ["Glance", "as_document", "as_page", "as_table", "glance_of"]
