"""The trials that a sheet names, and that none was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.facts.clauses import COMMA, CONDITIONS, Clause
from leaflint.facts.fact import Fact, Property
from leaflint.facts.readers.context import Reading
from leaflint.facts.subjects import drugs_of
from leaflint.nodes import Span
from leaflint.vocabulary import Mention

_FEW_WORDS = 5
_KINDS = ("trial", "study")


def read_trials(reading: Reading) -> Iterator[Fact]:
    """The trials of each drug by their ids; `none-performed` where a sheet says so of the drug."""
    for section, said in reading.sections:
        for clause in said:
            for mention in clause.of("trial"):
                if is_trial_name(reading, mention):
                    yield from _stated(reading, clause, mention, mention.id, _against(clause))
            if section.id in ("clinical-trials", "relapse-risk"):
                # "No study has looked at how much" is no word on trials, but on the figure.
                kinds = _KINDS if section.id == "clinical-trials" else _KINDS[:1]
                for mention in [*clause.of("no-trial"), *_denied_trials(clause, kinds)][:1]:
                    if not clause.under(mention, *CONDITIONS):
                        against = clause.of("design", "comparator")
                        design = [word for word in against if mention.span.start <= word.span.start]
                        yield from _stated(reading, clause, mention, "none-performed", design)


def _stated(
    reading: Reading, clause: Clause, mention: Mention, value: str, against: Sequence[Mention]
) -> Iterator[Fact]:
    """The fact for each drug that `mention` is said of, with what the drug was compared with where that is said."""
    qualifiers = {"comparator": against[0].id} if against else {}
    for drug in drugs_of(clause, mention, reading.drug):
        yield reading.state(Property.TRIAL, value, clause._replace(drug=drug), qualifiers, mention.span)


def _against(clause: Clause) -> list[Mention]:
    """What a clause that names one trial says the drug was compared with."""
    return clause.of("design", "comparator") if len({trial.id for trial in clause.of("trial")}) == 1 else []


def _denied_trials(clause: Clause, kinds: Sequence[str]) -> Iterator[Mention]:
    """ "No clinical trial … has been done", "nobody has run a trial": a trial, denied, and that it was done."""
    denials = clause.of("negation")
    for study in (word for word in clause.of("study") if word.id in kinds):
        denied = [m for m in denials if m.span.end <= study.span.start and not _between(clause, m, study).strip()]
        done = [word for word in clause.of("done") if word.span.start >= study.span.end]
        if denied and done:
            yield study._replace(span=Span(denied[-1].span.start, done[0].span.end))
        for word in clause.of("done"):
            if word.span.end <= study.span.start and clause.negates(word) and not _is_elsewhere(clause, word, study):
                first = max(m.span.start for m in denials if m.span.start <= word.span.start)
                yield study._replace(span=Span(first, study.span.end))


def _between(clause: Clause, word: Mention, study: Mention) -> str:
    """What stands between a negation and a trial, but for its design: "no placebo-controlled trial"."""
    between = clause.text[word.span.end : study.span.start]
    for design in clause.of("design"):
        between = between.replace(clause.text[slice(*design.span)], "")
    return between


def _is_elsewhere(clause: Clause, done: Mention, study: Mention) -> bool:
    """Whether more than a few words stand between that something was done and a trial."""
    between = clause.text[done.span.end : study.span.start]
    return bool(COMMA.search(between)) or len(between.split()) > _FEW_WORDS


def is_trial_name(reading: Reading, mention: Mention) -> bool:
    """Whether a trial's name is written as one: "prevent" is a verb."""
    words = reading.text[slice(*mention.span)]
    return words.isupper() or any(c.isupper() for c in words[1:]) or any(c.isdigit() for c in words)
