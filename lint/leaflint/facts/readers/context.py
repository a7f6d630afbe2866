"""What every reader of facts is given, and how it states one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from leaflint.facts.clauses import Clause, clauses, title_clauses
from leaflint.facts.fact import Fact, Property, Witness
from leaflint.facts.summaries import SUMMARY, summary_sections
from leaflint.nodes import Node, Span
from leaflint.reading import Section, Sheet
from leaflint.vocabulary import Vocabulary


class Reading:
    """A sheet with its clauses, and the words to read them by. `order` is the order of day and month in dates."""

    def __init__(self, sheet: Sheet, vocabulary: Vocabulary, order: str) -> None:
        self.sheet = sheet
        self.vocabulary = vocabulary
        self.order = order
        self.drug = sheet.drug.id if sheet.drug else None
        self.condition = sheet.condition.id if sheet.condition else None

    @property
    def text(self) -> str:
        """The sheet's prose."""
        return self.sheet.prose.text

    @property
    def decimal_mark(self) -> str:
        """What divides a number from its fraction in the sheet's language: "." or ","."""
        return self.vocabulary.decimal_mark(self.sheet.language)

    @cached_property
    def titles(self) -> list[Clause]:
        """The headings above the first question."""
        return title_clauses(self.sheet)

    @cached_property
    def sections(self) -> list[tuple[Section, list[Clause]]]:
        """Every section with the clauses of its answer, those whose question is not known among them.

        What a summary says stands last: where it says the same, the answer itself is the witness.
        """
        sections = (*self.sheet.sections, *summary_sections(self.sheet, self.vocabulary))
        return [(section, clauses(self.sheet, section)) for section in sections]

    def clauses(self, *sections: str) -> list[Clause]:
        """The clauses of every answer to these questions, in the order of the sheet."""
        return [clause for section, said in self.sections if section.id in sections for clause in said]

    def declare(
        self, property: Property, value: str, node: Node | None, qualifiers: Mapping[str, str] | None = None
    ) -> Fact:
        """The fact that `node` of the front matter declares of the sheet's own drug and condition."""
        return self.fact(
            property,
            value,
            Witness.FRONT_MATTER,
            node.span if node else Span(0, 0),
            drug=self.drug,
            condition=self.condition,
            qualifiers=qualifiers,
        )

    def state(
        self,
        property: Property,
        value: str,
        clause: Clause,
        qualifiers: Mapping[str, str] | None = None,
        span: Span | None = None,
    ) -> Fact:
        """The fact that `clause` states, at its sentence or at `span` of the prose."""
        return self.fact(
            property,
            value,
            Witness.PROSE,
            self.sheet.prose.source(span or clause.sentence),
            drug=clause.drug,
            condition=clause.condition,
            qualifiers=qualifiers,
            section=_witness(clause.section),
        )

    def fact(
        self,
        property: Property,
        value: str,
        witness: Witness,
        span: Span,
        *,
        drug: str | None,
        condition: str | None,
        qualifiers: Mapping[str, str] | None = None,
        section: str | None = None,
    ) -> Fact:
        """A fact stated at `span` of the sheet's text."""
        text = self.sheet.text
        return Fact(
            drug=drug or "",
            condition=condition or "",
            property=property,
            value=value,
            witness=witness,
            place=text.place(span),
            quote=text.quote(span),
            qualifiers=tuple(sorted((qualifiers or {}).items())),
            section=section or "",
        )


def _witness(section: Section | None) -> str | None:
    """The question that an answer answers, or that it is a summary, which is a witness of its own."""
    if section is None:
        return None
    return SUMMARY if section.aside else section.id
