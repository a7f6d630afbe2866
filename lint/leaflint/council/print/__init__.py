"""The report as a PDF, the record that is archived."""

from __future__ import annotations

from leaflint.council.print.volumes import as_pdfs

__all__ = ["as_pdfs"]
