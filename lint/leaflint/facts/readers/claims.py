"""Claims: makers, trials, figures, counts, and what a drug alone is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflint.facts.clauses import CONDITIONS, Clause
from leaflint.facts.dates import find_dates
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.readers.stating import once
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_PERCENT = re.compile(r"(?<![\w.,-])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|percent\b|per cent\b|por ciento\b)", re.IGNORECASE)
_NAME = re.compile(r"\s(?:the )?((?:[A-Z][\w&'-]*)(?:,? (?:[A-Z][\w&'-]*|of|de))*)")
_COUNT = re.compile(r"(?<![\w.,/-])\d{1,2}(?![\w.,/%-]\w)")
_FEW = range(1, 30)
#: So far from "the only" stands the noun that it belongs to, at most.
_NEAR = 40


def read_claims(reading: Reading) -> Iterator[Fact]:
    """What the prose claims of a drug beside its regimen and its effects."""
    yield from once([*_figures(reading), *_trials(reading), *_makers(reading), *_counts(reading), *_exclusive(reading)])


def _figures(reading: Reading) -> Iterator[Fact]:
    """By how much a drug lowers the risk of a relapse; shares of people who had one, or none, are no such figure."""
    for section, said in reading.sections:
        if section.id not in ("relapse-risk", "clinical-trials"):
            continue
        before: Clause | None = None
        for clause in said:
            yield from _reductions(reading, clause, before)
            if section.id == "relapse-risk":
                for mention in clause.of("not-estimated"):
                    for drug in drugs_of(clause, mention, reading.drug):
                        yield reading.state(
                            Property.RELAPSE_REDUCTION, "not-estimated", clause._replace(drug=drug), span=mention.span
                        )
            before = clause


def _reductions(reading: Reading, clause: Clause, before: Clause | None) -> Iterator[Fact]:
    figures = [
        Mention("percent", m[1].replace(",", "."), Span(*m.span()))
        for m in _PERCENT.finditer(reading.text, *clause.span)
    ]
    cues = clause.of("cue") or _carried(clause, before)
    if not figures or not any(cue.id == "reduction" for cue in cues):
        return
    inside = reading.sheet.within(clause.sentence)
    sentence = clause._replace(span=clause.sentence, mentions=inside)
    trials = [m for m in inside if m.kind == "trial" and _is_name(reading, m)]
    if not trials and before:
        trials = [m for m in before.of("trial") if _is_name(reading, m)][-1:]
    people = [
        m for m in inside if m.kind in ("population", "everyone") and m.id in ("aqp4-positive", "aqp4-negative", "all")
    ]
    for figure in figures:
        cue = min(cues, key=lambda one: _distance(one.span, figure.span))
        if cue.id != "reduction" or clause.negates(figure):
            continue
        for drug in drugs_of(clause, figure, reading.drug):
            qualifiers = {
                "trial": _named_for(figures, figure, trials),
                "population": _named_for(figures, figure, people),
            }
            qualifiers["comparator"] = _comparator(sentence, drug)
            kept = {name: value for name, value in qualifiers.items() if value}
            yield reading.state(
                Property.RELAPSE_REDUCTION, f"{figure.id}%", clause._replace(drug=drug), kept, figure.span
            )


def _carried(clause: Clause, before: Clause | None) -> list[Mention]:
    """What a figure is of where its clause does not say: what the question asks, or what the figures before were of."""
    asked = before is None and clause.section is not None and clause.section.id == "relapse-risk"
    if asked and not clause.of("trial", "drug"):
        return [Mention("cue", "reduction", clause.span)]
    goes_on = before and before.block == clause.block and clause.of("trial", "population", "everyone")
    return before.of("cue") if before and goes_on else []


def _named_for(figures: Sequence[Mention], figure: Mention, named: Sequence[Mention]) -> str:
    """The trial or the people that a figure is for: what is named alone, or in the order of several figures."""
    if len({one.id for one in named}) == 1:
        return named[0].id
    return named[figures.index(figure)].id if len(named) == len(figures) else ""


def _comparator(sentence: Clause, drug: str | None) -> str:
    if placebo := sentence.of("comparator"):
        return placebo[0].id
    others = [m for m in sentence.of("drug") if m.id != drug and sentence.under(m, "beside")]
    return others[0].id if len({m.id for m in others}) == 1 else ""


def _trials(reading: Reading) -> Iterator[Fact]:
    for section, said in reading.sections:
        for clause in said:
            for mention in clause.of("trial"):
                if _is_name(reading, mention):
                    for drug in drugs_of(clause, mention, reading.drug):
                        yield reading.state(Property.TRIAL, mention.id, clause._replace(drug=drug), span=mention.span)
            if section.id in ("clinical-trials", "relapse-risk"):
                for mention in [*clause.of("no-trial"), *_denied_trials(clause)][:1]:
                    if not clause.under(mention, *CONDITIONS):
                        for drug in drugs_of(clause, mention, reading.drug):
                            yield reading.state(
                                Property.TRIAL, "none-performed", clause._replace(drug=drug), span=mention.span
                            )


def _denied_trials(clause: Clause) -> Iterator[Mention]:
    """ "No clinical trial … has been done": a denied trial of no kind, and that it was done."""
    for study in clause.of("study"):
        denied = any(
            word.span.end <= study.span.start and not clause.text[word.span.end : study.span.start].strip()
            for word in clause.of("negation")
        )
        done = [word for word in clause.of("done") if word.span.start >= study.span.end]
        if denied and done:
            yield study._replace(span=Span(study.span.start, done[0].span.end))


def _is_name(reading: Reading, mention: Mention) -> bool:
    """Whether a trial's name is written as one: "prevent" is a verb."""
    words = reading.text[slice(*mention.span)]
    return words.isupper() or any(c.isupper() for c in words[1:]) or any(c.isdigit() for c in words)


def _makers(reading: Reading) -> Iterator[Fact]:
    for clause in reading.clauses("manufacturer"):
        known = [m for m in clause.of("maker") if not _is_past(clause, m)]
        for mention in known:
            for drug in _made(clause, mention, reading.drug):
                yield reading.state(Property.MANUFACTURER, mention.id, clause._replace(drug=drug), span=mention.span)
        if not clause.of("maker"):
            for word in clause.of("made"):
                if word.id == "by" and (name := _NAME.match(reading.text, word.span.end, clause.span.end)):
                    span = Span(*name.span(1))
                    for drug in _made(clause, Mention("maker", "", span), reading.drug):
                        yield reading.state(Property.MANUFACTURER, name[1], clause._replace(drug=drug), span=span)


def _made(clause: Clause, mention: Mention, own: str | None) -> list[str | None]:
    """The drugs that a maker makes: "X is made by M", or "M makes X"."""
    behind = [drug.id for drug in clause.of("drug") if drug.span.start > mention.span.end]
    makes = [word for word in clause.of("made") if word.id == "makes" and word.span.start >= mention.span.end]
    return [behind[0]] if makes and behind else drugs_of(clause, mention, own)


def _is_past(clause: Clause, maker: Mention) -> bool:
    """Whether the clause says that a company made the drug once, or was bought: before its name or right behind it."""
    return any(
        word.span.end <= maker.span.start or not clause.text[maker.span.end : word.span.start].strip(" ,(")
        for word in clause.of("once")
    )


def _counts(reading: Reading) -> Iterator[Fact]:
    for _, said in reading.sections:
        for clause in said:
            yield from _counted(reading, clause)


def _counted(reading: Reading, clause: Clause) -> Iterator[Fact]:
    """ "the three FDA-approved drugs", "one of four approved treatments", "four drugs are approved"."""
    nouns = clause.of("approved-drugs") or (clause.of("other-drugs") if clause.of("status", "participle") else [])
    if not nouns:
        return
    if clause.condition != reading.condition or clause.of("other-use"):
        return
    numbers = [m for m in clause.of("number") if m.id.isdigit() and int(m.id) in _FEW]
    numbers += [
        Mention("number", m.group(), Span(*m.span()))
        for m in _COUNT.finditer(reading.text, *clause.span)
        if int(m.group()) in _FEW
    ]
    for number, noun in ((n, m) for n in numbers for m in nouns):
        between = reading.text[number.span.end : noun.span.start]
        if (
            0 <= noun.span.start - number.span.end <= 30
            and not re.search(r"[.,;:()\d]", between)
            and not clause.negates(noun)
        ):
            dates = find_dates(reading.text, clause.sentence, reading.sheet.within(clause.sentence), reading.order)
            qualifiers = {"as_of": dates[0].values[0].iso} if len(dates) == 1 and dates[0].values else {}
            yield reading.state(
                Property.APPROVED_DRUG_COUNT,
                number.id,
                clause._replace(drug=reading.drug),
                qualifiers,
                Span(number.span.start, noun.span.end),
            )


def _exclusive(reading: Reading) -> Iterator[Fact]:
    """What a drug is called the only or the first of: "the first drug approved", "the only one taken by mouth"."""
    for _, said in reading.sections:
        for clause in said:
            for sole in clause.of("sole"):
                if clause.negates(sole) or clause.under(sole, "member") or clause.of("biosimilar"):
                    continue
                nouns = [m for m in clause.of("single") if 0 <= m.span.start - sole.span.end <= _NEAR]
                if nouns and (what := _distinction(clause, sole, nouns[0])):
                    for drug in drugs_of(clause, sole, reading.drug):
                        stated = clause._replace(drug=drug)
                        span = Span(sole.span.start, max(nouns[0].span.end, what.span.end))
                        yield reading.state(Property.EXCLUSIVE, f"{sole.id}-{what.id}", stated, span=span)


def _distinction(clause: Clause, sole: Mention, noun: Mention) -> Mention | None:
    """By what the one drug stands apart: its route, or that it was approved; None where the clause does not say."""
    behind = [m for m in clause.mentions if m.span.start >= sole.span.end]
    routes = [m for m in behind if m.kind == "route"]
    if len({m.id for m in routes}) == 1:
        return routes[0]
    approved = next((m for m in behind if m.kind in ("status", "participle", "approved-drugs")), None)
    return approved._replace(id="approved") if approved else None


def _distance(one: Span, other: Span) -> int:
    first, second = sorted((one, other))
    return second.start - first.end
