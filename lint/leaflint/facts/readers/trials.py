"""The trials that a sheet names, and that none was done."""

from __future__ import annotations

from collections.abc import Iterator

from leaflint.facts.clauses import COMMA, CONDITIONS, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_FEW_WORDS = 5


def read_trials(reading: Reading) -> Iterator[Fact]:
    """The trials of each drug by their ids; `none-performed` where a sheet says so of the drug."""
    for section, said in reading.sections:
        for clause in said:
            for mention in clause.of("trial"):
                if is_trial_name(reading, mention):
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
    """ "No clinical trial … has been done", "nobody has run a trial": a trial, denied, and that it was done."""
    for study in clause.of("study"):
        denied = any(
            word.span.end <= study.span.start and not clause.text[word.span.end : study.span.start].strip()
            for word in clause.of("negation")
        )
        done = [word for word in clause.of("done") if word.span.start >= study.span.end]
        if denied and done:
            yield study._replace(span=Span(study.span.start, done[0].span.end))
        for word in clause.of("done"):
            if word.span.end <= study.span.start and clause.negates(word) and not _is_elsewhere(clause, word, study):
                yield study._replace(span=Span(word.span.start, study.span.end))


def _is_elsewhere(clause: Clause, done: Mention, study: Mention) -> bool:
    """Whether more than a few words stand between that something was done and a trial."""
    between = clause.text[done.span.end : study.span.start]
    return bool(COMMA.search(between)) or len(between.split()) > _FEW_WORDS


def is_trial_name(reading: Reading, mention: Mention) -> bool:
    """Whether a trial's name is written as one: "prevent" is a verb."""
    words = reading.text[slice(*mention.span)]
    return words.isupper() or any(c.isupper() for c in words[1:]) or any(c.isdigit() for c in words)
