"""Pages that compare drugs: questions in the plural, each answered by a table with one column a drug."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from leaflint.nodes import Span
from leaflint.reading.outline import Outline
from leaflint.reading.sheet import Block, Column, Named, Prose, Section
from leaflint.vocabulary import Mention, Vocabulary

#: The words of a cell that say nothing.
_EMPTY = frozenset(("", "-", "–", "—", "?", "…", "n/a", "na", "none", "tbd"))


def is_comparison(outline: Outline, mentions: tuple[Mention, ...]) -> bool:
    """Whether most of the known questions are answered by a table with a column for each of two or more drugs."""
    drugs = [mention.span.start for mention in mentions if mention.kind == "drug"]
    known = [section for section in outline.sections if section.id]
    return 0 < len(known) < 2 * sum(_compares(section, drugs) for section in known)


def _compares(section: Section, drugs: list[int]) -> bool:
    heads = [block.prose for block in section.blocks if block.cell and block.cell[1] == 0]
    return sum(bisect_left(drugs, head.start) < bisect_left(drugs, head.end) for head in heads) >= 2


def columns_of(
    outline: Outline, prose: Prose, mentions: tuple[Mention, ...], vocabulary: Vocabulary
) -> tuple[Column, ...]:
    """The drugs of a page in the order of their names, each with the cells that answer for it.

    Every cell is a section of its own, for what stands between two cells of a column is said of other drugs. A row
    whose label says more than the question does ("loading dose") is not read, nor a cell that says nothing.
    """
    within = _Within(mentions)
    found: dict[str, tuple[Named, list[Section]]] = {}
    for section in outline.sections:
        if section.id:
            for named, cell in _cells(section, prose, within, vocabulary):
                if named.id:
                    found.setdefault(named.id, (named, []))[1].append(_answered(section, cell))
    return tuple(Column(named, tuple(sections)) for _, (named, sections) in sorted(found.items()))


class _Within:
    """The mentions of a page, by where they start."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]

    def __call__(self, place: Span) -> tuple[Mention, ...]:
        """The mentions that start in a place."""
        return self._mentions[bisect_left(self._starts, place.start) : bisect_left(self._starts, place.end)]


def _cells(section: Section, prose: Prose, within: _Within, vocabulary: Vocabulary) -> Iterator[tuple[Named, Block]]:
    """The cells below the names of drugs, each with its drug."""
    heads: dict[tuple[int, int], Named] = {}
    labels: dict[tuple[int, int], Span] = {}
    for block in section.blocks:
        if block.cell is None:
            continue
        table, row, column = block.cell
        if row == 0:
            named = [mention for mention in within(block.prose) if mention.kind == "drug"]
            if len({drug.id for drug in named}) == 1:
                heads[table, column] = Named(named[0].id, prose.text[slice(*block.prose)], prose.source(block.prose))
        elif (table, column) not in heads:
            labels[table, row] = block.prose
        elif prose.text[slice(*block.prose)].strip(" *_").lower() not in _EMPTY:
            label = labels.get((table, row))
            if label is None or _says_no_more(label, section, prose, within, vocabulary):
                yield heads[table, column], block


def _says_no_more(label: Span, section: Section, prose: Prose, within: _Within, vocabulary: Vocabulary) -> bool:
    """Whether a row's label is the question once more, or names nothing."""
    question = vocabulary.question(prose.text[slice(*label)])
    return question.section == section.id if question else not within(label)


def _answered(section: Section, cell: Block) -> Section:
    """A section with one cell as its whole answer."""
    return section._replace(answer=cell.prose, blocks=(cell._replace(kind="paragraph", cell=None),))
