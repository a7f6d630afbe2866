"""The report for the medical council, and what its reviewers write into it."""

from __future__ import annotations

from leaflint.council.blocks import Document
from leaflint.council.content import document
from leaflint.council.making import Case, make_report
from leaflint.council.page import as_page
from leaflint.council.plain_text import harmless

__all__ = ["Case", "Document", "as_page", "document", "harmless", "make_report"]
