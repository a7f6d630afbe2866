"""A sheet as rules see it: read, with its facts and what the schema holds against it."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from leaflint.approvals import Digests, Signoff, digests_of
from leaflint.conformity import Violation, spot
from leaflint.facts import DateLine, Fact, Instance, Property, revised
from leaflint.facts.doses import find_amounts
from leaflint.facts.sign_offs import sign_offs
from leaflint.finding import Place, Related
from leaflint.nodes import Mapping, Scalar, Span, words_of
from leaflint.reading import Section, Sheet, Unreadable
from leaflint.reference import Reference
from leaflint.rules.former import Former
from leaflint.rules.policy import Policy
from leaflint.vocabulary import Mention, Vocabulary


class World(NamedTuple):
    """What is the same for every sheet of a run."""

    vocabulary: Vocabulary
    reference: Reference
    policy: Policy
    rule_names: frozenset[str]


class Translated(NamedTuple):
    """What a sheet says it is a translation of: the path and the digest ("" where none), and where it says so."""

    sheet: str
    content: str
    span: Span


def translated(front: Mapping | None) -> Translated | None:
    """What front matter names as the source of a translation; None where it names no sheet."""
    entry = front.entry("translation_of") if front else None
    if entry is None or not isinstance(entry.value, Mapping):
        return None
    sheet, content = entry.value.get("sheet"), entry.value.get("content")
    if not isinstance(sheet, Scalar) or not words_of(sheet):
        return None
    where = content.span if isinstance(content, Scalar) and words_of(content) else sheet.span
    return Translated(words_of(sheet), words_of(content), where)


class Examined:
    """A sheet with everything that was read from it."""

    def __init__(
        self,
        sheet: Sheet,
        facts: tuple[Fact, ...],
        dates: tuple[DateLine, ...],
        instance: Instance,
        violations: tuple[Violation, ...],
        world: World,
        denials: tuple[Fact, ...] = (),
        signoff: Signoff | None = None,
        former: Former | None = None,
        source: Examined | Unreadable | None = None,
    ) -> None:
        """`denials` are facts of what the sheet says is not so, `signoff` what the ledger says of the sheet (None: no
        ledger is kept), `former` its text at the base revision (None: none is named, the sheet was not there, or it was
        the same), `source` the sheet that it translates, or why that cannot be read (None: it translates none, or
        nobody looked).
        """
        self.sheet = sheet
        self.all_facts = facts
        self.dates = dates
        self.violations = violations
        self.vocabulary = world.vocabulary
        self.reference = world.reference
        self.policy = world.policy
        self.rule_names = world.rule_names
        self.denials = denials
        self.signoff = signoff
        self.former = former
        self.source = source
        self._instance = instance

    @property
    def drug(self) -> str | None:
        """The id of the sheet's own drug, or None."""
        return self.sheet.drug.id if self.sheet.drug else None

    @property
    def condition(self) -> str | None:
        """The id of the sheet's own condition, or None."""
        return self.sheet.condition.id if self.sheet.condition else None

    @property
    def jurisdiction(self) -> str:
        """Whose labels and approvals count: what the sheet declares, else the organisation's own."""
        declared = self.sheet.front.get("jurisdiction") if self.sheet.front else None
        return declared.text if isinstance(declared, Scalar) and declared.text else self.policy.jurisdiction

    @cached_property
    def revision(self) -> DateLine | None:
        """The line that says how old the text is, or None."""
        return revised(list(self.dates))

    @cached_property
    def digests(self) -> Digests:
        """What the sheet says, whole and by parts, as digests."""
        return digests_of(self.sheet, self.dates)

    @cached_property
    def translated(self) -> Translated | None:
        """What the sheet says it is a translation of."""
        return translated(self.sheet.front)

    @cached_property
    def logistics(self) -> frozenset[str]:
        """The sections that the organisation calls logistics and that name no dose."""
        own = frozenset(self.signoff.logistics if self.signoff else ())
        return frozenset(
            section.id for section in self.sheet.sections if section.id in own and not self._names_dose(section)
        )

    def _names_dose(self, section: Section) -> bool:
        mark = self.vocabulary.decimal_mark(self.sheet.language)
        return bool(find_amounts(self.sheet.prose.text, section.answer, self.sheet.within(section.answer), mark))

    @cached_property
    def approving(self) -> tuple[Span, ...]:
        """Where the sheet says of itself that it was approved: its status, and sentences above the first question."""
        status = self.sheet.front.get("status") if self.sheet.front else None
        declared = [status.span] if isinstance(status, Scalar) and status.text.strip() == "approved" else []
        said = [self.sheet.prose.source(one.sentence) for one in sign_offs(self.sheet) if one.approved]
        return (*declared, *said)

    @cached_property
    def top(self) -> Span:
        """Where something is reported that the whole sheet lacks: the title that names its drug, else the first."""
        sheet = self.sheet
        titles = [block for block in sheet.header if block.kind == "heading" or block.strong == block.prose.end]
        named = [block for block in titles if any(m.kind == "drug" for m in sheet.within(block.prose))]
        for block in [*named, *titles, *sheet.header]:
            return sheet.prose.source(block.prose)
        if sheet.sections:
            return self.heading(sheet.sections[0])
        return sheet.text.line_span(1)

    def facts(self, property: Property) -> tuple[Fact, ...]:
        """The facts of one property, in the order of the sheet."""
        return tuple(fact for fact in self.all_facts if fact.property is property)

    def heading(self, section: Section) -> Span:
        """Where a section's question stands."""
        return self.sheet.prose.source(section.heading)

    def words(self, span: Span) -> str:
        """The words of a span of the prose."""
        return self.sheet.prose.text[slice(*span)]

    def words_at(self, span: Span) -> str:
        """The words of a span of the sheet's text, on one line."""
        return self.sheet.text.quote(span)

    def mentions(self, span: Span) -> tuple[Mention, ...]:
        """The mentions in a span of the prose."""
        return self.sheet.within(span)

    def title(self, section: str) -> str:
        """The question of a section, as leaflint words it in the sheet's language."""
        return self.vocabulary.title(section, self.sheet.language)

    def place(self, span: Span) -> Place:
        """The place of a span of the sheet's text."""
        return self.sheet.text.place(span)

    def beside(self, span: Span, message: str) -> Related:
        """A second place in this sheet, with a word on it."""
        return Related(self.place(span), message)

    def where(self, violation: Violation) -> Span | Place:
        """Where a violation is to be mended: in the front matter, at the words of the prose, or at the question.

        `fda`, `pregnancy` and `monitoring` are answered by sections; a sheet without front matter is mended there.
        """
        front, pointer = self.sheet.front, violation.pointer
        if front is not None and (violation.is_about_key or (pointer and front.entry(str(pointer[0])))):
            return spot(front, violation)
        for length in range(len(pointer), 0, -1):
            if place := self._instance.origins.get(pointer[:length]):
                return place
        if pointer[:1] == ("sections",) and (asked := self.sheet.section(str(pointer[1]) if pointer[1:] else "")):
            return self.heading(asked)
        if front is not None:
            return self.sheet.text.line_span(1)
        section = self.sheet.section(ANSWERING.get(violation.name, ""))
        return self.heading(section) if section else self.top


#: The sections whose answers say what a sheet without front matter does not declare.
ANSWERING = {"fda": "fda-approval", "pregnancy": "pregnancy", "monitoring": "monitoring"}
