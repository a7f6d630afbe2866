"""What a drug alone is said to be: the first that was approved, the only one that is taken by mouth."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import COMMA, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

#: So far from "the only" stands the noun that it belongs to, at most.
_NEAR = 40
#: So many words stand between "no" and the drugs that are denied, at most.
_FEW_WORDS = 4
_DRUGS = ("single", "other-drugs", "approved-drugs")
_APPROVED = ("status", "participle", "approved-drugs")


def read_exclusive(reading: Reading) -> Iterator[Fact]:
    """What a drug is called the only or the first of: "the first drug approved", "the only one taken by mouth"."""
    for _, said in reading.sections:
        for clause in said:
            yield from _no_other(reading, clause)
            yield from _one_alone(reading, clause)
            for sole in clause.of("sole", "alone"):
                if clause.negates(sole) or clause.under(sole, "member") or clause.of("biosimilar"):
                    continue
                # "The only drugs" are several.
                kinds = _DRUGS if sole.kind == "alone" else _DRUGS[:1]
                nouns = [m for m in clause.of(*kinds) if 0 <= m.span.start - sole.span.end <= _NEAR]
                if nouns and not _counts_on(clause, sole, nouns[0]) and (what := _distinction(clause, sole, nouns[0])):
                    for drug in drugs_of(clause, sole, reading.drug):
                        yield _stated(reading, clause, sole, nouns[0], what, f"{sole.id}-{what.id}", drug)


def _stated(
    reading: Reading, clause: Clause, first: Mention, noun: Mention, what: Mention, value: str, drug: str | None
) -> Fact:
    span = Span(first.span.start, max(noun.span.end, what.span.end))
    return reading.state(Property.EXCLUSIVE, value, clause._replace(drug=drug), span=span)


def _counts_on(clause: Clause, sole: Mention, noun: Mention) -> bool:
    """Whether it is the first of several of one kind: "the first four drips"."""
    return any(sole.span.end <= number.span.start < noun.span.start for number in clause.of("number"))


def denies_others(clause: Clause, mention: Mention) -> Mention | None:
    """The word before `mention` that denies drugs in general ("no other drug", "nothing"), not the sheet's own."""
    for void in clause.of("void"):
        noun = void if void.id == "nothing" else _denied(clause, void)
        if noun and noun.span.end <= mention.span.start:
            return void
    return None


def is_earlier(clause: Clause, own: str | None) -> bool:
    """Whether a clause speaks of the time before the drug `own`: "before it", "until satralizumab came"."""
    drugs = [drug for drug in clause.of("drug") if drug.id == own]
    return any(
        word.id == "earlier"
        or any(word.span.end <= d.span.start and not clause.text[word.span.end : d.span.start].strip() for d in drugs)
        for word in clause.of("earlier")
    )


def _denied(clause: Clause, void: Mention) -> Mention | None:
    """The drugs that "no", "none of" is said of."""
    for noun in clause.of(*_DRUGS):
        between = clause.text[void.span.end : noun.span.start]
        if noun.span.start >= void.span.end and "," not in between and len(between.split()) <= _FEW_WORDS:
            return noun
    return None


def _no_other(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """ "No other drug is approved for NMOSD"; with "before it" that is to be the first."""
    for void in clause.of("void"):
        noun = void if void.id == "nothing" else _denied(clause, void)
        what = _distinction(clause, void, noun) if noun else None
        if noun is None or what is None or clause.condition != reading.condition:
            continue
        narrowed = [m for m in clause.of("population") if m.id != "adults"]
        if clause.of("other-use") or narrowed or not clause.of("condition", *_APPROVED):
            continue
        if is_earlier(clause, reading.drug):
            sole = "first"
        elif any(void.span.start <= word.span.start <= noun.span.end for word in clause.of("further")):
            sole = "only"
        else:
            continue
        for drug in drugs_of(clause, void, reading.drug):
            yield _stated(reading, clause, void, noun, what, f"{sole}-{what.id}", drug)


def _one_alone(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """ "Of all NMOSD drugs, only azathioprine is taken by mouth"."""
    for word in clause.of("merely"):
        drug = next(
            (d for d in clause.of("drug") if clause.follows(d, "merely") and d.span.start >= word.span.end), None
        )
        what = _distinction(clause, word, drug) if drug and clause.of("other-drugs", "approved-drugs") else None
        if drug and what and what.id != "approved":
            yield _stated(reading, clause, word, drug, what, f"only-{what.id}", drug.id)


def _distinction(clause: Clause, sole: Mention, noun: Mention) -> Mention | None:
    """By what a drug stands apart: its route, what it acts on, or that it was approved; None where that is open."""
    behind = [m for m in clause.mentions if m.span.start >= sole.span.end]
    # "The first tablet" is the first of many, and not the first drug that is one.
    routes = [
        m
        for m in behind
        if m.kind == "route" and (sole.id != "first" or m.span.end <= noun.span.start or _is_told_of(clause, noun, m))
    ]
    denials = [word.span.start for word in clause.of("negation") if word.span.start >= sole.span.end]
    if routes and any(at < routes[-1].span.start for at in denials):
        return None
    if len({m.id for m in routes}) == 1:
        return routes[0]
    # "The first approved drug": the wording of an approval may begin with "first".
    given = ("grant",) if clause.of("granting") and clause.of("condition", "regulator") else ()
    approved = next((m for m in clause.mentions if m.kind in (*_APPROVED, *given) and m.span.end > sole.span.end), None)
    targets = [
        m
        for m in behind
        if m.kind == "target" and sole.id != "first" and not COMMA.search(clause.text, sole.span.end, m.span.start)
    ]
    if targets and (approved is None or targets[0].span.start > noun.span.end):
        return targets[0]
    return approved._replace(id="approved") if approved else None


def _is_told_of(clause: Clause, noun: Mention, route: Mention) -> bool:
    """Whether a drug for the condition is told apart by its route: "the first NMOSD drug that is injected …"."""
    told = any(noun.span.end <= word.span.start <= route.span.start for word in clause.of("relative"))
    return told and noun.id != "form" and bool(clause.of("condition", *_APPROVED))
