"""The report as a Word document, and what reviewers wrote in one."""

from __future__ import annotations

from leaflint.council.word.document import as_word

__all__ = ["as_word"]
