"""A long report in volumes: who sets or opens a document has all of it in memory at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from leaflint.council.blocks import Block, Document, Heading, Words

#: So many parts of a report stay well under 500 MiB.
_MOST_PARTS = 50


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
