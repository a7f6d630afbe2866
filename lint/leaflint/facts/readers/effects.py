"""side-effect, warning and pregnancy-risk: what the drug can do to those who take it, and to their children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.denial import DENYING, is_denied, is_unknown
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.stating import state_each, with_leads
from leaflint.vocabulary import Mention

_HARMS = frozenset({"side-effect", "warning"})
_RISKS = frozenset({"pregnancy-risk"})
#: The kinds of words that can deny a term or leave it open.
_OPENING = DENYING | {"having", "unneeded"}


def read_effects(reading: Reading) -> Iterator[Fact]:
    """What the answer on side effects names, each as the first of its kinds; boxed warnings wherever they are named."""
    alarming = any(mention.kind == "alarm" for mention in reading.sheet.mentions)
    for section, clauses in reading.sections:
        if section.id == "side-effects":
            for clause, lead in with_leads(reading, section, clauses):
                yield from _effects(reading, clause, lead)
                yield from _harms(reading, clause)
            continue
        for clause in clauses:
            if section.id == "pregnancy":
                yield from _pregnancy_risks(reading, clause, _stated(clause), _RISKS)
            elif section.id == "contraindications":
                yield from _harms(reading, clause)
            if alarming:
                yield from _warnings(reading, clause)


def _stated(clause: Clause) -> list[Mention]:
    """The terms of a clause that it does not deny or leave open."""
    terms = clause.of("term")
    if not terms or _OPENING.isdisjoint(mention.kind for mention in clause.mentions):
        return terms
    return [mention for mention in terms if not _is_left_open(clause, mention)]


def _effects(reading: Reading, clause: Clause, lead: Sequence[Mention]) -> Iterator[Fact]:
    terms = _stated(clause)
    if not terms or clause.text[clause.span.start : clause.sentence.end].rstrip().endswith("?"):
        return
    inside = reading.sheet.within(clause.sentence)
    signs = [word for word in (*lead, *inside) if word.kind in ("deferral", "telling")]
    for mention in terms:
        kind = reading.vocabulary.kind_within(mention.id, _HARMS)
        if not kind or (signs and _is_sign(clause, mention, signs)):
            continue
        warned = "warning" in reading.vocabulary.kinds(mention.id) and _is_alarmed(mention, inside)
        yield from state_each(reading, Property.WARNING if warned else Property(kind), mention.id, clause, mention)
    if any(word.kind == "topic" and word.id == "pregnancy" for word in inside):
        yield from _pregnancy_risks(reading, clause, terms, _RISKS | _HARMS)


def _warnings(reading: Reading, clause: Clause) -> Iterator[Fact]:
    inside = reading.sheet.within(clause.sentence)
    for mention in _stated(clause) if any(word.kind == "alarm" for word in inside) else ():
        if "warning" in reading.vocabulary.kinds(mention.id) and _is_alarmed(mention, inside):
            yield from state_each(reading, Property.WARNING, mention.id, clause, mention)


def _pregnancy_risks(
    reading: Reading, clause: Clause, terms: Sequence[Mention], kinds: frozenset[str]
) -> Iterator[Fact]:
    """The terms whose first kind among `kinds` is a risk in pregnancy; what was seen in animals alone is none."""
    if any(word.id == "animals" for word in clause.of("evidence")):
        return
    for mention in terms:
        if reading.vocabulary.kind_within(mention.id, kinds) in _RISKS:
            yield from state_each(reading, Property.PREGNANCY_RISK, mention.id, clause, mention)


def _harms(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """The organs that a clause says are harmed: "severe harm to the liver, the lungs and the kidneys"."""
    for word in clause.of("harm"):
        before = word
        for organ in clause.of("organ") if not _is_left_open(clause, word) else ():
            if organ.span.start >= word.span.end and clause.listed(before, organ):
                before = organ
                if not any(_is_within(organ, term) and organ.id != term.id for term in clause.of("term")):
                    yield from state_each(reading, Property.WARNING, organ.id, clause, organ)


def _is_within(one: Mention, other: Mention) -> bool:
    return other.span.start <= one.span.start and one.span.end <= other.span.end


def _is_alarmed(mention: Mention, inside: Iterable[Mention]) -> bool:
    """Whether words of warning stand before it in its sentence: "there is a boxed warning for serious infections"."""
    return any(word.kind == "alarm" and word.span.end <= mention.span.start for word in inside)


def _is_left_open(clause: Clause, mention: Mention) -> bool:
    """Whether it is denied, unknown, or what people have who take the drug: "in people with lymphoma"."""
    having = [word for word in clause.of("having") if word.span.end <= mention.span.start]
    if having and clause.listed(having[-1], mention):
        return True
    return is_denied(clause, mention) or is_unknown(clause, mention) or clause.under(mention, "unneeded")


def _is_sign(clause: Clause, mention: Mention, signs: Sequence[Mention]) -> bool:
    """Whether it is only what to watch for, or to tell: "call your doctor if you get a fever", "tell us of …"."""
    before = any(word.span.end <= mention.span.start for word in signs)
    return before or clause.under(mention, *CONDITIONS)
