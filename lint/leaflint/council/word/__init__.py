"""The report as a Word document, and what reviewers wrote in one."""

from __future__ import annotations

import gc

from leaflint.council.blocks import Document
from leaflint.council.volumes import volumes_of
from leaflint.council.word.document import as_word

__all__ = ["as_words"]


def as_words(document: Document) -> list[bytes]:
    """The document as DOCX: one file, or several volumes where it has very many parts.

    Raises ModuleNotFoundError where python-docx or typst is not installed.
    """
    made = []
    for volume in volumes_of(document):
        made.append(as_word(volume))
        # A document of python-docx is a web of cycles: without this, that of every volume stays in memory.
        gc.collect()
    return made
