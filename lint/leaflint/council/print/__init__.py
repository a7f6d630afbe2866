"""The report as a PDF, the record that is archived."""

from __future__ import annotations

from leaflint.council.print.record import as_pdf

__all__ = ["as_pdf"]
