"""A long report in volumes: a typesetter keeps in memory all that it sets at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from leaflint.council.blocks import Block, Document, Heading, Words
from leaflint.council.print.record import as_pdf

#: So many parts of a report stay well under 500 MiB.
_MOST_PARTS = 60


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


def volumes_of(document: Document) -> Iterator[Document]:
    """The document in volumes that begin with a part each; what leads to another volume leads nowhere."""
    parts: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1 and parts[-1]:
            parts.append([])
        parts[-1].append(block)
    groups = [parts[at : at + _MOST_PARTS] for at in range(0, len(parts), _MOST_PARTS)]
    if len(groups) == 1:
        yield document
        return
    for number, group in enumerate(groups, 1):
        blocks = [block for part in group for block in part]
        here = {block.anchor for block in blocks if isinstance(block, Heading)}
        yield document._replace(
            subtitle=f"{document.subtitle}, volume {number} of {len(groups)}", blocks=_leading(blocks, here)
        )


def _leading(blocks: Sequence[Block], here: set[str]) -> tuple[Block, ...]:
    return tuple(_mapped(block, here) for block in blocks)


def _mapped(value: Any, here: set[str]) -> Any:
    if isinstance(value, Words):
        return value._replace(kind="strong", to="") if value.kind == "link" and value.to not in here else value
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_mapped(part, here) for part in value)
    if isinstance(value, tuple):
        return type(value)(*(_mapped(part, here) for part in value))
    return value
