"""route, dose and frequency: how a drug is taken, how much of it and how often, step by step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from leaflint.facts.certainty import is_change, is_of_another_medicine, is_open, is_strength, is_sum
from leaflint.facts.clauses import COMMA, Clause
from leaflint.facts.doses import Amount
from leaflint.facts.fact import Fact, Property
from leaflint.facts.going_on import going_on, heading_clauses
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.regimen_tables import table_steps
from leaflint.facts.readers.routes import read_routes
from leaflint.facts.readers.stating import once
from leaflint.facts.regimen_phases import in_turn, settled
from leaflint.facts.statements import statements
from leaflint.facts.step_items import HEADS, step_items
from leaflint.facts.step_lengths import Item
from leaflint.facts.steps import Step, read_steps
from leaflint.facts.subjects import conditions_of, drugs_of
from leaflint.facts.weights import is_of_one
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_OWN = ("administration", "frequency", "dosage")
_DAILY = "/P1D"
_CHECKS = frozenset({"test", "examination", "vaccine"})
_NEAR = 12
_SPEAKS = frozenset(("unit", "rate", "day-part", "period", "per-period"))
# A quick look for what a dose, or a frequency such as q2w, is made of: most clauses have nothing of it.
_UNIT = re.compile(r"[0-9][ -]?(?:m?c?k?[gG]|M[gG]|[µμ]g|m[lL])|[qQ] ?[0-9]")


def read_regimens(reading: Reading) -> Iterator[Fact]:
    """The steps of the drug's own regimen from the questions about it, and what any answer says of another drug.

    The title may name its route: "Rituximab infusions".
    """
    steps: list[Step] = []
    facts: list[Fact] = [*read_routes(reading, reading.titles, own=True)]
    for section, said in reading.sections:
        own = section.id in _OWN
        said = [*heading_clauses(reading.sheet, section), *said] if own else said
        said = [*going_on(said)]
        told = said if own else [clause for clause in said if _names_another(reading, clause)]
        if not told:
            continue
        told = [_with_own(reading, clause) for clause in told]
        facts += read_routes(reading, told, own=own)
        found = [step for step in _section_steps(reading, told) if own or step.clause.drug != reading.drug]
        steps += found
    yield from once([*facts, *_stated(reading, _joined(reading, _as_amounts_of_a_day(reading, steps)))])


def _names_another(reading: Reading, clause: Clause) -> bool:
    return any(mention.kind == "drug" and mention.id != reading.drug for mention in clause.mentions)


def _with_own(reading: Reading, clause: Clause) -> Clause:
    """The clause with "this drug" as what it means beside another drug's name: the sheet's own."""
    own = clause.of("own")
    if not own or not reading.drug or not clause.of("drug"):
        return clause
    named = [Mention("drug", reading.drug, word.span) for word in own]
    return clause._replace(mentions=tuple(sorted([*clause.mentions, *named], key=lambda mention: mention.span)))


def _section_steps(reading: Reading, said: Sequence[Clause]) -> list[Step]:
    steps: list[Step] = []
    cells = [clause for clause in said if clause.block.kind == "cell"]
    for _, sentence in groupby((c for c in said if c.block.kind != "cell"), key=lambda clause: clause.sentence):
        told: list[Step] = []
        condition = reading.condition
        for clause in statements(sentence):
            condition = _led_by(clause) or (condition if clause.joint == ";" else reading.condition)
            told += _in_list(clause, [*_clause_steps(reading, clause, condition)], told)
        changed, phased = in_turn(steps, told)
        steps[len(steps) - changed :] = phased
    if cells:
        steps += [step for step in table_steps(cells, reading.decimal_mark) if _is_certain(reading, step)]
    return settled(steps)


def _in_list(clause: Clause, steps: list[Step], before: Sequence[Step]) -> list[Step]:
    """The steps of a list's part, in the phase that its head names: "First dose: under 60 kg 2,400 mg; 60 to …"."""
    first = before[0] if before else None
    headed = first is not None and clause.joint == ";" and len({(s.phase, bool(s.weight)) for s in before}) == 1
    if not (first and headed and first.weight and not first.often):
        return steps
    return [s._replace(phase=s.phase or first.phase) if s.weight and not s.often else s for s in steps]


def _led_by(clause: Clause) -> str | None:
    """The one condition that leads a clause, and what semicolons divide from it: "PNH: 600 mg …; then 900 mg"."""
    named = [m for m in _without_compared(clause) if m.kind == "condition"]
    leads = bool(named) and clause.text[named[0].span.end : clause.span.end].lstrip().startswith(":")
    return named[0].id if leads and len(named) == 1 else None


def _clause_steps(reading: Reading, clause: Clause, condition: str | None) -> Iterator[Step]:
    if not _UNIT.search(clause.text, *clause.span) and not any(m.kind in _SPEAKS for m in clause.mentions):
        return
    items = step_items(clause, reading.decimal_mark)
    if not any(item.kind in HEADS for item in items) or _is_of_no_adult(items):
        return
    steps = read_steps(clause, items)
    heads = [Mention("step", "", _head(step)) for step in steps]
    told = _without_compared(clause)
    whole = clause._replace(mentions=tuple(sorted([*told, *heads], key=lambda mention: mention.span)))
    for step, head in zip(steps, heads, strict=True):
        drugs, conditions = _drugs(whole, head, reading.drug), conditions_of(whole, head, condition)
        if len(drugs) != 1 or len(conditions) != 1 or (conditions[0] is None and clause.of("other-use")):
            continue
        named = conditions[0].id if conditions[0] else condition
        about = step._replace(clause=clause._replace(drug=drugs[0], condition=named))
        if _is_certain(reading, about):
            yield about


def _without_compared(clause: Clause) -> list[Mention]:
    """The mentions of a clause, but for a condition that it only compares with: "higher than in PNH: 900 mg".

    What stands in brackets behind it, or goes on, is of that condition: "higher than in PNH (600 mg a week)".
    """
    ends = {word.span.end for word in clause.of("beside")}
    return [
        m
        for m in clause.mentions
        if m.kind != "condition"
        or not {m.span.start, m.span.start - 1} & ends
        or clause.text[m.span.end : clause.span.end].lstrip(" ")[:1] not in (":", "")
    ]


def _head(step: Step) -> Span:
    """The words of a step that its drug is named beside: its amount, else how often."""
    if step.amount and step.span.start <= step.amount.span.start < step.span.end:
        return step.amount.span
    return step.said or step.span


def _drugs(clause: Clause, head: Mention, own: str | None) -> list[str | None]:
    """The drugs that a step is of: none behind a comma ("15 mg, with folic acid"), but that before its bracket."""
    named = clause.of("drug")
    before = [drug for drug in named if drug.span.end <= head.span.start]
    if before and clause.text[before[-1].span.end : head.span.start].lstrip(" ").startswith("("):
        return [before[-1].id]
    behind = [drug for drug in named if drug.span.start >= head.span.end]
    if not before and behind and COMMA.search(clause.text, head.span.end, behind[0].span.start):
        return [own]
    return drugs_of(clause, head, own)


def _is_of_no_adult(items: Sequence[Item]) -> bool:
    """Whether it is said of a weight that no adult has: "children of 20 kg take 50 mg"."""
    return any(item.kind == "weight" and not item.value for item in items)


def _is_certain(reading: Reading, step: Step) -> bool:
    clause = step.clause
    if is_of_one(step.weight):
        # What one person "would take" is as certain as the weight that it is worked out for.
        told = tuple(m for m in clause.mentions if (m.kind, m.id) != ("hypothetical", "example"))
        clause = clause._replace(mentions=told)
    if is_open(clause, step.span) or is_of_another_medicine(clause, step.span):
        return False
    dose = step.amount
    if dose and step.span.start <= dose.span.start < step.span.end:
        if dose.bound in ("more", "less") or is_change(clause, dose.span):
            return False
        bare = not (step.often or dose.dose.per)
        return not is_strength(clause, dose.span) and not (bare and is_sum(clause, dose.span))
    checks = [term for term in clause.of("term") if reading.vocabulary.kinds(term.id) & _CHECKS]
    checks += clause.of("event")
    if step.span.start - clause.span.start <= _NEAR:
        # "Every 6 months, depending on your B-cell count."
        checks = [term for term in checks if not COMMA.search(clause.text, step.span.end, term.span.start)]
    return not checks


def _as_amounts_of_a_day(reading: Reading, steps: list[Step]) -> list[Step]:
    """Where a drug is taken several times a day, "2000 mg daily" is what is taken in a day, and not how often."""
    several = {s.clause.drug for s in steps if s.often.endswith(_DAILY) and not s.often.startswith("1/")}
    return [
        step._replace(amount=amount, often="", said=None)
        if (step.clause.drug in several or is_of_one(step.weight)) and (amount := _of_a_day(reading, step))
        else step
        for step in steps
    ]


def _of_a_day(reading: Reading, step: Step) -> Amount | None:
    """The amount of a step whose rate is one word that counts no times: "2000 mg daily", not "2000 mg once daily"."""
    if not (step.amount and step.said and step.often == f"1{_DAILY}" and not step.amount.dose.per):
        return None
    if any(character.isspace() for character in reading.text[slice(*step.said)]):
        return None
    return step.amount._replace(dose=step.amount.dose._replace(per=("d",)))


def _joined(reading: Reading, steps: list[Step]) -> list[Step]:
    """One dose alone under one question and one frequency alone under another are one step."""
    doses = [s for s in steps if s.amount and s.amount.dose.unit != "mL" and not is_of_one(s.weight)]
    times = [step for step in steps if step.often and not step.amount]
    if len(doses) != 1 or doses[0].often or len({step.often for step in times}) != 1:
        return steps
    dose, time = doses[0], times[0]
    same = (dose.clause.drug, dose.clause.condition) == (time.clause.drug, time.clause.condition)
    if not same or time.phase or dose.phase or time.times:
        return steps
    return [step._replace(often=time.often) if step is dose else step for step in steps]


def _stated(reading: Reading, steps: Sequence[Step]) -> Iterator[Fact]:
    for step in steps:
        named = {"phase": step.phase, "weight": step.weight, "times": step.times}
        kept = {name: value for name, value in named.items() if value}
        if step.amount:
            own = {"frequency": step.often, "week": step.week, "limit": _LIMITS.get(step.amount.bound, "")}
            own = kept | {name: value for name, value in own.items() if value}
            yield reading.state(Property.DOSE, str(step.amount.dose), step.clause, own, step.span)
        if step.said:
            if is_of_one(step.weight):
                del kept["weight"]
            yield reading.state(Property.FREQUENCY, step.often, step.clause, kept, step.said)


_LIMITS = {"at-most": "maximum", "at-least": "minimum"}
