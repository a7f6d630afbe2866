"""side-effect, warning and pregnancy-risk: what the drug can do to those who take it, and to their children."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.denial import is_denied, is_unknown
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.stating import led_by, state_each
from leaflint.vocabulary import Mention

_HARMS = frozenset({"side-effect", "warning"})
_RISKS = frozenset({"pregnancy-risk"})


def read_effects(reading: Reading) -> Iterator[Fact]:
    """What the answer on side effects names, each as the first of its kinds; boxed warnings wherever they are named."""
    for section, clauses in reading.sections:
        for clause in clauses:
            if section.id == "side-effects":
                yield from _effects(reading, clause)
            else:
                yield from _alarms(reading, clause)
            if section.id in ("side-effects", "contraindications"):
                yield from _harms(reading, clause)
            if section.id == "pregnancy":
                yield from _pregnancy_risks(reading, clause, _RISKS)
            elif section.id == "side-effects" and _is_on_pregnancy(reading, clause):
                yield from _pregnancy_risks(reading, clause, _RISKS | _HARMS)


def _effects(reading: Reading, clause: Clause) -> Iterator[Fact]:
    for mention in clause.of("term"):
        kind = reading.vocabulary.kind_within(mention.id, _HARMS)
        if not kind or _is_left_open(clause, mention) or _is_sign(reading, clause, mention):
            continue
        warned = "warning" in reading.vocabulary.kinds(mention.id) and _is_alarmed(reading, clause, mention)
        yield from state_each(reading, Property.WARNING if warned else Property(kind), mention.id, clause, mention)


def _harms(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """The organs that a clause says are harmed: "severe harm to the liver, the lungs and the kidneys"."""
    for mention in clause.of("organ") if clause.of("harm") else ():
        harms = [word for word in clause.of("harm") if word.span.end <= mention.span.start]
        if harms and not is_denied(clause, harms[-1]) and not _is_left_open(clause, mention):
            yield from state_each(reading, Property.WARNING, mention.id, clause, mention)


def _alarms(reading: Reading, clause: Clause) -> Iterator[Fact]:
    for mention in clause.of("term"):
        warned = "warning" in reading.vocabulary.kinds(mention.id) and _is_alarmed(reading, clause, mention)
        if warned and not _is_left_open(clause, mention):
            yield from state_each(reading, Property.WARNING, mention.id, clause, mention)


def _pregnancy_risks(reading: Reading, clause: Clause, kinds: frozenset[str]) -> Iterator[Fact]:
    """The terms whose first kind among `kinds` is a risk in pregnancy."""
    if any(word.id == "animals" for word in clause.of("evidence")):
        return
    for mention in clause.of("term"):
        if reading.vocabulary.kind_within(mention.id, kinds) in _RISKS and not _is_left_open(clause, mention):
            yield from state_each(reading, Property.PREGNANCY_RISK, mention.id, clause, mention)


def _is_on_pregnancy(reading: Reading, clause: Clause) -> bool:
    return any(word.kind == "topic" and word.id == "pregnancy" for word in reading.sheet.within(clause.sentence))


def _is_alarmed(reading: Reading, clause: Clause, mention: Mention) -> bool:
    """Whether words of warning stand before it in its sentence: "there is a boxed warning for serious infections"."""
    inside = reading.sheet.within(clause.sentence)
    return any(word.kind == "alarm" and word.span.end <= mention.span.start for word in inside)


def _is_left_open(clause: Clause, mention: Mention) -> bool:
    """Whether it is denied, unknown, or what people have who take the drug: "in people with lymphoma"."""
    having = [word for word in clause.of("having") if word.span.end <= mention.span.start]
    had = bool(having) and clause.listed(having[-1], mention)
    return had or is_denied(clause, mention) or is_unknown(clause, mention)


def _is_sign(reading: Reading, clause: Clause, mention: Mention) -> bool:
    """Whether it is only what to watch for, or to tell: "call your doctor if you get a fever", "tell us of …"."""
    inside = reading.sheet.within(clause.sentence)
    told = [word for word in (*led_by(reading, clause), *inside) if word.kind in ("deferral", "telling")]
    return any(word.span.end <= mention.span.start for word in told) or (
        bool(told) and clause.under(mention, *CONDITIONS)
    )
