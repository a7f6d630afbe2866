"""conflict-with-translation: what a translation says, and what its source says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflint.facts import Fact, Property, Witness
from leaflint.facts.answers import answer_of
from leaflint.facts.comparing import agree, apart, disagree
from leaflint.finding import Place, Related, Severity
from leaflint.nodes import Span
from leaflint.reading import Section, Unreadable
from leaflint.rules.amounts import Amount, amounts_of
from leaflint.rules.examined import Examined
from leaflint.rules.examples import answer, untouched
from leaflint.rules.rule import Group, Problem, sheet_rule

_COMPARED = (
    Property.FDA_STATUS,
    Property.PREGNANCY_LETTER,
    Property.PREGNANCY_ADVICE,
    Property.ROUTE,
    Property.FREQUENCY,
    Property.DOSE,
    Property.RELAPSE_REDUCTION,
    Property.MONITORING,
)
#: Of these every value must be the same, and none may lie within the other.
_EXACT = (Property.DOSE, Property.FREQUENCY, Property.RELAPSE_REDUCTION)
_HINT = "look at both, and write the same value in both languages"
_QUOTE = 80


class _Told(NamedTuple):
    """A disagreement: what the translation says where, and the source."""

    section: str
    where: Place
    said: str
    there: Place
    source: str
    property: str | None


@sheet_rule(
    group=Group.TRANSLATIONS,
    severity=Severity.ERROR,
    good=[
        untouched("es/azatioprina").translating(untouched("azathioprine")),
        answer("dosage", "La mayoría de las personas con NMOSD toma de 2,5 a 3 mg/kg al día.")
        .of("es/azatioprina")
        .translating(answer("dosage", "Most people with NMOSD take 2.5 to 3 mg/kg/day.")),
    ],
    bad=[
        answer("dosage", "La mayoría de las personas con NMOSD toma de «2 a 3 mg/kg/día».")
        .of("es/azatioprina")
        .translating(answer("dosage", "Most people with NMOSD take 2 to 4 mg/kg/day.")),
        answer("fda-approval", "«Sí.»").of("es/azatioprina").translating(answer("fda-approval", "No.")),
        answer("relapse-risk", "Espere «12 meses» para notarlo.")
        .of("es/azatioprina")
        .translating(answer("relapse-risk", "Wait 12 weeks to notice it.")),
    ],
)
def conflict_with_translation(sheet: Examined) -> Iterator[Problem]:
    """A fact differs between languages.

    Two readers of one leaflet take two doses. Values are compared, not words: "2,5" is 2.5, "dos veces al año" is
    twice a year, "13/7/2021" in a Spanish sheet is July 13. Write the same in both; the source is not always right.
    """
    source = sheet.source
    if source is None or isinstance(source, Unreadable):
        return
    for one in _told(sheet, source):
        yield Problem(
            one.where,
            f"says {one.said!r}, but its source {one.there.path} says {one.source!r}",
            _HINT,
            about=f"{one.section} {one.said}",
            property=one.property,
            beside=(Related(one.there, "the source says otherwise"),),
            quote=one.said,
        )


def _told(sheet: Examined, source: Examined) -> Iterator[_Told]:
    """The disagreements of the two, each once."""
    facts = list(_facts(sheet, source))
    for section in sheet.sheet.sections:
        theirs = source.sheet.section(section.id) if section.id else None
        if theirs is None or section != sheet.sheet.section(section.id or ""):
            continue
        opened = _opened(sheet, source, section, theirs)
        mine = [] if opened else [one for one in facts if one.section == section.id]
        yield from opened
        yield from mine
        told = [place for one in [*opened, *mine] for place in (one.where, one.there)]
        for one in _numbers(sheet, source, section, theirs):
            if not any(_holds(place, one.where) or _holds(place, one.there) for place in told):
                yield one
    known = {section.id for section in sheet.sheet.sections}
    yield from (one for one in facts if one.section not in known and not one.section)


def _opened(sheet: Examined, source: Examined, mine: Section, theirs: Section) -> list[_Told]:
    """The "Sí" of an answer whose source opens with "No", or the reverse."""
    words = [
        (one, answer_of(one.sheet.prose.text, section.answer, one.mentions(section.answer)))
        for one, section in ((sheet, mine), (source, theirs))
    ]
    (_, here), (_, there) = words
    if here is None or there is None or (here.id == "yes") == (there.id == "yes"):
        return []
    return [_said(sheet, source, mine, here.span, there.span)]


def _facts(sheet: Examined, source: Examined) -> Iterator[_Told]:
    """Statements that no statement of the other agrees with, where one of the other's contradicts them."""
    told: set[tuple[str, str, str]] = set()
    for property in _COMPARED:
        here, there = sheet.facts(property), source.facts(property)
        # A reader meets the prose; what the front matter says the same is not told again.
        for fact in sorted(here, key=lambda fact: fact.witness is not Witness.PROSE):
            against = _against(fact, here, there)
            key = (property.value, fact.value, against.value if against else "")
            if against and key not in told:
                told.add(key)
                yield _Told(fact.section, fact.place, fact.quote, against.place, against.quote, property.value)


def _against(fact: Fact, here: Sequence[Fact], there: Sequence[Fact]) -> Fact | None:
    same = [one for one in there if one.section == fact.section and one.witness is fact.witness]
    mine = [one for one in here if one.section == fact.section and one.witness is fact.witness]
    if any(_alike(fact, one) for one in there if one.witness is fact.witness):
        return None
    for one in same:
        if _differ(fact, one) and not any(_alike(one, other) for other in mine):
            return one
    return None


def _alike(one: Fact, other: Fact) -> bool:
    if one.property in _EXACT:
        return (one.drug, one.value) == (other.drug, other.value)
    return agree(one, other)


def _differ(one: Fact, other: Fact) -> bool:
    if one.property is Property.DOSE:
        return not apart(one, other) and one.value.split()[1:] == other.value.split()[1:]
    return disagree(one, other)


def _numbers(sheet: Examined, source: Examined, mine: Section, theirs: Section) -> Iterator[_Told]:
    """Numbers that only one of two answers has, those of the one beside those of the other."""
    here = amounts_of(sheet.sheet, mine, sheet.vocabulary)
    there = amounts_of(source.sheet, theirs, sheet.vocabulary)
    added = [one for one in here.said if not any(one.is_of(other) for other in (*there.said, *there.implied))]
    lost = [one for one in there.said if not any(one.is_of(other) for other in (*here.said, *here.implied))]
    for one, other in zip(added, lost, strict=False):
        yield _said(sheet, source, mine, _wide(sheet, one), _wide(source, other))
    for one in added[len(lost) :]:
        if one.surely:
            yield _said(sheet, source, mine, _wide(sheet, one), theirs.answer)
    for other in lost[len(added) :]:
        if other.surely:
            yield _said(sheet, source, mine, mine.heading, _wide(source, other))


def _wide(sheet: Examined, one: Amount) -> Span:
    """The number with the word behind it."""
    text, end = sheet.sheet.prose.text, one.span.end
    after = text[end : end + 24]
    if one.unit and one.unit != "date" and after[:1] in (" ", "-"):
        word = after[1:].split()[0] if after[1:].split() else ""
        return Span(one.span.start, end + 1 + len(word.rstrip(".,;:)")))
    return one.span


def _said(sheet: Examined, source: Examined, section: Section, here: Span, there: Span) -> _Told:
    where, other = sheet.sheet.prose.source(here), source.sheet.prose.source(there)
    said, theirs = (" ".join(one.words(span).split())[:_QUOTE] for one, span in ((sheet, here), (source, there)))
    return _Told(section.id or "", sheet.place(where), said, source.place(other), theirs, None)


def _holds(place: Place, one: Place) -> bool:
    return (
        place.path == one.path
        and (place.line, place.column) <= (one.line, one.column)
        and (one.end_line, one.end_column) <= (place.end_line, place.end_column)
    )
