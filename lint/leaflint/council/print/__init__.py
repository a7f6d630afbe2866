"""The report as a PDF, the record that is archived."""

from __future__ import annotations

from leaflint.council.blocks import Document
from leaflint.council.print.record import as_pdf
from leaflint.council.volumes import volumes_of

__all__ = ["as_pdfs"]


def as_pdfs(document: Document) -> list[bytes]:
    """The document as PDF/A: one file, or several volumes where it has very many parts.

    Volumes are set by a process each, which gives its memory back. Raises ModuleNotFoundError where typst is not
    installed.
    """
    volumes = list(volumes_of(document))
    if len(volumes) == 1:
        return [as_pdf(document)]
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    import typst  # noqa: F401  # so that it is missed here, not in another process

    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=1) as pool:
        return list(pool.map(as_pdf, volumes))
