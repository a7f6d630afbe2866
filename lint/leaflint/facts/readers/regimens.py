"""route, dose and frequency: how a drug is taken, how much of it and how often, step by step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.amounts import Amount, find_amounts
from leaflint.facts.fact import Fact, Property
from leaflint.facts.frequencies import Spotted, find_frequencies
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_OWN = ("administration", "frequency", "dosage")
_CUTS = ("loading", "maintenance")
_DIGITS = re.compile(r" \w{1,7} (\d{1,2})(?= ?\w)")
_ANY_DIGIT = re.compile(r"\d")
_CHECKS = frozenset({"test", "examination", "vaccine"})


class Step(NamedTuple):
    """A step of a regimen as a sentence states it; what it leaves open is empty."""

    clause: Clause
    span: Span
    dose: Amount | None
    frequency: str
    often: Span | None
    phase: str
    weight: str
    limit: bool


def read_regimens(reading: Reading) -> Iterator[Fact]:
    """The steps of the drug's own regimen from the questions about it, and what any answer says of another drug."""
    steps = [step for section in _OWN for step in _own_steps(reading, section)]
    steps += [step for section, said in reading.sections if section.id not in _OWN for step in _others(reading, said)]
    yield from _once([*_routes(reading), *_stated(reading, _joined(steps))])


def _own_steps(reading: Reading, section: str) -> Iterator[Step]:
    for _, said in groupby(reading.clauses(section), key=lambda clause: clause.sentence):
        yield from _steps(reading, list(said))


def _others(reading: Reading, said: Sequence[Clause]) -> Iterator[Step]:
    for clause in said:
        if any(drug.id != reading.drug for drug in clause.of("drug")):
            yield from (step for step in _steps(reading, [clause]) if step.clause.drug != reading.drug)


def _steps(reading: Reading, said: Sequence[Clause]) -> Iterator[Step]:
    """The steps that a sentence states, in its order; one that says only how often repeats the dose before it."""
    whole = said[0]
    for clause in said[1:]:
        whole = whole.with_(clause)
    amounts = find_amounts(reading.text, whole.span, whole.mentions, reading.decimal_mark)
    times = find_frequencies(reading.text, whole.span, whole.mentions)
    doses = [_of_a_day(whole, amount) for amount in amounts if not amount.weight]
    if not (doses or times) or whole.of("strength") or (not doses and _is_of_another_thing(reading, whole)):
        return
    bands = _bands(whole, [amount for amount in amounts if amount.weight])
    segments = _segments(whole, doses, times)
    before: Amount | None = None
    for index, segment in enumerate(segments):
        mine = [dose for dose in doses if segment.start <= dose.span.start < segment.end]
        often = [time for time in times if segment.start <= time.span.start < segment.end]
        dose = mine[0] if mine else before
        if len(often) > 1 or (not mine and not often) or _is_open(whole, segment):
            continue
        first = mine[0].span if mine else often[0].span
        last = often[0].span if often else first
        span = Span(min(first.start, last.start), max(first.end, last.end))
        about = _about(reading, whole, Mention("step", "", first))
        if about is None:
            continue
        yield Step(
            about,
            span,
            dose,
            str(often[0].frequency) if often else "",
            often[0].span if often else None,
            _phase(whole, segments, index, span),
            _band_of(bands, span),
            bool(mine) and any(m.id == "at-most" and _leads(whole, m, mine[0].span) for m in whole.of("bound")),
        )
        before = dose


def _of_a_day(whole: Clause, amount: Amount) -> Amount:
    """The amount, which is that of a day where the words before it say so: "the total for a day is …".

    What is given at a time or in a week is the amount alone: how often is another thing.
    """
    amount = amount._replace(value=amount.value.removesuffix("/dose").removesuffix("/wk"))
    near = [m for m in whole.of("total") if 0 <= amount.span.start - m.span.end <= 40]
    if not near or "/d" in amount.value or _ANY_DIGIT.search(whole.text, near[-1].span.end, amount.span.start):
        return amount
    return amount._replace(value=f"{amount.value}/d")


def _is_of_another_thing(reading: Reading, whole: Clause) -> bool:
    """Whether a sentence without a dose says how often a test is made, or warns of a mistake."""
    return bool(whole.of("mistake")) or any(reading.vocabulary.kinds(m.id) & _CHECKS for m in whole.of("term"))


def _about(reading: Reading, whole: Clause, mention: Mention) -> Clause | None:
    drugs = drugs_of(whole, mention, reading.drug)
    named = whole.of("condition")
    if len(drugs) != 1 or len({condition.id for condition in named}) > 1:
        return None
    condition = named[0].id if named else reading.condition
    return whole._replace(drug=drugs[0], condition=condition)


def _segments(whole: Clause, doses: Sequence[Amount], times: Sequence[Spotted]) -> list[Span]:
    """The parts of a sentence, one a step: cut where a phase begins, and before each further dose of a part.

    What closes with a phase and says nothing behind it ("…, every 6 months thereafter") is one part with it.
    """
    said = sorted([*(dose.span.start for dose in doses), *(time.span.start for time in times)])
    marks = [m.span.start for m in whole.of("phase") if m.id in _CUTS and any(at >= m.span.start for at in said)]
    cuts = [whole.span.start]
    for start, end in pairwise([whole.span.start, *sorted(marks), whole.span.end]):
        if start > cuts[-1]:
            cuts.append(start)
        cuts += [dose.span.start for dose in doses if start <= dose.span.start < end][1:]
    return [Span(*ends) for ends in pairwise([*cuts, whole.span.end])]


def _phase(whole: Clause, segments: Sequence[Span], index: int, span: Span) -> str:
    """The phase named nearest to a step; before a "then" it is the loading, and so is one between two of them.

    A course of so many weeks ("weekly for four weeks") is a loading too.
    """
    mine = _nearest_phase(whole, segments[index], span)
    later = [_nearest_phase(whole, segment, segment) for segment in segments[index + 1 :]]
    if mine == "maintenance":
        return "loading" if "maintenance" in later and "loading" not in later else "maintenance"
    if mine == "start" or (not mine and _is_course(whole, span)):
        return "loading"
    return mine or ("loading" if "maintenance" in later else "")


def _nearest_phase(whole: Clause, segment: Span, span: Span) -> str:
    inside = [m for m in whole.of("phase") if segment.start <= m.span.start < segment.end]
    return min(inside, key=lambda m: _distance(m.span, span)).id if inside else ""


def _is_course(whole: Clause, span: Span) -> bool:
    """Whether a length of time stands right behind a step, with one short word before it."""
    numbers = [m for m in whole.of("number") if m.span.start >= span.end]
    start = numbers[0].span.start if numbers else None
    if match := _DIGITS.match(whole.text, span.end, whole.span.end):
        start = match.start(1)
    return (
        start is not None
        and len(whole.text[span.end : start].split()) == 1
        and any(0 < m.span.start - start <= 8 for m in whole.of("period"))
    )


def _distance(one: Span, other: Span) -> int:
    first, second = sorted((one, other))
    return max(second.start - first.end, 0)


def _is_open(whole: Clause, segment: Span) -> bool:
    return any(segment.start <= m.span.start < segment.end for m in whole.of(*CONDITIONS, "negation"))


def _leads(whole: Clause, word: Mention, span: Span) -> bool:
    return word.span.end <= span.start and not whole.text[word.span.end : span.start].strip()


def _bands(whole: Clause, weights: Sequence[Amount]) -> list[tuple[Span, str]]:
    """The body weights that a sentence names, as bands: `40-<60 kg`, `>=100 kg`."""
    return [(weight.span, f"{_bound(whole, weight)}{weight.value}") for weight in weights]


def _bound(whole: Clause, weight: Amount) -> str:
    """`>=` for "100 kg or more" and "over 100 kg", `<` for "less than 40 kg"; a range has its own ends."""
    if "-" in weight.value:
        return ""
    for word in whole.of("bound", "than"):
        first, second = sorted((word.span, weight.span))
        if not whole.text[first.end : second.start].strip():
            return "<" if word.id in ("less", "at-most") else ">="
    return ""


def _band_of(bands: Sequence[tuple[Span, str]], span: Span) -> str:
    if not bands:
        return ""
    return min(bands, key=lambda band: abs(band[0].start - span.start))[1]


def _joined(steps: list[Step]) -> list[Step]:
    """One dose alone under one question and one frequency alone under another are one step."""
    doses = [s for s in steps if s.dose and not s.frequency]
    times = [s for s in steps if s.frequency and not s.dose and not s.phase]
    if not (len([s for s in steps if s.dose]) == len(doses) == 1 and len({s.frequency for s in times}) == 1):
        return steps
    one, other = doses[0].clause, times[0].clause
    if (one.drug, one.condition) != (other.drug, other.condition):
        return steps
    return [step._replace(frequency=times[0].frequency) if step is doses[0] else step for step in steps]


def _stated(reading: Reading, steps: Sequence[Step]) -> Iterator[Fact]:
    for step in steps:
        named = {"phase": step.phase, "weight": step.weight}
        kept = {name: value for name, value in named.items() if value}
        if step.dose:
            own = kept | ({"frequency": step.frequency} if step.frequency else {})
            own |= {"limit": "maximum"} if step.limit else {}
            yield reading.state(Property.DOSE, step.dose.value, step.clause, own, step.span)
        if step.often:
            yield reading.state(Property.FREQUENCY, step.frequency, step.clause, kept, step.often)


def _routes(reading: Reading) -> Iterator[Fact]:
    for section, said in reading.sections:
        for clause in said:
            for mention in clause.of("route"):
                drugs = drugs_of(clause, mention, reading.drug)
                own = section.id in _OWN or drugs != [reading.drug]
                if own and len(drugs) == 1 and not clause.negates(mention):
                    yield reading.state(Property.ROUTE, mention.id, clause._replace(drug=drugs[0]), span=mention.span)


def _once(facts: Sequence[Fact]) -> Iterator[Fact]:
    seen = set()
    for fact in facts:
        key = (fact.drug, fact.condition, fact.property, fact.value, fact.qualifiers)
        if key not in seen:
            seen.add(key)
            yield fact
